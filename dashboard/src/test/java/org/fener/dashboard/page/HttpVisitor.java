package org.fener.dashboard.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody with a browser of their own, by plain HTTP: keeps cookies, fills in forms; follows where an answer leads
/// only if made so.
final class HttpVisitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI dashboard;
    private final String[] headers;
    private final HttpClient client;

    /// @param headers names and values that each request carries
    HttpVisitor(RunningDashboard dashboard, String... headers) {
        this(dashboard.address("/"), Redirect.NEVER, headers);
    }

    private HttpVisitor(URI dashboard, Redirect redirect, String... headers) {
        this.dashboard = dashboard;
        this.headers = headers.clone();
        this.client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(redirect)
                .build();
    }

    /// A program that comes with a key.
    static HttpVisitor withKey(RunningDashboard dashboard, String token) {
        return new HttpVisitor(dashboard, "Authorization", "Bearer " + token);
    }

    /// Somebody who is signed in and goes where an answer leads.
    static HttpVisitor signedIn(URI dashboard, String name, String password) throws IOException, InterruptedException {
        HttpVisitor visitor = new HttpVisitor(dashboard, Redirect.NORMAL);
        HttpResponse<String> answer = visitor.post("/sign-in", Map.of("username", name, "password", password));
        assertThat(answer.uri().getPath()).doesNotContain("sign-in");
        return visitor;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    /// A file.
    byte[] bytes(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofByteArray()).body();
    }

    /// Sends a form with the token of a form that everybody has: language and theme.
    HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return submit(path, withToken(fields));
    }

    /// Sends a form with a file in its field `file`.
    HttpResponse<String> upload(String path, Map<String, String> fields, String name, byte[] content)
            throws IOException, InterruptedException {
        String boundary = "a-part-of-a-form";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : withToken(fields).entrySet())
            body.writeBytes(part(
                    boundary,
                    "name=\"" + field.getKey() + "\"",
                    field.getValue().getBytes(UTF_8)));
        body.writeBytes(part(boundary, "name=\"file\"; filename=\"" + name + "\"", content));
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(UTF_8));
        return client.send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .header("Accept", "text/html")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }

    private static byte[] part(String boundary, String disposition, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n").getBytes(UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(UTF_8));
        return part.toByteArray();
    }

    private Map<String, String> withToken(Map<String, String> fields) throws IOException, InterruptedException {
        Matcher token = CSRF.matcher(get("/sign-in").body());
        assertThat(token.find()).isTrue();
        Map<String, String> form = new HashMap<>(fields);
        form.put("_csrf", token.group(1));
        return form;
    }

    /// Sends a form as it is, without a token.
    HttpResponse<String> submit(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return send(
                path,
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    HttpResponse<String> send(String path, String body) throws IOException, InterruptedException {
        return send(path, "application/x-www-form-urlencoded", body);
    }

    HttpResponse<String> send(String path, String type, String body) throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /// Where the form leads: path and query.
    String postAndFollow(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return location(post(path, fields)).orElseThrow();
    }

    String signIn(String name, String password) throws IOException, InterruptedException {
        return postAndFollow("/sign-in", Map.of("username", name, "password", password));
    }

    static Optional<String> location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(URI::create)
                .map(to -> to.getPath() + (to.getQuery() == null ? "" : "?" + to.getQuery()));
    }

    private HttpRequest.Builder request(String path) {
        // not through resolve: `//host` must arrive as it is
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(dashboard.toString().replaceAll("/$", "") + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
