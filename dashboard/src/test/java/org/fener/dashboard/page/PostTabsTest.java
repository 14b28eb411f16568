package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fener.dashboard.store.AuditLine;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The parts of a post's page, over plain HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostTabsTest {

    private static final String HANDLE = "driver_plovdiv";
    private static final String TEXT = "Transport to Serbia without documents, pay on arrival, no papers needed, "
            + "departure every night from Plovdiv. Write to @" + HANDLE + " on Telegram, seats for four people.";
    private static final String AGAIN = TEXT.replace("four", "seven");

    private RunningDashboard dashboard;
    private HttpVisitor analyst;
    private IndexedPost post;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        dashboard = RunningDashboard.start(folder, List.of(TEXT, AGAIN));
        analyst = HttpVisitor.signedIn(dashboard.address("/"), "ANALYST", RunningDashboard.PASSWORD);
        post = dashboard
                .installation
                .index()
                .search(PostQuery.of("source:more seven"))
                .hits()
                .getFirst()
                .post();
    }

    @AfterAll
    void stop() throws IOException {
        dashboard.close();
    }

    private String address(String tab) {
        return "/post" + tab + "?key=" + HttpVisitor.encoded(post.key());
    }

    @Test
    void theTextShowsWhatTheSearchFoundBesideWhatIsEvidence() throws Exception {
        String page = analyst.get(address("") + "&q=seats").body();

        assertThat(page).containsPattern("<mark class=\"match[^\"]*\">seats</mark>");
        assertThat(page).contains("class=\"evidence\"").contains("••••••").doesNotContain(HANDLE);
        assertThat(analyst.get(address("") + "&q=(((").body()).doesNotContain("class=\"match");
    }

    @Test
    void theTextIsAlsoShownAsTheClassifiersReadIt() throws Exception {
        String page = analyst.get(address("")).body();

        assertThat(page.substring(page.indexOf("As classifiers and search read it")))
                .contains("transport to serbia without documents")
                .doesNotContain(HANDLE);
    }

    @Test
    void whyAddsUp() throws Exception {
        String page = analyst.get(address("/why") + "&category=smuggling").body();

        assertThat(page).contains("Without these").contains("class=\"flipping\"");
        assertThat(page).containsPattern("<mark class=\"[^\"]*evidence-for[^\"]*\">");
        assertThat(page).doesNotContain(HANDLE);
    }

    @Test
    void aSentenceForAReportNamesScoreThresholdAndWords() throws Exception {
        String page = analyst.get(address("/why") + "&category=smuggling").body();

        assertThat(page)
                .containsPattern(
                        "<p id=\"sentence\"[^>]*>Classifier \\w+ gives this post a score of \\d+ % for “Migrant"
                                + " smuggling”; posts are flagged from \\d+ % on\\. Raised most by: “[^”]+”, “");
        assertThat(page.substring(page.indexOf("id=\"sentence\""))).doesNotContain(HANDLE);
    }

    /// Whoever may see what was done about a post sees the decision that stands; only analysts decide.
    @Test
    void anInvestigatorSeesTheDecisionAndCannotTakeOne() throws Exception {
        analyst.post(
                "/inbox/decide",
                Map.of("key", post.key(), "choice", "CONFIRMED:smuggling", "back", "post", "seen", "0"));
        HttpVisitor investigator =
                HttpVisitor.signedIn(dashboard.address("/"), "INVESTIGATOR", RunningDashboard.PASSWORD);

        assertThat(investigator.get(address("")).body())
                .contains("ANALYST decided: confirmed Migrant smuggling")
                .doesNotContain("/inbox/decide");
        analyst.post("/inbox/undo", Map.of("key", post.key(), "back", "post"));
    }

    @Test
    void theSameTextElsewhereStandsThereWithTheWordsThatVary() throws Exception {
        String page = analyst.get(address("/similar")).body();

        assertThat(page).contains("Seen 2 times").contains("<mark class=\"varying\">seven</mark>");
        assertThat(page).doesNotContain(HANDLE);
    }

    @Test
    void contactsLeadToOtherPostsWithoutBeingShown() throws Exception {
        String page = analyst.get(address("/similar")).body();

        assertThat(page).contains("Where else its contacts stand", "dr…", "<svg", "<line ");
        assertThat(page).doesNotContain(HANDLE);
    }

    @Test
    void nearLabelledTextsStandBesideTheReasons() throws Exception {
        assertThat(analyst.get(address("/why") + "&category=smuggling").body())
                .contains("Nearest labelled texts", "of the program&#39;s texts");
    }

    @Test
    void whatSomebodyCallsAWrongExplanationIsLabelledFirst() throws Exception {
        HttpResponse<String> answer = analyst.post(
                "/post/why/wrong",
                Map.of("key", post.key(), "category", "smuggling", "note", "a bus <b>line</b> of @" + HANDLE));

        assertThat(answer.body()).contains("first in line");
        assertThat(analyst.get("/models/labels?category=smuggling").body())
                .contains("somebody called the explanation wrong", "a bus &lt;b&gt;line", post.key())
                .doesNotContain(HANDLE);
        assertThat(analyst.get("/models").body()).contains("explanations called wrong: 1");
        assertThat(analyst.get(address("/activity")).body()).contains("called the explanation wrong");

        analyst.post("/models/labels", Map.of("category", "smuggling", "key", post.key(), "answer", "YES"));
        assertThat(analyst.get("/models").body()).doesNotContain("explanations called wrong");
        assertThat(analyst.post("/post/why/wrong", Map.of("key", post.key(), "category", "nonsense"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPostThatNeverChangedSaysSo() throws Exception {
        assertThat(analyst.get(address("/history")).body()).contains("has not changed");
    }

    @Test
    void theEvidenceIsVerifiedInWords() throws Exception {
        String page = analyst.get(address("/verify")).body();

        assertThat(page)
                .contains("the evidence is as it was written")
                .contains("computed again, is the one in the record")
                .contains("gives the text that is shown")
                .contains(post.capture().recordId())
                .doesNotContain("NOT as it was written");
    }

    @Test
    void theBundleNeedsAReasonThatTheAuditLogKeeps() throws Exception {
        assertThat(analyst.post("/post/bundle", Map.of("key", post.key())).statusCode())
                .isEqualTo(400);

        HttpResponse<String> bundle =
                analyst.post("/post/bundle", Map.of("key", post.key(), "reason", "file 17/2026 of the prosecutor"));

        assertThat(bundle.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(bundle.body()).startsWith("PK");
        assertThat(dashboard.installation.audit().of("evidence-bundle", post.key(), 1))
                .singleElement()
                .extracting(AuditLine::reason)
                .isEqualTo("file 17/2026 of the prosecutor");
        assertThat(analyst.get(address("/evidence")).body())
                .contains("Bundles taken")
                .contains("ANALYST");
        assertThat(analyst.get(address("/activity")).body()).contains("took the evidence bundle");
    }

    @Test
    void aDamagedRecordIsToldInsteadOfHandedOut() throws Exception {
        Path file = dashboard
                .installation
                .home()
                .archive()
                .resolve(post.capture().at().file());
        byte[] whole = Files.readAllBytes(file);
        byte[] damaged = whole.clone();
        damaged[(int) post.capture().at().offset() + 100] ^= 2;
        Files.write(file, damaged);
        try {
            HttpResponse<String> answer =
                    analyst.post("/post/bundle", Map.of("key", post.key(), "reason", "a case of people in danger"));

            assertThat(answer.uri().getPath()).isEqualTo("/post/verify");
            assertThat(answer.body())
                    .contains("NOT as it was written")
                    .contains("A record of the capture is not as it was written");
            assertThat(analyst.get(address("/evidence")).body()).contains("role=\"alert\"");
        } finally {
            Files.write(file, whole);
        }
    }

    @Test
    void aNoteStandsInTheActivityWithItsContactsHidden() throws Exception {
        analyst.post("/post/note", Map.of("key", post.key(), "note", "seen before: <b>@" + HANDLE + "</b>"));

        assertThat(analyst.get(address("/activity")).body())
                .contains("noted")
                .contains("seen before: &lt;b&gt;")
                .doesNotContain(HANDLE);
        assertThat(analyst.post("/post/note", Map.of("key", post.key(), "note", " "))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aReaderSeesNeitherActivityNorBundle() throws Exception {
        HttpVisitor reader = HttpVisitor.signedIn(dashboard.address("/"), "READER", RunningDashboard.PASSWORD);

        assertThat(reader.get(address("/evidence")).body())
                .doesNotContain("/post/activity", "/post/bundle", "/post/verify");
        assertThat(reader.get(address("/activity")).statusCode()).isEqualTo(403);
    }
}
