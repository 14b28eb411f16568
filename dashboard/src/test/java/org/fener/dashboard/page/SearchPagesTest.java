package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stands around a search: saved searches, lists, the preview, the query read back.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SearchPagesTest {

    private RunningDashboard dashboard;
    private HttpVisitor analyst;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        dashboard = RunningDashboard.start(
                folder, List.of("Transport to Serbia every night, write to @driver_plovdiv on Telegram."));
        analyst = HttpVisitor.signedIn(dashboard.address("/"), "ANALYST", RunningDashboard.PASSWORD);
    }

    @AfterAll
    void stop() throws IOException {
        dashboard.close();
    }

    @Test
    void aSearchIsKeptRenamedAndDeletedByItsOwnerAlone() throws Exception {
        HttpVisitor reader = HttpVisitor.signedIn(dashboard.address("/"), "READER", RunningDashboard.PASSWORD);
        analyst.post("/searches/save", Map.of("name", "Rides <i>", "address", "/search?q=Serbia&lang=en"));

        String list = analyst.get("/searches").body();
        assertThat(list).contains("Rides &lt;i&gt;", "/search?q=Serbia&amp;lang=en");
        Matcher id = Pattern.compile("/searches/(\\d+)/rename").matcher(list);
        assertThat(id.find()).isTrue();
        assertThat(reader.get("/searches").body()).doesNotContain("Rides");
        assertThat(reader.post("/searches/" + id.group(1) + "/remove", Map.of()).statusCode())
                .isEqualTo(404);

        analyst.post("/searches/" + id.group(1) + "/rename", Map.of("name", "Rides north"));
        assertThat(analyst.get("/searches").body()).contains("Rides north");
        analyst.post("/searches/" + id.group(1) + "/remove", Map.of());
        assertThat(analyst.get("/searches").body()).doesNotContain("Rides north");
    }

    @Test
    void onlyAnAddressOfTheSearchPageIsKept() throws Exception {
        for (String address : List.of("https://elsewhere.example/", "//elsewhere.example/search?q=x", "javascript:x"))
            assertThat(analyst.post("/searches/save", Map.of("name", "x", "address", address))
                            .statusCode())
                    .as(address)
                    .isEqualTo(400);
    }

    @Test
    void aPastedListIsCountedLineByLine() throws Exception {
        String page = analyst.post("/search/batch", Map.of("lines", "Serbia\n\n  zzzzqqq \n(((\n<b>"))
                .body();

        long serbia = dashboard.installation.index().count(PostQuery.of("Serbia"));
        assertThat(page).containsPattern("/search\\?q=Serbia\">" + serbia + "</a>");
        assertThat(page).contains("zzzzqqq", "&lt;b&gt;").doesNotContain("<b>");
        assertThat(page).containsPattern("\\(\\(\\(</bdi>\\s*<span class=\"notice bad\">");
    }

    @Test
    void aListThatIsTooLongIsNotCountedInPart() throws Exception {
        String page = analyst.post("/search/batch", Map.of("lines", "a\n".repeat(10_001)))
                .body();

        assertThat(page).contains("role=\"alert\"", "10,000").doesNotContain("<caption");
    }

    @Test
    void aResultIsReadBesideTheListWithWhatTheSearchFound() throws Exception {
        String list = analyst.get("/search?q=Serbia+source:more").body();
        Matcher preview = Pattern.compile("href=\"(/search[^\"]*show=[^\"#]*)").matcher(list);
        assertThat(preview.find()).isTrue();

        String page = analyst.get(preview.group(1).replace("&amp;", "&")).body();

        assertThat(page).contains("id=\"preview\"").containsPattern("<mark class=\"match\">Serbia</mark> every");
        assertThat(page).doesNotContain("driver_plovdiv");
    }

    @Test
    void aSearchWithoutHitsSaysWhatWasProbablyMeantButNobodysContact() throws Exception {
        assertThat(analyst.get("/search?q=Transqort+Serbia").body())
                .containsPattern("href=\"/search\\?q=[Tt]ransport(\\+|%20)Serbia[^>]*><bdi>[Tt]ransport");
        assertThat(analyst.get("/search?q=driver_plovdif").body()).doesNotContain("driver_plovdiv");
    }

    /// One post with the words is better than another; of those of a category none is.
    @Test
    void whatIsNotChosenIsTheUsualOrder() throws Exception {
        assertThat(analyst.get("/search?q=%D1%80%D0%B0%D0%B1%D0%BE%D1%82%D0%B0").body())
                .contains("<option value=\"best\" selected=\"selected\"");
        assertThat(analyst.get("/search?q=category:smuggling").body())
                .contains("<option value=\"newest\" selected=\"selected\"");
        assertThat(analyst.get("/search?q=category:smuggling&order=score").body())
                .contains("<option value=\"score\" selected=\"selected\"");
    }

    /// Examples find what they say; nobody's contact is one.
    @Test
    void theFieldsAreToldWithExamplesOfThisIndex() throws Exception {
        String page = analyst.get("/search/fields").body();
        Matcher example = Pattern.compile(
                        "<a href=\"/search\\?q=([^\"]+)\"><code>([^<]+)</code></a><span class=\"fine\"> (\\d+)")
                .matcher(page);
        Set<String> fields = new TreeSet<>();
        while (example.find()) {
            String query = example.group(2).replace("&quot;", "\"").replace("&gt;", ">");
            fields.add(query.substring(0, query.indexOf(':')));
            assertThat(dashboard.installation.index().count(PostQuery.of(query)))
                    .as(query)
                    .isEqualTo(Long.parseLong(example.group(3)));
        }
        assertThat(fields).contains("category", "source", "lang", "score", "has", "route", "place", "site");
        assertThat(page).contains("contact:+359885550123").doesNotContain("driver_plovdiv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "виза -мама price:>100 | “виза” and not “мама” and a price above 100",
                "(lang:bg OR source:roads) visa~ | (in the language “Bulgarian” or of the source “roads”) and “visa” with up"
                        + " to 1 wrong letters",
                "category:smuggling score:75..90 | flagged: “Migrant smuggling” and a score from 75 % to below 90 %",
                "price:<=200 price:1000..2000 | a price up to 200 and a price from 1000 to 2000",
                "\"night ride\"~3 | “night ride”, at most 3 other words between",
                "has:phone gone:yes | that names or shows: “phone” and gone from its page",
            })
    void whatWasTypedIsReadBackInWords(String query, String words) throws Exception {
        assertThat(analyst.get("/search?q=" + HttpVisitor.encoded(query)).body())
                .contains("<bdi>" + words + "</bdi>");
    }

    @Test
    void oneWordIsNotReadBackAndAMistakeIsUnderlined() throws Exception {
        assertThat(analyst.get("/search?q=visa").body()).doesNotContain("Read as");
        assertThat(analyst.get("/search?q=visa+prise:7").body())
                .doesNotContain("Read as")
                .contains("visa <mark class=\"wrong\">prise:</mark>7");
        assertThat(analyst.get("/search?q=%28%28%28").body()).contains("<mark class=\"wrong\">");
    }
}
