package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fener.dashboard.store.AuditFilter;
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
        HttpResponse<String> answer = visitor().get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/setup?token=x", "/health", "/assets/fener.css"})
    void everyAnswerCarriesTheStrictPolicy(String path) throws Exception {
        HttpResponse<String> answer = visitor().get(path);

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
        HttpVisitor visitor = visitor();

        HttpResponse<String> tooShort =
                visitor.post("/setup", Map.of("token", token, "password", "short", "repeated", "short"));
        assertThat(tooShort.body()).contains("12");
        HttpResponse<String> different = visitor.post(
                "/setup", Map.of("token", token, "password", "a long enough one", "repeated", "another long one"));
        assertThat(different.statusCode()).isEqualTo(200);
        HttpResponse<String> done = visitor.post(
                "/setup", Map.of("token", token, "password", "a long enough one", "repeated", "a long enough one"));
        assertThat(done.headers().firstValue("Location").orElseThrow()).contains("/sign-in?ready");
        assertThat(visitor.get("/setup?token=" + token).body()).doesNotContain("name=\"password\"");

        HttpResponse<String> inside =
                visitor.post("/sign-in", Map.of("username", "нов", "password", "a long enough one"));
        assertThat(inside.headers().firstValue("Location").orElseThrow()).doesNotContain("error");
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/post?key=none/none").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/reports/yesterday").statusCode()).isEqualTo(404);
    }

    @Test
    void whoGuessesIsNotHeardForAWhileWhetherThereIsSuchAnAccountOrNot() throws Exception {
        HttpVisitor visitor = visitor();
        dashboard
                .installation
                .accounts()
                .accept(dashboard.installation.accounts().invite("обект", Role.READER), "a long enough one");
        for (String name : List.of("обект", "никой"))
            for (int i = 0; i < 5; i++)
                assertThat(visitor.signIn(name, "guess " + i)).isEqualTo("/sign-in?error");

        assertThat(visitor.signIn("обект", "a long enough one")).endsWith("/sign-in?wait");
        assertThat(visitor.signIn("никой", "a long enough one")).endsWith("/sign-in?wait");
        assertThat(visitor.get("/sign-in?wait").body()).contains("role=\"alert\"");
    }

    @Test
    void aWrongNameAndAWrongPasswordLookTheSame() throws Exception {
        HttpResponse<String> name = visitor().post("/sign-in", Map.of("username", "nobody", "password", "x"));
        HttpResponse<String> password =
                visitor().post("/sign-in", Map.of("username", RunningDashboard.NAME, "password", "x"));

        assertThat(name.statusCode()).isEqualTo(password.statusCode());
        assertThat(name.headers().firstValue("Location"))
                .isEqualTo(password.headers().firstValue("Location"));
    }

    /// Otherwise a visitor could guess from a new address each time, and be listed with any.
    @Test
    void whatAVisitorSaysOfItsAddressCountsOnlyBehindAProxy(@TempDir Path folder) throws Exception {
        String[] forwarded = {"X-Forwarded-For", "203.0.113.7"};
        new HttpVisitor(dashboard, forwarded).signIn("nobody", "x");
        assertThat(lastSignIn(dashboard)).isEqualTo("127.0.0.1");

        Path config = Files.createDirectories(folder.resolve("home/config"));
        Files.writeString(config.resolve("fener.yaml"), "server: {behind-proxy: true}");
        try (RunningDashboard proxied = RunningDashboard.start(folder, List.of())) {
            new HttpVisitor(proxied, forwarded).signIn("nobody", "x");
            assertThat(lastSignIn(proxied)).isEqualTo("203.0.113.7");
            HttpResponse<String> encrypted = new HttpVisitor(proxied, "X-Forwarded-Proto", "https").get("/sign-in");
            assertThat(encrypted.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith("fener=")
                    .contains("Secure", "HttpOnly", "SameSite=Lax");
        }
    }

    private static String lastSignIn(RunningDashboard dashboard) {
        return dashboard
                .installation
                .audit()
                .latest(AuditFilter.of("", "sign-in"), Long.MAX_VALUE, 1)
                .getFirst()
                .object();
    }

    @Test
    void aFormFromElsewhereIsRefused() throws Exception {
        assertThat(visitor().send("/sign-in", "username=a&password=b").statusCode())
                .isEqualTo(403);
    }

    private HttpVisitor visitor() {
        return new HttpVisitor(dashboard);
    }
}
