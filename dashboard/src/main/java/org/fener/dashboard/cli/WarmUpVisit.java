package org.fener.dashboard.cli;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks at the pages that people look at most, as they do: signed in, by way of the links on them.
final class WarmUpVisit {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern POST = Pattern.compile("href=\"/post\\?key=([^\"&]+)");
    private static final List<String> PAGES = List.of(
            "/", "/inbox", "/search?q=", "/search?q=%D1%80%D0%B0%D0%B1%D0%BE%D1%82%D0%B0", "/sources", "/reports");
    private static final List<String> TABS = List.of("", "/why", "/similar", "/history", "/evidence");
    private static final int ROUNDS = 3;

    private final URI dashboard;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    WarmUpVisit(int port) {
        dashboard = URI.create("http://127.0.0.1:" + port);
    }

    void walk(String person, String password) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get("/sign-in"));
        if (!token.find()) throw new IOException("the sign-in page has no form");
        String form =
                "username=" + encoded(person) + "&password=" + encoded(password) + "&_csrf=" + encoded(token.group(1));
        send(request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        for (int round = 0; round < ROUNDS; round++) {
            for (String page : PAGES) {
                Matcher post = POST.matcher(get(page));
                if (post.find()) for (String tab : TABS) get("/post" + tab + "?key=" + post.group(1));
            }
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(dashboard.resolve(path));
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
