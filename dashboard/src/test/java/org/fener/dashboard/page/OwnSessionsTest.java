package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.dashboard.store.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Where a person is signed in, how long that lasts and what is said when it is over; only the clock is ours.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OwnSessionsTest {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final Pattern FIREFOX_BUTTON = Pattern.compile("value=\"([^\"]+)\" aria-label=\"[^\"]*Firefox");

    private RunningDashboard dashboard;
    private volatile Instant now = Instant.parse("2026-11-28T09:00:00Z");

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        dashboard = RunningDashboard.start(folder, List.of(), () -> now);
    }

    @AfterAll
    void stop() throws IOException {
        dashboard.close();
    }

    @Test
    void sessionsAreListedWithDeviceAndAddressAndEndedOneByOneOrAllTogether() throws Exception {
        dashboard.account("many", Role.READER);
        HttpVisitor here = new HttpVisitor(dashboard);
        here.signIn("many", RunningDashboard.PASSWORD);
        HttpVisitor firefox = new HttpVisitor(dashboard, "User-Agent", FIREFOX);
        firefox.signIn("many", RunningDashboard.PASSWORD);
        HttpVisitor third = new HttpVisitor(dashboard, "User-Agent", "<script>alert(1)</script>");
        third.signIn("many", RunningDashboard.PASSWORD);
        String page = here.get("/account").body();
        assertThat(page).contains("Firefox 140 · Linux", "127.0.0.1").doesNotContain("<script>alert");

        Matcher button = FIREFOX_BUTTON.matcher(page);
        assertThat(button.find()).as(page).isTrue();
        String firefoxId = button.group(1);
        HttpVisitor stranger = dashboard.signedIn("stranger", Role.READER);
        stranger.post("/account/sessions/end", Map.of("id", firefoxId));
        assertThat(firefox.get("/account").statusCode()).isEqualTo(200);
        here.post("/account/sessions/end", Map.of("id", firefoxId));
        assertThat(firefox.get("/account").statusCode()).isEqualTo(302);
        assertThat(third.get("/account").statusCode()).isEqualTo(200);
        here.post("/account/sessions/end", Map.of());
        assertThat(third.get("/account").statusCode()).isEqualTo(302);
        assertThat(here.get("/account").statusCode()).isEqualTo(200);

        HttpVisitor admin = dashboard.signedIn("warden", Role.ADMIN);
        assertThat(admin.get("/accounts/sessions?name=many").body()).contains("127.0.0.1");
        admin.post("/accounts/sessions/end", Map.of("name", "many"));
        assertThat(here.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void aChangedRoleEndsTheSessions() throws Exception {
        HttpVisitor person = dashboard.signedIn("promoted", Role.READER);
        dashboard.signedIn("chief2", Role.ADMIN).post("/accounts/role", Map.of("name", "promoted", "role", "ANALYST"));

        assertThat(person.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aSessionEndsWhenIdleAndAfterTheLongestTimeInAll() throws Exception {
        HttpVisitor idle = dashboard.signedIn("idle", Role.READER);
        now = now.plus(Duration.ofMinutes(29));
        assertThat(idle.get("/account").statusCode()).isEqualTo(200);
        now = now.plus(Duration.ofMinutes(30));
        assertThat(idle.get("/account").statusCode()).isEqualTo(302);

        HttpVisitor busy = dashboard.signedIn("busy", Role.READER);
        for (int i = 0; i < 24; i++) {
            assertThat(busy.get("/account").statusCode()).isEqualTo(200);
            now = now.plus(Duration.ofMinutes(29));
        }
        assertThat(busy.get("/account").statusCode()).isEqualTo(200);
        now = now.plus(Duration.ofMinutes(29));
        assertThat(busy.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void whoeverHeldASessionIsToldWhyItIsOverAndNobodyElse() throws Exception {
        HttpVisitor admin = dashboard.signedIn("ender", Role.ADMIN);
        HttpVisitor ended = dashboard.signedIn("told", Role.READER);
        admin.post("/accounts/sessions/end", Map.of("name", "told"));
        assertThat(HttpVisitor.location(ended.get("/account"))).contains("/sign-in");
        assertThat(ended.get("/sign-in").body()).contains("ended from the page of your account or by an administrator");
        assertThat(new HttpVisitor(dashboard).get("/sign-in").body()).doesNotContain("You are signed out");
        assertThat(ended.signIn("told", RunningDashboard.PASSWORD)).startsWith("/account");
        ended.post("/sign-out", Map.of());
        assertThat(ended.get("/sign-in").body()).doesNotContain("You are signed out", "session is over");

        HttpVisitor idle = dashboard.signedIn("idler", Role.READER);
        idle.post("/preferences", Map.of("language", "bg"));
        now = now.plus(Duration.ofMinutes(30));
        assertThat(HttpVisitor.location(idle.submit("/account/password", Map.of())))
                .contains("/sign-in");
        assertThat(idle.get("/sign-in").body()).contains("30 минути нямаше действие");

        HttpVisitor busy = dashboard.signedIn("worker", Role.READER);
        for (int i = 0; i < 25; i++) {
            busy.get("/account");
            now = now.plus(Duration.ofMinutes(29));
        }
        assertThat(HttpVisitor.location(busy.get("/account"))).contains("/sign-in");
        assertThat(busy.get("/sign-in").body()).contains("a session lasts 12 hours at most");
    }

    @Test
    void aSessionThatTheProgramDoesNotKnowAnyMoreIsOver() throws Exception {
        HttpResponse<String> asked =
                new HttpVisitor(dashboard, "Cookie", "fener=0123456789ABCDEF0123456789ABCDEF").get("/account");

        assertThat(HttpVisitor.location(asked)).contains("/sign-in");
        String fresh = asked.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        assertThat(new HttpVisitor(dashboard, "Cookie", fresh).get("/sign-in").body())
                .contains("This session is over");
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        HttpVisitor person = dashboard.signedIn("leaver", Role.READER);
        person.post("/sign-out", Map.of());

        assertThat(person.get("/account").statusCode()).isEqualTo(302);
        HttpVisitor again = new HttpVisitor(dashboard);
        again.signIn("leaver", RunningDashboard.PASSWORD);
        assertThat(again.get("/account").body()).doesNotContain("name=\"id\"");
    }
}
