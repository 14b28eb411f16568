package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.dashboard.store.AlertDelivery;
import org.fener.dashboard.store.AlertDelivery.Kind;
import org.fener.dashboard.store.Channels;
import org.fener.dashboard.store.Channels.Channel;
import org.fener.indexer.watch.Watch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// How a person chooses where watches tell, over HTTP against the real application.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AlertChannelsTest {

    private RunningDashboard dashboard;
    private HttpVisitor owner;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        dashboard = RunningDashboard.start(folder, List.of());
        owner = new HttpVisitor(dashboard);
        owner.signIn(RunningDashboard.NAME, RunningDashboard.PASSWORD);
    }

    @AfterAll
    void stop() throws IOException {
        dashboard.close();
    }

    private Watch watch(String id) {
        Watch watch = Watch.of(id, RunningDashboard.NAME, "виза");
        dashboard.installation.watches().save(watch);
        return watch;
    }

    private List<AlertDelivery> log(String watch) {
        return dashboard.installation.alertDeliveries().of(watch, 100);
    }

    @Test
    void lettersGoOnlyToDomainsThatTheOperatorNamed() throws Exception {
        assertThat(owner.postAndFollow("/account/letters", Map.of("address", "maria@elsewhere.example")))
                .endsWith("said=domain");
        assertThat(owner.postAndFollow("/account/letters", Map.of("address", " maria@example.org ")))
                .endsWith("said=letters");
        assertThat(owner.get("/account").body()).contains("value=\"maria@example.org\"");

        owner.post("/account/letters", Map.of("address", ""));

        assertThat(dashboard.installation.watchChannels().address(RunningDashboard.NAME))
                .isEmpty();
    }

    @Test
    void aWatchIsToldHowToTell() throws Exception {
        Watch watch = watch("told");
        Map<String, String> form =
                Map.of("q", "виза", "rhythm", "EACH", "mail", "true", "webhook", "soc", "go", "save");

        assertThat(owner.postAndFollow("/watches/told/edit", form)).isEqualTo("/watches/told");

        assertThat(dashboard.installation.watchChannels().of(watch.id()))
                .isEqualTo(new Channels(true, Optional.of("soc")));
        assertThat(owner.get("/watches/told/edit").body()).contains("checked=\"checked\"", "selected=\"selected\">soc");
        owner.post("/watches/told/edit", Map.of("q", "виза", "rhythm", "EACH", "webhook", "", "go", "save"));
        assertThat(dashboard.installation.watchChannels().of(watch.id())).isEqualTo(Channels.NONE);
        owner.post("/watches/told/edit", Map.of("q", "виза", "rhythm", "EACH", "webhook", "other", "go", "save"));
        assertThat(dashboard.installation.watchChannels().of(watch.id())).isEqualTo(Channels.NONE);
    }

    @Test
    void aWatchWhoseMailGoesNowhereSaysSo() throws Exception {
        watch("homeless");
        dashboard.installation.watchChannels().set("homeless", new Channels(true, Optional.empty()));

        assertThat(owner.get("/watches/homeless").body()).contains("Its mail goes nowhere", "/account#letters");
    }

    @Test
    void aWatchThatIsOverAtOnceIsNotSavedAndASavedOneSaysSo() throws Exception {
        Map<String, String> form = Map.of("q", "виза", "rhythm", "EACH", "expires", "2020-01-01", "go", "save");
        assertThat(owner.post("/watches/new", form).body()).contains("The last day is over already");
        watch("kept");
        owner.post("/watches/kept/edit", Map.of("q", "виза", "rhythm", "EACH", "go", "save"));
        assertThat(owner.get("/watches/kept").body()).contains("The watch is saved.");
        owner.post("/watches/kept/mute", Map.of("source", "roads"));
        assertThat(owner.get("/watches/kept").body()).contains("The source is left out");
        owner.post("/watches/kept/remove", Map.of());
        assertThat(owner.get("/watches").body()).contains("is removed.");
    }

    /// What was understood of a pasted list stands there before it is kept.
    @Test
    void aPastedListIsReadBackInItsOneForm() throws Exception {
        String page = owner.post(
                        "/watches/new",
                        Map.of("list", "+359 88 555 01 23\nhxxps://evil[.]example/x", "rhythm", "EACH", "go", "try"))
                .body();

        assertThat(page).contains("2 contacts", "<bdi>+359885550123</bdi>", "evil.example");
    }

    @Test
    void aBrokenWatchIsRedAndSaysWhyInTheLanguageOfTheReader() throws Exception {
        dashboard.installation.watches().save(Watch.of("broken", RunningDashboard.NAME, "виза AND ("));
        owner.post("/preferences", Map.of("language", "bg"));
        try {
            assertThat(owner.get("/watches/broken").body()).contains("state broken", "тук липсва нещо за търсене");
            assertThat(owner.get("/watches").body()).contains("тук липсва нещо за търсене");
            assertThat(owner.post("/watches/new", Map.of("q", "граница")).body())
                    .contains("Изберете кога да съобщава наблюдението.");
            assertThat(owner.post("/watches/new", Map.of("list", "{nonsense", "rhythm", "EACH"))
                            .body())
                    .contains("Списъкът започва като JSON, но не е");
            assertThat(owner.post("/watches/new", Map.of("list", "value,expires\na.example,скоро", "rhythm", "EACH"))
                            .body())
                    .contains("срок „скоро“: очаква се ден");
        } finally {
            owner.post("/preferences", Map.of("language", "en"));
            dashboard.installation.watches().remove("broken");
        }
    }

    @Test
    void aTestIsAskedForAndAMessageSentAgainByTheOwnerAlone() throws Exception {
        watch("tested");
        dashboard.installation.watchChannels().set("tested", new Channels(false, Optional.of("soc")));
        HttpVisitor colleague = new HttpVisitor(dashboard);
        colleague.signIn("ANALYST", RunningDashboard.PASSWORD);

        assertThat(colleague.post("/watches/tested/test", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(owner.post("/watches/tested/test", Map.of()).statusCode()).isEqualTo(302);

        AlertDelivery asked = log("tested").getFirst();
        assertThat(asked.kind()).isEqualTo(Kind.TEST);
        assertThat(asked.channel()).isEqualTo(Channel.WEBHOOK);
        dashboard.installation.alertDeliveries().refused(asked, "HTTP 404 planted");
        assertThat(owner.get("/watches/tested").body()).contains("HTTP 404 planted", "/watches/tested/again");
        assertThat(colleague.get("/watches/tested").body()).doesNotContain("HTTP 404 planted");
        Map<String, String> number = Map.of("delivery", String.valueOf(asked.id()));
        assertThat(colleague.post("/watches/tested/again", number).statusCode()).isEqualTo(403);
        assertThat(owner.post("/watches/tested/again", number).statusCode()).isEqualTo(302);
        assertThat(log("tested")).hasSize(2);
        assertThat(owner.post("/watches/tested/again", Map.of("delivery", "4711"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAdministratorSeesHealthJobsAndStorageAndTakesABundle() throws Exception {
        HttpVisitor admin = new HttpVisitor(dashboard);
        admin.signIn("ADMIN", RunningDashboard.PASSWORD);

        assertThat(admin.get("/operation").body()).contains("/operation/support", "MiB");
        assertThat(admin.post("/operation/support", Map.of()).headers().firstValue("Content-Type"))
                .contains("application/zip");
        assertThat(admin.get("/settings").body())
                .contains("webhook.soc", "http://127.0.0.1:9/…", "fener.yaml:3")
                .doesNotContain("9/fener");
    }
}
