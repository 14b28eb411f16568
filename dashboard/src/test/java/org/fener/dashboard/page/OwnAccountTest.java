package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.dashboard.store.AuditFilter;
import org.fener.dashboard.store.AuditLine;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.fener.dashboard.store.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Second factor and password, over HTTP against the real application; only the clock is ours.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OwnAccountTest {

    private static final String PASSWORD = RunningDashboard.PASSWORD;
    private static final Pattern SECRET = Pattern.compile("class=\"secret\">(.*?)</code>", Pattern.DOTALL);
    private static final Pattern RECOVERY = Pattern.compile("<code>([a-z2-7-]{19})</code>");

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
    void aSecondFactorIsSetUpAndAskedForAndEachCodeWorksOnce() throws Exception {
        HttpVisitor person = dashboard.signedIn("петя", Role.READER);
        Telephone telephone = setUp(person);

        HttpVisitor again = new HttpVisitor(dashboard);
        assertThat(again.signIn("петя", PASSWORD)).isEqualTo("/sign-in/code");
        assertThat(again.get("/").headers().firstValue("Location").orElseThrow())
                .endsWith("/sign-in");
        assertThat(again.get("/account").statusCode()).isEqualTo(302);
        assertThat(again.postAndFollow("/sign-in/code", Map.of("code", "000000")))
                .isEqualTo("/sign-in/code?wrong");
        tick();
        String code = telephone.code(now);
        assertThat(again.postAndFollow("/sign-in/code", Map.of("code", code.substring(0, 3) + " " + code.substring(3))))
                .startsWith("/");
        assertThat(again.get("/account").statusCode()).isEqualTo(200);

        HttpVisitor thief = new HttpVisitor(dashboard);
        thief.signIn("петя", PASSWORD);
        assertThat(thief.postAndFollow("/sign-in/code", Map.of("code", code))).isEqualTo("/sign-in/code?wrong");
        assertThat(lastSignIn("петя"))
                .satisfies(line -> assertThat(line.outcome()).isEqualTo(Outcome.REFUSED))
                .satisfies(line -> assertThat(line.reason()).isEqualTo("wrong-code"));
    }

    @Test
    void aTelephoneMayBeHalfAMinuteOffButNotMore() throws Exception {
        Telephone telephone = setUp(dashboard.signedIn("slow", Role.READER));
        now = now.plusSeconds(300);
        HttpVisitor person = new HttpVisitor(dashboard);
        person.signIn("slow", PASSWORD);

        assertThat(person.postAndFollow("/sign-in/code", Map.of("code", telephone.code(now.minusSeconds(60)))))
                .endsWith("wrong");
        assertThat(person.postAndFollow("/sign-in/code", Map.of("code", telephone.code(now.plusSeconds(60)))))
                .endsWith("wrong");
        assertThat(person.postAndFollow("/sign-in/code", Map.of("code", telephone.code(now.minusSeconds(30)))))
                .doesNotContain("sign-in");
    }

    @Test
    void aRecoveryCodeSignsInOnce() throws Exception {
        HttpVisitor person = dashboard.signedIn("forgetful", Role.READER);
        Telephone telephone = setUp(person);
        tick();
        List<String> recovery = recoveryCodes(
                person.post("/account/second-factor/recovery-codes", Map.of("code", telephone.code(now))));

        assertThat(withCode("forgetful", recovery.getFirst().toUpperCase(Locale.ROOT)))
                .doesNotContain("sign-in");
        assertThat(withCode("forgetful", recovery.getFirst())).endsWith("wrong");
        assertThat(dashboard.installation.secondFactors().recoveryCodesLeft("forgetful"))
                .isEqualTo(9);
    }

    @Test
    void whoGuessesCodesIsNotHeardForAWhileEvenWithTheRightOne() throws Exception {
        Telephone telephone = setUp(dashboard.signedIn("target", Role.READER));
        tick();
        for (int i = 0; i < 5; i++) assertThat(withCode("target", "00000" + i)).endsWith("wrong");

        assertThat(withCode("target", telephone.code(now))).endsWith("wait");
        now = now.plus(Duration.ofMinutes(16));
        assertThat(withCode("target", telephone.code(now))).doesNotContain("sign-in");
    }

    @Test
    void whoGuessedTooOftenIsToldToWaitAndForgivenWithTheReset() throws Exception {
        HttpVisitor person = dashboard.signedIn("locked", Role.READER);
        person.post("/account/second-factor/begin", Map.of("old", PASSWORD));
        for (int i = 0; i < 5; i++) person.post("/account/second-factor/confirm", Map.of("code", "00000" + i));
        Telephone telephone =
                new Telephone(secret(person.get("/account/second-factor").body()));

        assertThat(person.postAndFollow("/account/second-factor/confirm", Map.of("code", telephone.code(now))))
                .endsWith("wait");
        assertThat(person.get("/account/second-factor?wait").body()).contains("Too many attempts");

        HttpVisitor admin = dashboard.signedIn("rescuer", Role.ADMIN);
        admin.post("/accounts/second-factor/reset", Map.of("name", "locked"));
        assertThat(admin.get("/accounts").body()).contains("The second factor of locked is reset");
        HttpVisitor again = new HttpVisitor(dashboard);
        again.signIn("locked", PASSWORD);
        setUp(again);
    }

    @Test
    void theSecondStepIsNotThereWithoutTheFirst() throws Exception {
        setUp(dashboard.signedIn("guarded", Role.READER));
        HttpVisitor stranger = new HttpVisitor(dashboard);

        assertThat(HttpVisitor.location(stranger.get("/sign-in/code"))).contains("/sign-in");
        assertThat(stranger.postAndFollow("/sign-in/code", Map.of("code", "123456")))
                .isEqualTo("/sign-in");
        assertThat(HttpVisitor.location(stranger.get("/sign-in/second-factor"))).contains("/sign-in");
        assertThat(stranger.signIn("guarded", "a wrong password")).isEqualTo("/sign-in?error");
        assertThat(stranger.signIn("nobody", "a wrong password")).isEqualTo("/sign-in?error");

        HttpVisitor slow = new HttpVisitor(dashboard);
        slow.signIn("guarded", PASSWORD);
        now = now.plus(Duration.ofMinutes(11));
        assertThat(slow.postAndFollow("/sign-in/code", Map.of("code", "123456")))
                .isEqualTo("/sign-in");
    }

    @Test
    void aRoleThatNeedsASecondFactorSetsItUpBeforeItGetsIn() throws Exception {
        dashboard.account("novice", Role.INVESTIGATOR);
        HttpVisitor admin = dashboard.signedIn("chief", Role.ADMIN);
        admin.post("/accounts/second-factor/demand", Map.of("role", "INVESTIGATOR", "demanded", "true"));
        try {
            HttpVisitor novice = new HttpVisitor(dashboard);
            assertThat(novice.signIn("novice", PASSWORD)).isEqualTo("/sign-in/second-factor");
            assertThat(novice.get("/search?q=visa").statusCode()).isEqualTo(302);
            Telephone telephone =
                    new Telephone(secret(novice.get("/sign-in/second-factor").body()));
            assertThat(novice.postAndFollow("/sign-in/second-factor", Map.of("code", "000000")))
                    .endsWith("wrong");
            HttpResponse<String> done = novice.post("/sign-in/second-factor", Map.of("code", telephone.code(now)));
            assertThat(done.body()).containsPattern(RECOVERY).contains("/search?q=visa");
            assertThat(novice.get("/search").statusCode()).isEqualTo(200);
            tick();
            assertThat(novice.postAndFollow("/account/second-factor/off", Map.of("code", telephone.code(now))))
                    .endsWith("said=demanded");

            admin.post("/accounts/second-factor/reset", Map.of("name", "novice"));
            assertThat(novice.get("/search").statusCode()).isEqualTo(302);
            assertThat(new HttpVisitor(dashboard).signIn("novice", PASSWORD)).isEqualTo("/sign-in/second-factor");
        } finally {
            admin.post("/accounts/second-factor/demand", Map.of("role", "INVESTIGATOR"));
        }
    }

    @Test
    void aStolenScreenDoesNotSwitchItOffOrReplaceIt() throws Exception {
        HttpVisitor person = dashboard.signedIn("careful", Role.READER);
        assertThat(person.postAndFollow("/account/second-factor/begin", Map.of("old", "not the password")))
                .endsWith("said=old");
        Telephone telephone = setUp(person);
        tick();

        assertThat(person.postAndFollow("/account/second-factor/off", Map.of("code", "111111")))
                .endsWith("said=code");
        assertThat(person.postAndFollow("/account/second-factor/begin", Map.of("old", PASSWORD)))
                .endsWith("said=code");
        assertThat(person.postAndFollow("/account/second-factor/off", Map.of("code", telephone.code(now))))
                .endsWith("said=off");
        assertThat(new HttpVisitor(dashboard).signIn("careful", PASSWORD)).isEqualTo("/");
    }

    @Test
    void aChangedPasswordEndsTheOtherSessionsAndKeepsThisOne() throws Exception {
        HttpVisitor here = dashboard.signedIn("owner", Role.READER);
        HttpVisitor elsewhere = new HttpVisitor(dashboard);
        elsewhere.signIn("owner", PASSWORD);
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(200);

        assertThat(change(here, "wrong old one", "lamp over seven bridges")).endsWith("said=old");
        assertThat(change(here, PASSWORD, "short")).endsWith("said=short");
        assertThat(change(here, PASSWORD, "password123456")).endsWith("said=common");
        assertThat(change(here, PASSWORD, "lamp over seven bridges")).endsWith("said=password");

        assertThat(here.get("/account").statusCode()).isEqualTo(200);
        assertThat(HttpVisitor.location(elsewhere.get("/account"))).contains("/sign-in");
        assertThat(new HttpVisitor(dashboard).signIn("owner", PASSWORD)).endsWith("error");
        assertThat(new HttpVisitor(dashboard).signIn("owner", "lamp over seven bridges"))
                .isEqualTo("/");
    }

    private static String change(HttpVisitor person, String old, String password) throws Exception {
        return person.postAndFollow(
                "/account/password", Map.of("old", old, "password", password, "repeated", password));
    }

    @Test
    void theLanguageFollowsThePersonToAnotherMachine() throws Exception {
        HttpVisitor person = dashboard.signedIn("traveller", Role.READER);
        person.post("/preferences", Map.of("language", "bg"));

        HttpVisitor elsewhere = new HttpVisitor(dashboard);
        assertThat(elsewhere.get("/sign-in").body()).contains("lang=\"en\"");
        elsewhere.signIn("traveller", PASSWORD);
        assertThat(elsewhere.get("/account").body()).contains("Вашият достъп");
    }

    private void tick() {
        now = now.plusSeconds(30);
    }

    private Telephone setUp(HttpVisitor person) throws Exception {
        assertThat(person.postAndFollow("/account/second-factor/begin", Map.of("old", PASSWORD)))
                .isEqualTo("/account/second-factor");
        Telephone telephone =
                new Telephone(secret(person.get("/account/second-factor").body()));
        assertThat(recoveryCodes(person.post("/account/second-factor/confirm", Map.of("code", telephone.code(now)))))
                .hasSize(10)
                .doesNotHaveDuplicates();
        return telephone;
    }

    private static List<String> recoveryCodes(HttpResponse<String> page) {
        return RECOVERY.matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String withCode(String name, String code) throws Exception {
        HttpVisitor person = new HttpVisitor(dashboard);
        assertThat(person.signIn(name, PASSWORD)).isEqualTo("/sign-in/code");
        return person.postAndFollow("/sign-in/code", Map.of("code", code));
    }

    private static String secret(String page) {
        return firstGroup(SECRET, page).replaceAll("<[^>]*>|\\s", "");
    }

    private static String firstGroup(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private AuditLine lastSignIn(String name) {
        return dashboard
                .installation
                .audit()
                .latest(AuditFilter.of(name, "sign-in"), Long.MAX_VALUE, 1)
                .getFirst();
    }
}
