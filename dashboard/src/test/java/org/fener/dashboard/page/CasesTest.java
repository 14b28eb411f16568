package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fener.dashboard.store.AuditLine;
import org.fener.dashboard.store.Role;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Cases, over plain HTTP: who is no member learns nothing of them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CasesTest {

    private static final String HANDLE = "driver_plovdiv";
    private static final String TEXT =
            "Transport to Serbia, no papers needed. Write to @" + HANDLE + " on Telegram, seats for four.";

    private RunningDashboard dashboard;
    private HttpVisitor investigator;
    private HttpVisitor analyst;
    private String key = "";

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        dashboard = RunningDashboard.start(folder, List.of(TEXT));
        dashboard
                .installation
                .accounts()
                .accept(
                        dashboard.installation.accounts().invite("second", Role.INVESTIGATOR),
                        RunningDashboard.PASSWORD);
        investigator = HttpVisitor.signedIn(dashboard.address("/"), "INVESTIGATOR", RunningDashboard.PASSWORD);
        analyst = HttpVisitor.signedIn(dashboard.address("/"), "ANALYST", RunningDashboard.PASSWORD);
        dashboard.installation.index().each(PostQuery.of("source:more"), found -> key = found.key());
    }

    @AfterAll
    void stop() throws IOException {
        dashboard.close();
    }

    private String opened(HttpVisitor person, String name) throws Exception {
        HttpResponse<String> answer = person.post("/cases/new", Map.of("name", name, "purpose", "file 17/2026"));
        return answer.uri().getPath();
    }

    private static String id(String address) {
        return address.replaceFirst("/cases/", "");
    }

    @Test
    void whoIsNoMemberDoesNotFindACase() throws Exception {
        String address = opened(investigator, "Boats <b>north</b>");

        assertThat(investigator.get(address).body()).contains("Boats &lt;b&gt;north&lt;/b&gt;");
        assertThat(analyst.get("/cases").body()).doesNotContain("Boats");
        assertThat(analyst.get(address).statusCode()).isEqualTo(404);
        assertThat(analyst.get(address + "/export").statusCode()).isEqualTo(404);
        for (String deed : List.of("/add", "/remove", "/note", "/close", "/unmask"))
            assertThat(analyst.post(
                                    address + deed,
                                    Map.of("note", "x", "subject", "x", "reason", "because I want to see it"))
                            .statusCode())
                    .as(deed)
                    .isEqualTo(404);
        assertThat(analyst.post("/cases/add", Map.of("id", id(address), "key", key))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCaseSaysThatItIsHeldAndHowThatEnds() throws Exception {
        String address = opened(investigator, "Held");
        investigator.post(
                "/holds",
                Map.of("kind", "CASE", "subject", id(address), "back", "case", "reason", "file 20/2026, evidence"));

        String page = investigator.get(address).body();

        assertThat(page).contains("Its posts are held since", "file 20/2026, evidence", "/end\"");
        String end = page.replaceFirst("(?s).*action=\"(/holds/\\d+/end)\".*", "$1");
        investigator.post(end, Map.of("back", "case", "subject", id(address), "reason", "the court has decided"));
        assertThat(investigator.get(address).body()).doesNotContain("Its posts are held since");
    }

    @Test
    void aMemberThatWasAddedSeesTheCaseAndOneTakenOutNoMore() throws Exception {
        String address = opened(investigator, "Shared");
        investigator.post(address + "/add", Map.of("kind", "MEMBER", "subject", "ANALYST"));
        assertThat(analyst.get(address).body()).contains("added the member");

        analyst.post(address + "/remove", Map.of("kind", "MEMBER", "subject", "INVESTIGATOR"));
        assertThat(investigator.get(address).statusCode()).isEqualTo(404);

        analyst.post(address + "/remove", Map.of("kind", "MEMBER", "subject", "ANALYST"));
        assertThat(analyst.get(address).statusCode())
                .as("the last member stays")
                .isEqualTo(200);
        assertThat(analyst.post(address + "/add", Map.of("kind", "MEMBER", "subject", "ADMIN"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void postsContactsAndNotesAreAddedWithContactsHiddenUntilAReasonIsGiven() throws Exception {
        String address = opened(investigator, "Drivers");
        investigator.post("/cases/add", Map.of("id", id(address), "key", key));
        investigator.post(address + "/add", Map.of("subject", "+359 88 555 0199, https://t.me/" + HANDLE));
        investigator.post(address + "/note", Map.of("note", "rang +359 88 555 0199 on Monday"));

        String page = investigator.get(address).body();
        assertThat(page).contains("Transport to Serbia", "telegram:dr…", "on Monday", "added the contact");
        assertThat(page).doesNotContain(HANDLE, "555 0199", "885550199");

        investigator.post(address + "/unmask", Map.of("reason", "a case of people in danger"));
        assertThat(investigator.get(address).body()).contains("telegram:" + HANDLE, "+359885550199", "555 0199");
        assertThat(dashboard.installation.audit().of("case-unmask", id(address), 1))
                .extracting(AuditLine::reason)
                .containsExactly("a case of people in danger");
        assertThat(investigator
                        .get("/post/activity?key=" + HttpVisitor.encoded(key))
                        .body())
                .contains("put it into a case");
    }

    @Test
    void theExportIsWholeMaskedAndNamesItsDigest() throws Exception {
        String address = opened(analyst, "Export");
        analyst.post("/cases/add", Map.of("id", id(address), "key", key));
        analyst.post(address + "/add", Map.of("subject", "https://t.me/" + HANDLE));
        analyst.post(address + "/note", Map.of("note", "ask @" + HANDLE + " again"));
        analyst.post(address + "/unmask", Map.of("reason", "a case of people in danger"));

        List<String> exports = new ArrayList<>();
        for (String format : List.of("json", "csv"))
            exports.add(analyst.get(address + "/export?format=" + format).body());

        assertThat(exports)
                .allSatisfy(
                        file -> assertThat(file).contains("Transport to Serbia").doesNotContain(HANDLE));
        assertThat(exports.getFirst()).contains("\"what\" : \"CONTACT_ADDED\"", "telegram:dr…");
    }

    @Test
    void thePdfIsTaggedMaskedAndReadsHostileTextAsText() throws Exception {
        String address = opened(analyst, "Night <b>boats</b> \u202E & co");
        analyst.post("/cases/add", Map.of("id", id(address), "key", key));
        analyst.post(address + "/add", Map.of("subject", "https://t.me/" + HANDLE));
        analyst.post(address + "/note", Map.of("note", "ask @" + HANDLE + " </td><script>x</script> again"));

        try (PDDocument pdf = Loader.loadPDF(analyst.bytes(address + "/export?format=pdf"))) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            assertThat(text)
                    .contains("Night <b>boats</b> & co", "Transport to Serbia", "telegram:dr…", "sha256:", "hxxp")
                    .contains("<script>x</script> again", "added the contact", "names in running text may remain");
            assertThat(text).doesNotContain(HANDLE);
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(pdf.getDocumentInformation().getTitle()).contains("Night <b>boats</b>");
        }
    }

    @Test
    void aCaseIsClosedAndOpenedAgain() throws Exception {
        String address = opened(analyst, "Old matter");
        analyst.post(address + "/close", Map.of("closed", "true"));

        assertThat(analyst.get(address).body()).contains("closed the case");
        assertThat(analyst.get("/post?key=" + HttpVisitor.encoded(key)).body()).doesNotContain("Old matter");

        analyst.post(address + "/close", Map.of("closed", "false"));
        assertThat(analyst.get("/post?key=" + HttpVisitor.encoded(key)).body()).contains("Old matter");
        assertThat(analyst.post("/cases/new", Map.of("name", "  ")).statusCode())
                .isEqualTo(400);
    }
}
