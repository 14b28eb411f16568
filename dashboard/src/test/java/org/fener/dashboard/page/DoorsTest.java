package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fener.dashboard.store.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gets in, and with which headers every answer goes out. Plain HTTP against the real application.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DoorsTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private RunningDashboard dashboard;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        dashboard = RunningDashboard.start(folder, List.of());
    }

    @AfterAll
    void stop() throws IOException {
        dashboard.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/search",
                "/post?key=x",
                "/sources",
                "/sources/x",
                "/reports",
                "/reports/today",
                "/no-such-page"
            })
    void nobodyGetsInWithoutSigningIn(String path) throws Exception {
        HttpResponse<String> answer = get(visitor(), path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/setup?token=x", "/health", "/assets/fener.css"})
    void everyAnswerCarriesTheStrictPolicy(String path) throws Exception {
        HttpResponse<String> answer = get(visitor(), path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .contains(WebConfiguration.CONTENT_SECURITY_POLICY);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void aOneTimeLinkSetsThePasswordOnce() throws Exception {
        String token = dashboard.installation.accounts().invite("нов", Role.READER);
        HttpClient visitor = visitor();

        HttpResponse<String> tooShort = post(
                visitor,
                "/setup?token=" + token,
                "/setup",
                Map.of("token", token, "password", "short", "repeated", "short"));
        assertThat(tooShort.body()).contains("12");
        HttpResponse<String> different = post(
                visitor,
                "/setup?token=" + token,
                "/setup",
                Map.of("token", token, "password", "a long enough one", "repeated", "another long one"));
        assertThat(different.statusCode()).isEqualTo(200);
        HttpResponse<String> done = post(
                visitor,
                "/setup?token=" + token,
                "/setup",
                Map.of("token", token, "password", "a long enough one", "repeated", "a long enough one"));
        assertThat(done.headers().firstValue("Location").orElseThrow()).contains("/sign-in?ready");
        assertThat(get(visitor, "/setup?token=" + token).body()).doesNotContain("name=\"password\"");

        HttpResponse<String> inside =
                post(visitor, "/sign-in", "/sign-in", Map.of("username", "нов", "password", "a long enough one"));
        assertThat(inside.headers().firstValue("Location").orElseThrow()).doesNotContain("error");
        assertThat(get(visitor, "/").statusCode()).isEqualTo(200);
        assertThat(get(visitor, "/post?key=none/none").statusCode()).isEqualTo(404);
        assertThat(get(visitor, "/reports/yesterday").statusCode()).isEqualTo(404);
    }

    @Test
    void whoGuessesIsNotHeardForAWhileWhetherThereIsSuchAnAccountOrNot() throws Exception {
        HttpClient visitor = visitor();
        dashboard
                .installation
                .accounts()
                .accept(dashboard.installation.accounts().invite("обект", Role.READER), "a long enough one");
        for (String name : List.of("обект", "никой"))
            for (int i = 0; i < 5; i++)
                assertThat(signIn(visitor, name, "guess " + i)).endsWith("/sign-in?error");

        assertThat(signIn(visitor, "обект", "a long enough one")).endsWith("/sign-in?wait");
        assertThat(signIn(visitor, "никой", "a long enough one")).endsWith("/sign-in?wait");
        assertThat(get(visitor, "/sign-in?wait").body()).contains("role=\"alert\"");
    }

    private String signIn(HttpClient visitor, String name, String password) throws Exception {
        return post(visitor, "/sign-in", "/sign-in", Map.of("username", name, "password", password))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @Test
    void aWrongNameAndAWrongPasswordLookTheSame() throws Exception {
        HttpResponse<String> name =
                post(visitor(), "/sign-in", "/sign-in", Map.of("username", "nobody", "password", "x"));
        HttpResponse<String> password =
                post(visitor(), "/sign-in", "/sign-in", Map.of("username", RunningDashboard.NAME, "password", "x"));

        assertThat(name.statusCode()).isEqualTo(password.statusCode());
        assertThat(name.headers().firstValue("Location"))
                .isEqualTo(password.headers().firstValue("Location"));
    }

    @Test
    void aFormFromElsewhereIsRefused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(dashboard.address("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=a&password=b"))
                .build();

        assertThat(visitor().send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }

    private static HttpClient visitor() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private HttpResponse<String> get(HttpClient visitor, String path) throws IOException, InterruptedException {
        return visitor.send(
                HttpRequest.newBuilder(dashboard.address(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HttpClient visitor, String form, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        Matcher token = CSRF.matcher(get(visitor, form).body());
        assertThat(token.find()).isTrue();
        String body = fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))
                + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        return visitor.send(
                HttpRequest.newBuilder(dashboard.address(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
