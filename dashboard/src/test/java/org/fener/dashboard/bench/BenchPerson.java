package org.fener.dashboard.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// Somebody who is signed in and asks for pages as a browser does: with a session, compressed, forms with their token.
final class BenchPerson {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI dashboard;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(Redirect.NORMAL)
            .build();

    /// A page as it came.
    ///
    /// @param millis from the request's start to the last byte
    /// @param bytes  as sent, compressed
    record Answer(URI uri, String html, double millis, int bytes) {

        /// The value of a hidden field of the page's forms.
        String field(String name) throws IOException {
            Matcher value =
                    Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(html);
            if (!value.find()) throw new IOException(uri + ": no field '" + name + "'");
            return value.group(1).replace("&#39;", "'").replace("&amp;", "&");
        }
    }

    private BenchPerson(URI dashboard) {
        this.dashboard = dashboard;
    }

    static BenchPerson signedIn(URI dashboard, String name, String password) throws IOException, InterruptedException {
        BenchPerson person = new BenchPerson(dashboard);
        Map<String, String> form = new LinkedHashMap<>(Map.of("username", name, "password", password));
        Answer signedIn = person.submit("sign-in", form, person.get("sign-in"));
        if (signedIn.uri().getPath().contains("sign-in")) throw new IOException(name + " could not sign in");
        return person;
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    /// Sends a form with the token of the page that it stands on.
    Answer submit(String path, Map<String, String> fields, Answer page) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(page.html());
        if (!token.find()) throw new IOException(page.uri() + ": no form with a token");
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put("_csrf", token.group(1));
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /// A file as it was taken.
    record Export(long rows, double seconds, long bytes) {}

    Export export(String path) throws IOException, InterruptedException {
        long began = System.nanoTime();
        HttpResponse<InputStream> response = client.send(request(path).build(), BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) throw new IOException(response.uri() + ": " + response.statusCode());
        long rows = Long.parseLong(response.headers().firstValue("X-Rows").orElseThrow());
        try (InputStream in = response.body()) {
            long bytes = in.transferTo(OutputStream.nullOutputStream());
            return new Export(rows, (System.nanoTime() - began) / 1e9, bytes);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(dashboard.resolve(path)).header("Accept-Encoding", "gzip");
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        long began = System.nanoTime();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        double millis = (System.nanoTime() - began) / 1e6;
        if (response.statusCode() != 200) throw new IOException(response.uri() + ": " + response.statusCode());
        byte[] body = response.body();
        boolean zipped =
                response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        try (var in = zipped ? new GZIPInputStream(new ByteArrayInputStream(body)) : new ByteArrayInputStream(body)) {
            return new Answer(
                    response.uri(), new String(in.readAllBytes(), StandardCharsets.UTF_8), millis, body.length);
        }
    }
}
