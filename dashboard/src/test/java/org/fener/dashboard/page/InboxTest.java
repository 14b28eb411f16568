package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.fener.dashboard.store.CaseFile;
import org.fener.dashboard.store.Cases;
import org.fener.dashboard.store.Decision.State;
import org.fener.dashboard.store.Triage;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Decisions as two people take them, over plain HTTP.
final class InboxTest {

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.now().minus(Duration.ofDays(2)));

    @TempDir
    Path folder;

    private RunningDashboard dashboard;
    private HttpVisitor maria;
    private HttpVisitor other;
    private String key = "";

    @BeforeEach
    void start() throws Exception {
        dashboard = RunningDashboard.start(folder, List.of(), now::get);
        maria = signedIn(RunningDashboard.NAME);
        other = signedIn("ANALYST");
        key = dashboard
                .installation
                .index()
                .search(PostQuery.of("").flagged(List.of("any")))
                .hits()
                .getFirst()
                .post()
                .key();
    }

    @AfterEach
    void stop() throws IOException {
        dashboard.close();
    }

    private HttpVisitor signedIn(String name) throws Exception {
        return HttpVisitor.signedIn(dashboard.address("/"), name, RunningDashboard.PASSWORD);
    }

    private Triage triage() {
        return new Triage(dashboard.installation.database(), dashboard.installation.clock());
    }

    private String address(String path) {
        return path + (path.contains("?") ? "&" : "?") + "key=" + HttpVisitor.encoded(key);
    }

    /// The link of the list of what waits.
    private String listed() {
        return "key=" + HttpVisitor.encoded(key).replace("%2F", "/");
    }

    @Test
    void whatIsPutAsideLeavesTheInboxAndComesBack() throws Exception {
        assertThat(maria.get("/inbox?queue=newest").body()).contains(listed());

        HttpResponse<String> answer =
                maria.post("/inbox/decide", Map.of("key", key, "choice", "SNOOZED", "wake", "tomorrow"));

        assertThat(answer.uri().getPath()).isEqualTo("/inbox");
        assertThat(maria.get("/inbox?queue=newest").body()).doesNotContain(listed());
        assertThat(other.get("/inbox?queue=snoozed").body()).contains(listed(), "put aside", "until");
        now.set(now.get().plus(Duration.ofDays(1)));
        assertThat(signedIn(RunningDashboard.NAME).get("/inbox?queue=newest").body())
                .contains(listed());
    }

    @Test
    void twoWhoDisagreeSeeBothDecisionsSideBySide() throws Exception {
        other.post("/inbox/decide", Map.of("key", key, "choice", "REJECTED", "note", "a joke of the neighbours"));

        HttpResponse<String> answer = maria.post(
                "/inbox/decide", Map.of("key", key, "choice", "CONFIRMED:smuggling", "note", "the third this week"));

        assertThat(answer.body())
                .contains("Not saved", "The decision of ANALYST", "a joke of the neighbours", "the third this week")
                .contains("value=\"CONFIRMED:smuggling\"");
        long seen = triage().standing(key).orElseThrow().id();
        maria.post("/inbox/decide", Map.of("key", key, "choice", "CONFIRMED:smuggling", "seen", Long.toString(seen)));
        assertThat(triage().standing(key).orElseThrow().account()).isEqualTo(RunningDashboard.NAME);
    }

    @Test
    void aPostIsDecidedOnItsOwnPageAndUndoneThere() throws Exception {
        assertThat(maria.get(address("/post")).body()).contains("value=\"CONFIRMED:smuggling\"", "data-code=\"KeyX\"");

        HttpResponse<String> answer =
                maria.post("/inbox/decide", Map.of("key", key, "choice", "UNSURE", "back", "post"));

        assertThat(answer.uri().getPath()).isEqualTo("/post");
        assertThat(answer.body()).contains("decided: unsure");
        assertThat(maria.post("/inbox/undo", Map.of("back", "post")).uri().getPath())
                .isEqualTo("/post");
        assertThat(triage().standing(key)).isEmpty();
        assertThat(signedIn("READER").get(address("/post")).body()).doesNotContain("/inbox/decide", "/cases");
    }

    @Test
    void aPostOfTheInboxGoesIntoACaseAndTheInboxGoesOn() throws Exception {
        assertThat(maria.get(address("/inbox")).body()).contains("There is no open case");
        Cases cases = new Cases(dashboard.installation.database(), dashboard.installation.clock());
        long id = cases.open("Night drivers", "", RunningDashboard.NAME);
        assertThat(maria.get(address("/inbox")).body()).containsPattern("<button[^>]*data-code=\"KeyC\"");

        HttpResponse<String> answer = maria.post(
                "/cases/add", Map.of("key", key, "id", Long.toString(id), "back", "inbox", "queue", "highest"));

        assertThat(answer.uri().getPath()).isEqualTo("/inbox");
        assertThat(answer.uri().getQuery()).contains("queue=highest");
        CaseFile file = cases.find(id, RunningDashboard.NAME).orElseThrow();
        assertThat(file.posts()).containsExactly(key);
        cases.open("Second", "", RunningDashboard.NAME);
        assertThat(maria.get(address("/inbox")).body()).containsPattern("<select[^>]*data-code=\"KeyC\"");
    }

    @Test
    void aNoteIsShownWithItsContactsHidden() throws Exception {
        maria.post("/inbox/decide", Map.of("key", key, "choice", "UNSURE", "note", "ask @driver_plovdiv on Telegram"));

        assertThat(triage().standingIn(State.UNSURE)).containsExactly(key);
        assertThat(other.get(address("/inbox")).body()).contains("ask ").doesNotContain("driver_plovdiv");
    }
}
