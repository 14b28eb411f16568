package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.crawler.erasure.Erasures.Order;
import org.fener.dashboard.store.AuditFilter;
import org.fener.dashboard.store.AuditLine;
import org.fener.dashboard.store.ErasureRequests;
import org.fener.dashboard.store.ErasureRequests.Answer;
import org.fener.dashboard.store.ErasureRequests.Request;
import org.fener.dashboard.store.Holds;
import org.fener.dashboard.store.RetentionRules;
import org.fener.dashboard.store.Role;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is kept, held and erased, by the pages: who may see and do what, and that what was ordered is done.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KeepingTest {

    private static final String REASON = "request 12/2026 of the commission";
    private static final List<String> TEXTS = List.of(
            "Lifts to Serbia from Dimitrovgrad on Friday night, call +359 88 555 0123.",
            "Second-hand tyres for a van, nearly new, Haskovo market.",
            "Looking for work in Plovdiv, any hall or warehouse, from Monday.",
            "A flat with two rooms near the station in Sofia, no agents please.");

    private RunningDashboard dashboard;
    private BrowserVisits visits;
    private final List<IndexedPost> posts = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        Path chromium = Chromium.path();
        dashboard = RunningDashboard.start(folder, TEXTS);
        dashboard.installation.index().each(PostQuery.of("source:more"), posts::add);
        visits = BrowserVisits.to(dashboard, chromium);
    }

    @AfterAll
    void stop() throws IOException {
        if (visits != null) visits.close();
        if (dashboard != null) dashboard.close();
    }

    private String key(int text) {
        return posts.stream()
                .filter(post -> post.post().text().equals(TEXTS.get(text)))
                .findFirst()
                .orElseThrow()
                .key();
    }

    private HttpVisitor person(Object name) throws IOException, InterruptedException {
        return HttpVisitor.signedIn(dashboard.address("/"), name.toString(), RunningDashboard.PASSWORD);
    }

    private ErasureRequests requests() {
        return new ErasureRequests(dashboard.installation.database(), dashboard.installation.clock());
    }

    private Holds holds() {
        return new Holds(dashboard.installation.database(), dashboard.installation.clock());
    }

    private Request asked(HttpVisitor by, String key) throws IOException, InterruptedException {
        by.post("/erasures/propose", Map.of("keys", key, "posts", "1", "reason", REASON));
        return requests().all().getFirst();
    }

    @Test
    void whatOneAsksForAnotherOrdersAndItIsGone() throws Exception {
        String key = key(0);
        HttpVisitor analyst = person(Role.ANALYST);
        HttpVisitor admin = person(Role.ADMIN);
        assertThat(analyst.post("/erasures/preview", Map.of("contact", "0885550123"))
                        .body())
                .contains("Posts: 1,", "Dimitrovgrad", "Ask to erase 1 posts")
                .doesNotContain("555 0123");
        Request request = asked(analyst, key);
        assertThat(request.extent().posts()).isEqualTo(1);
        assertThat(requests().posts(request.id())).containsExactly(key);

        String order = "/erasures/" + request.id() + "/order";
        assertThat(analyst.post(order, Map.of("reason", REASON)).body())
                .contains("Somebody else has to order what you asked for.");
        assertThat(dashboard.installation.index().get(key)).isPresent();
        assertThat(admin.get("/keeping").body())
                .contains(REASON, "Posts: 1,")
                .doesNotContain("Dimitrovgrad", key, "/post?");
        assertThat(admin.post(order, Map.of("reason", "looked at the request on paper"))
                        .body())
                .contains("Ordered.");

        awaitNothingPending();
        assertThat(analyst.get("/post?key=" + HttpVisitor.encoded(key)).statusCode())
                .isEqualTo(404);
        assertThat(requests().find(request.id()).orElseThrow().answer()).isEqualTo(Answer.ORDERED);
        assertThat(requests().posts(request.id())).isEmpty();
        Order done = dashboard.installation.erasures().orders().getLast();
        assertThat(done)
                .extracting(Order::by, Order::why, Order::posts, Order::done)
                .containsExactly("ADMIN", REASON, 1, true);
        assertThat(person(Role.AUDITOR).get("/keeping").body()).contains(">erased<");
        AuditLine line = dashboard
                .installation
                .audit()
                .latest(AuditFilter.of("", "erasure-order"), Long.MAX_VALUE, 1)
                .getFirst();
        assertThat(line)
                .extracting(AuditLine::account, AuditLine::object, AuditLine::reason)
                .containsExactly("ADMIN", String.valueOf(request.id()), "looked at the request on paper");
    }

    private void awaitNothingPending() throws Exception {
        Patience.await(
                "the erasure", () -> dashboard.installation.erasures().pending().isEmpty());
    }

    @Test
    void aHoldOnAPostRefusesItsErasureUntilItEnds() throws Exception {
        String key = key(1);
        HttpVisitor analyst = person(Role.ANALYST);
        HttpVisitor investigator = person(Role.INVESTIGATOR);
        Request request = asked(analyst, key);
        assertThat(investigator
                        .post("/holds", Map.of("subject", key, "back", "post", "reason", "file 17/2026, evidence"))
                        .body())
                .contains("Held since", "file 17/2026, evidence");
        long hold = holds().standing().getFirst().id();

        assertThat(analyst.post("/erasures/preview", Map.of("keys", key)).body())
                .contains("1 of these posts are held")
                .doesNotContain("Ask to erase 1 posts");
        assertThat(person(RunningDashboard.NAME)
                        .post("/erasures/" + request.id() + "/order", Map.of("reason", REASON))
                        .body())
                .contains("Some of these posts are held");
        assertThat(dashboard.installation.index().get(key)).isPresent();
        assertThat(person(Role.ADMIN).get("/keeping").body())
                .contains("file 17/2026, evidence")
                .doesNotContain(key);

        investigator.post("/holds/" + hold + "/end", Map.of("reason", "the court has decided"));
        assertThat(holds().standing()).isEmpty();
        assertThat(analyst.post("/erasures/" + request.id() + "/refuse", Map.of("reason", "not needed any more"))
                        .body())
                .contains("Taken back.");
        assertThat(requests().find(request.id()).map(Request::answer)).contains(Answer.WITHDRAWN);
        assertThat(requests().posts(request.id())).isEmpty();
    }

    @Test
    void aHoldIsEndedOnThePageOfItsPost() throws Exception {
        String key = key(2);
        String address = "/post?key=" + HttpVisitor.encoded(key);
        HttpVisitor investigator = person(Role.INVESTIGATOR);
        investigator.post("/holds", Map.of("kind", "SOURCE", "subject", "more", "reason", "file 18/2026, evidence"));
        long hold = holds().standing().getFirst().id();

        assertThat(investigator.get(address).body())
                .contains("Held since", "End hold " + hold, "Hold " + hold + " is on more than this post");
        assertThat(person(Role.READER).get(address).body())
                .contains("Held since")
                .doesNotContain("End hold");
        assertThat(investigator
                        .post(
                                "/holds/" + hold + "/end",
                                Map.of("back", "post", "subject", key, "reason", "the court has decided"))
                        .body())
                .contains("The hold has ended.", "name=\"kind\" value=\"POST\"")
                .doesNotContain("Held since");
        assertThat(holds().standing()).isEmpty();
    }

    /// As one that was set in the words of an earlier version.
    @Test
    void aHoldThatCannotBeReadStopsErasuresAndSaysWhichItIs() throws Exception {
        String key = key(2);
        HttpVisitor analyst = person(Role.ANALYST);
        Request request = asked(analyst, key);
        long hold = holds().set(Holds.Kind.QUERY, "categry:x", "file 19/2026, evidence", "ANALYST", Optional.empty());
        String told = "Hold " + hold + " cannot be read any more";

        assertThat(analyst.post("/erasures/preview", Map.of("keys", key)).body())
                .contains("Posts: 1,", told)
                .doesNotContain("Ask to erase 1 posts");
        assertThat(analyst.post("/erasures/propose", Map.of("keys", key, "posts", "1", "reason", REASON))
                        .body())
                .contains(told);
        assertThat(person(Role.ADMIN)
                        .post("/erasures/" + request.id() + "/order", Map.of("reason", REASON))
                        .body())
                .contains(told);
        assertThat(person(Role.ADMIN).get("/keeping/due?kind=unflagged&days=30").body())
                .contains(told);
        assertThat(person(Role.AUDITOR).get("/keeping").body()).contains("cannot be read: nothing is erased");
        assertThat(analyst.get("/post?key=" + HttpVisitor.encoded(key)).body()).contains(told);
        assertThat(dashboard.installation.index().get(key)).isPresent();

        analyst.post("/holds/" + hold + "/end", Map.of("reason", "set anew in other words"));
        assertThat(analyst.post("/erasures/preview", Map.of("keys", key)).body())
                .contains("Ask to erase 1 posts");
    }

    @Test
    void nothingIsHeldThatIsNotThere() throws Exception {
        HttpVisitor analyst = person(Role.ANALYST);
        int before = holds().all().size();
        for (Map<String, String> hold : List.of(
                Map.of("kind", "POST", "subject", "more/none"),
                Map.of("kind", "SOURCE", "subject", "nowhere"),
                Map.of("kind", "CASE", "subject", "99"),
                Map.of("kind", "CASE", "subject", "x"),
                Map.of("kind", "QUERY", "subject", "categry:x"))) {
            var form = new java.util.HashMap<>(hold);
            form.put("reason", "for a case of people");
            assertThat(analyst.post("/holds", form).body()).as(hold.toString()).contains("Nothing was held");
        }
        assertThat(holds().all()).hasSize(before);
    }

    /// Which is kept for good.
    @Test
    void aReasonThatNamesWhatGoesIsRefusedWhenItIsAskedFor() throws Exception {
        int before = requests().all().size();
        assertThat(person(Role.ANALYST)
                        .post(
                                "/erasures/propose",
                                Map.of("keys", key(3), "posts", "1", "reason", "post " + key(3) + ", as asked"))
                        .body())
                .contains("The reason names what is to be erased");
        assertThat(requests().all()).hasSize(before);
    }

    @Test
    void whatHasChangedSinceItWasShownIsShownAgain() throws Exception {
        assertThat(person(Role.ANALYST)
                        .post("/erasures/propose", Map.of("query", "source:more", "posts", "77", "reason", REASON))
                        .body())
                .contains("What would go has changed meanwhile");
    }

    @Test
    void aQueryThatCannotBeReadIsSaidAlsoWhenAnErasureIsAskedFor() throws Exception {
        HttpResponse<String> answer = person(Role.ANALYST)
                .post("/erasures/propose", Map.of("query", "(курс", "posts", "1", "reason", REASON));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("role=\"alert\"", "value=\"(курс\"");
    }

    @Test
    void aTimeToKeepIsTriedBeforeAnAdministratorDecidesIt() throws Exception {
        HttpVisitor admin = person(Role.ADMIN);
        HttpResponse<String> tried = admin.get("/keeping/due?kind=unflagged&source=more&days=1");
        assertThat(tried.body()).contains("As decided now", "As proposed", "Keep for 1 days");
        assertThat(rules()).isEmpty();
        assertThat(person(Role.ANALYST)
                        .get("/keeping/due?kind=unflagged&days=1")
                        .body())
                .contains("As proposed")
                .doesNotContain("Keep for 1 days");
        for (String mistaken : List.of("kind=x&days=1", "kind=flagged&days=0", "kind=flagged&days=5&source=nowhere"))
            assertThat(admin.get("/keeping/due?" + mistaken).statusCode())
                    .as(mistaken)
                    .isEqualTo(400);

        admin.post(
                "/keeping/retention",
                Map.of("kind", "unflagged", "source", "more", "days", "400", "reason", "rule 3 of the house"));

        assertThat(rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule)
                        .extracting(it -> it.days(), it -> it.source(), it -> it.by(), it -> it.why())
                        .containsExactly(400, Optional.of("more"), "ADMIN", "rule 3 of the house"));
        assertThat(admin.get("/keeping").body()).contains("rule 3 of the house", ">400<");
    }

    private List<RetentionRules.RetentionRule> rules() {
        return new RetentionRules(dashboard.installation.database(), dashboard.installation.clock()).history();
    }

    @ParameterizedTest
    @CsvSource({
        "ANALYST,bg,LIGHT,1366", "ANALYST,en,DARK,360", "INVESTIGATOR,bg,DARK,360",
        "ADMIN,bg,LIGHT,360", "ADMIN,en,DARK,1366", "AUDITOR,bg,DARK,1366"
    })
    void thePagesAreAccessibleQuietAndFitTheScreen(Role role, String language, ColorScheme scheme, int width)
            throws Exception {
        asked(person(RunningDashboard.NAME), key(2));
        person(Role.INVESTIGATOR)
                .post(
                        "/holds",
                        Map.of("kind", "QUERY", "subject", "<script>visa", "reason", "until the court decides"));
        try (BrowserContext context = visits.signedIn(language, scheme, width, role.name())) {
            Page page = context.newPage();
            visits.watch(page);
            page.navigate(dashboard.address("/keeping").toString());
            page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)");
            looks(page, width, "keeping-" + role + "-" + language + "-" + width);
            if (role != Role.INVESTIGATOR) {
                page.navigate(
                        dashboard.address("/keeping/due?kind=unflagged&days=30").toString());
                looks(page, width, "keeping-due-" + role + "-" + language + "-" + width);
            }
            if (role == Role.ANALYST) {
                page.navigate(dashboard
                        .address("/erasures/new?key=" + HttpVisitor.encoded(key(2)))
                        .toString());
                page.fill("#query", "source:more");
                page.click("form[action='/erasures/preview'] button");
                page.waitForSelector("form[action='/erasures/propose']");
                looks(page, width, "erasure-" + language + "-" + width);
                page.navigate(dashboard
                        .address("/post?key=" + HttpVisitor.encoded(key(2)))
                        .toString());
                page.locator("details.keep:has(form) summary").click();
                looks(page, width, "post-keep-" + language + "-" + width);
            }
            assertThat(visits.troubles()).isEmpty();
        }
        holds().standing().forEach(hold -> holds().end(hold.id(), "test"));
    }

    private static void looks(Page page, int width, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + ".png")));
        assertThat(page.content()).doesNotContainPattern("\\?\\?[a-z.A-Z]+_(bg|en)\\?\\?");
        assertThat(BrowserVisits.violations(page)).as(name).isEmpty();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s", name)
                .isLessThanOrEqualTo(width);
    }
}
