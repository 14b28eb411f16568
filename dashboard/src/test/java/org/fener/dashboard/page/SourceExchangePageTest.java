package org.fener.dashboard.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.fener.crawler.Source;
import org.fener.crawler.source.SourcesFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists of sources that come from other programs and go to them.
final class SourceExchangePageTest {

    private static final Map<String, String> NOTHING = Map.of();

    @TempDir
    Path folder;

    private RunningDashboard dashboard;
    private HttpVisitor analyst;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        dashboard = RunningDashboard.empty(folder);
        analyst = HttpVisitor.signedIn(dashboard.address("/"), RunningDashboard.NAME, RunningDashboard.PASSWORD);
    }

    @AfterEach
    void stop() throws IOException {
        dashboard.close();
    }

    private Path sources() {
        return dashboard.installation.home().sourcesFile();
    }

    @Test
    void aListFromAnotherProgramIsCheckedBeforeItIsTaken() throws Exception {
        Map<String, String> fields = Map.of(
                "format",
                "OPML",
                "list",
                "<opml version=\"2.0\"><body><outline text=\"Roads\" xmlUrl=\"https://roads.example/feed\"/></body></opml>",
                "purpose",
                "test",
                "basis",
                "test");

        assertThat(analyst.post("/sources/import", fields).body()).contains("roads-example");
        assertThat(SourcesFile.read(sources()).sources()).isEmpty();

        Map<String, String> save = new HashMap<>(fields);
        save.put("go", "save");
        analyst.post("/sources/import", save);
        assertThat(SourcesFile.read(sources()).sources()).extracting(Source::id).containsExactly("roads-example");
        assertThat(analyst.get("/sources/export?format=CSV").body()).contains("https://roads.example/feed");
    }

    @Test
    void aFileIsCheckedAsAPastedListIsAndStandsThereToBeAdded() throws Exception {
        byte[] table = "\ufeffstart;name;language\nhttps://a.example/;Едно;bg\nnot a url;Две;zz9\n".getBytes(UTF_8);

        String checked = analyst.upload(
                        "/sources/import", Map.of("purpose", "p", "basis", "b", "format", "OPML"), "lists.csv", table)
                .body();

        assertThat(checked)
                .contains("1 would be added, 2 not", "<code>a-example</code>", "https://a.example/;Едно;bg")
                .contains("lists.csv entry 2, source &#39;source&#39;: start: expected an http or https address")
                .contains("language: expected a language code of ISO 639", "&#39;not a url&#39;", "&#39;zz9&#39;")
                .contains("<option value=\"CSV\" selected=\"selected\">");
        assertThat(SourcesFile.read(sources()).sources()).isEmpty();
        analyst.upload("/sources/import", Map.of("purpose", "p", "basis", "b", "go", "save"), "lists.csv", table);
        assertThat(SourcesFile.read(sources()).sources()).extracting(Source::id).containsExactly("a-example");
    }

    @Test
    void aFileThatCannotBeReadOrIsNoneSaysWhy() throws Exception {
        byte[] cyrillic = "id,name\n1,Път".getBytes(Charset.forName("windows-1251"));

        assertThat(analyst.upload("/sources/import", NOTHING, "x.csv", cyrillic).body())
                .contains("must be a text in UTF-8");
        assertThat(analyst.upload("/sources/import", NOTHING, "x.opml", "<opml>".getBytes(UTF_8))
                        .body())
                .contains("x.opml line 1: xml: expected OPML, a well-formed XML, got &#39;&lt;opml&gt;&#39;");
        assertThat(analyst.upload("/sources/import", NOTHING, "", new byte[0]).body())
                .contains("choose a file or paste a list");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedInWords() throws Exception {
        HttpResponse<String> answer = analyst.upload("/sources/import", NOTHING, "x.csv", new byte[4 * 1024 * 1024]);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("A file may have at most 1 MB");
    }
}
