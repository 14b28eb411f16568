package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.dashboard.store.CaseFile;
import org.fener.dashboard.store.Cases;
import org.fener.dashboard.store.Decision.State;
import org.fener.dashboard.store.SecondReadings;
import org.fener.dashboard.store.Triage;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
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
                .search(PostQuery.of("").flagged(List.of("any")).ordered(Order.NEWEST))
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
        now.set(now.get().plus(Duration.ofDays(2)));
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

    @Test
    void whoComesSecondGetsThePostThatNobodyHasOpen() throws Exception {
        String first = open(maria.get("/inbox").body());

        String second = open(other.get("/inbox").body());

        assertThat(second).isNotEqualTo(first);
        assertThat(other.get("/inbox?key=" + HttpVisitor.encoded(first)).body())
                .contains(RunningDashboard.NAME + " is reading it now");
        assertThat(maria.get("/inbox?key=" + HttpVisitor.encoded(first)).body()).doesNotContain("is reading it now");
    }

    @Test
    void aPostThatIsOnlyFetchedAheadIsNotTakenForBeingRead() throws Exception {
        String read = open(maria.get("/inbox").body());
        HttpVisitor ahead = new HttpVisitor(dashboard, "Fener-Ahead", "true");
        ahead.signIn(RunningDashboard.NAME, RunningDashboard.PASSWORD);
        String next =
                flagged().stream().filter(one -> !one.equals(read)).findFirst().orElseThrow();

        ahead.get("/inbox?key=" + HttpVisitor.encoded(next));

        assertThat(other.get("/inbox?key=" + HttpVisitor.encoded(read)).body())
                .contains(RunningDashboard.NAME + " is reading it now");
        assertThat(other.get("/inbox?key=" + HttpVisitor.encoded(next)).body()).doesNotContain("is reading it now");
    }

    @Test
    void aDecisionAboutNearDuplicatesLeavesThoseOfOthers() throws Exception {
        List<String> group = group();
        String first = group.getFirst();
        String decided = group.get(1);
        String taken = group.getLast();
        other.post("/inbox/decide", Map.of("key", decided, "choice", "REJECTED"));
        other.post("/inbox/claim", Map.of("key", taken));
        assertThat(maria.get("/inbox?key=" + HttpVisitor.encoded(first)).body())
                .contains("2 more near-identical posts are left as they are");

        maria.post("/inbox/decide", Map.of("key", first, "choice", "CONFIRMED:smuggling", "group", "true"));

        assertThat(triage().standing(first).orElseThrow().account()).isEqualTo(RunningDashboard.NAME);
        assertThat(triage().standing(decided).orElseThrow().state()).isEqualTo(State.REJECTED);
        assertThat(triage().standing(taken)).isEmpty();
    }

    @Test
    void groupsOfSeveralComeBeforePostsThatStandAlone() throws Exception {
        String first = open(maria.get("/inbox?queue=groups").body());

        assertThat(alike(first)).hasSizeGreaterThan(1);
    }

    /// Flagged posts that are near-duplicates of each other, three or more.
    private List<String> group() throws IOException {
        for (String one : flagged()) if (alike(one).size() > 2) return alike(one);
        throw new AssertionError("the demo has no group of three");
    }

    private List<String> alike(String one) throws IOException {
        String group = dashboard.installation.index().get(one).orElseThrow().group();
        return dashboard
                .installation
                .index()
                .ranking(PostQuery.of("group:" + group).flagged(List.of("any")))
                .keys();
    }

    private static String open(String page) {
        Matcher shown = Pattern.compile("name=\"key\" value=\"([^\"]+)\"").matcher(page);
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }

    @Test
    void allThatMatchAreDecidedInOneGoAndUndoneInOne() throws Exception {
        String page = maria.get("/inbox/all?q=category:smuggling").body();
        Matcher count = Pattern.compile("name=\"count\" value=\"(\\d+)\"").matcher(page);
        assertThat(count.find()).isTrue();
        int matching = Integer.parseInt(count.group(1));
        assertThat(matching).isGreaterThan(2);

        HttpResponse<String> stale =
                maria.post("/inbox/all", Map.of("q", "category:smuggling", "count", "1", "choice", "REJECTED"));
        assertThat(stale.body()).contains("Nothing was saved");
        assertThat(triage().standingIn(State.REJECTED)).isEmpty();
        maria.post(
                "/inbox/all",
                Map.of("q", "category:smuggling", "count", Integer.toString(matching), "choice", "REJECTED"));

        assertThat(triage().standingIn(State.REJECTED)).hasSize(matching);
        assertThat(maria.get("/inbox/all?q=category:smuggling").body()).contains("match: 0");
        maria.post("/inbox/undo", Map.of());
        assertThat(triage().standingIn(State.REJECTED)).isEmpty();
        assertThat(maria.get("/inbox/all?q=(((").body()).contains("role=\"alert\"");
        assertThat(maria.post("/inbox/all", Map.of("q", "(((", "count", "1", "choice", "REJECTED"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aSecondReaderIsNotToldTheDecision() throws Exception {
        for (String waiting : flagged())
            maria.post(
                    "/inbox/decide", Map.of("key", waiting, "choice", "REJECTED", "note", "a joke of the neighbours"));
        String again = new SecondReadings(dashboard.installation.database(), dashboard.installation.clock())
                .waiting("ANALYST")
                .getFirst();

        String page = other.get("/inbox?queue=second&key=" + HttpVisitor.encoded(again))
                .body();

        assertThat(page)
                .contains("Second reading", "value=\"REJECTED\"")
                .doesNotContain("a joke", "ESCALATED", "decided:");
        assertThat(maria.get("/inbox?queue=second&key=" + HttpVisitor.encoded(again))
                        .body())
                .as("only what waits for that person is shown there")
                .contains("Nothing waits for a second reading");
        other.post("/inbox/again", Map.of("key", again, "choice", "CONFIRMED:smuggling"));
        assertThat(triage().standing(again).orElseThrow().account()).isEqualTo(RunningDashboard.NAME);
        assertThat(maria.get("/models/agreement").body()).contains("Read twice: 1");
        assertThat(other.post("/inbox/again", Map.of("key", again, "choice", "REJECTED"))
                        .body())
                .contains("was not kept");
        assertThat(other.post("/inbox/again", Map.of("key", again, "choice", "ESCALATED"))
                        .statusCode())
                .isEqualTo(400);
    }

    private List<String> flagged() throws IOException {
        List<String> flagged = new ArrayList<>();
        dashboard.installation.index().each(PostQuery.of("").flagged(List.of("any")), post -> flagged.add(post.key()));
        return flagged;
    }
}
