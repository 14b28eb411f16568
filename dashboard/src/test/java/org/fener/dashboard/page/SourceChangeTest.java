package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.crawler.Source;
import org.fener.crawler.source.SourcesFile;
import org.fener.dashboard.demo.DemoWeb;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.store.AuditLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changing a source that is there: what would change, what a second person changed meanwhile, and back again.
final class SourceChangeTest {

    private static final String WRITTEN = """
            # ours
            sources:
              - id: roads
                name: Roads   # as people call it
                start: https://roads.example/board
                every: 1h
                purpose: offers
                legal-basis: order 17
              - {id: odd, start: 'https://odd.example/', every: often, purpose: p, legal-basis: b} # ask Ivan
            """;

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"");

    @TempDir
    Path folder;

    private RunningDashboard dashboard;
    private Path file;
    private HttpVisitor analyst;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        Home home = new Home(folder.resolve("home")).prepare();
        Files.writeString(home.settingsFile(), "fetch: {allow-addresses: [127.0.0.0/8]}\n");
        Files.writeString(home.optOutFile(), """
                opt-out:
                  - {host: left-alone.example, since: 2026-01-01, reason: the owner wrote}
                """);
        file = Files.writeString(home.sourcesFile(), WRITTEN);
        dashboard = RunningDashboard.empty(folder);
        analyst = HttpVisitor.signedIn(dashboard.address("/"), RunningDashboard.NAME, RunningDashboard.PASSWORD);
    }

    @AfterEach
    void stop() throws IOException {
        dashboard.close();
    }

    @Test
    void whatChangesIsShownThenSavedWrittenDownAndUndone() throws Exception {
        String form = analyst.get("/sources/roads/change").body();
        assertThat(form).contains("https://roads.example/board</textarea>", "value=\"order 17\"");
        Map<String, String> wanted = Map.of("every", "15m", "language", "bg", "seen", seen(form));

        String shown = sent("roads", "try", wanted);
        assertThat(shown).containsPattern("(?s)Nothing is saved yet.*A round every.*1h.*15m.*Language.*as usual.*bg");
        assertThat(Files.readString(file)).isEqualTo(WRITTEN);

        String saved = sent("roads", "save", wanted);
        assertThat(saved).contains("Saved.", "15m").contains("value=\"save\">Undo");
        String after = WRITTEN.replace("every: 1h", "every: 15m").replace("17\n", "17\n    language: bg\n");
        assertThat(Files.readString(file)).isEqualTo(after);
        List<AuditLine> lines = dashboard.installation.audit().of("source-change", "roads", 2);
        assertThat(lines).extracting(AuditLine::reason).containsExactly("language: – → bg", "every: 1h → 15m");
        assertThat(lines).allSatisfy(line -> assertThat(line.account()).isEqualTo(RunningDashboard.NAME));

        String undone = sent("roads", "save", Map.of("every", "1h", "language", "", "seen", seen(saved)));
        assertThat(undone).contains("Saved.");
        assertThat(Files.readString(file)).isEqualTo(WRITTEN);
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsShownBesideAndNotOverwritten() throws Exception {
        String seen = seen(analyst.get("/sources/roads/change").body());
        Files.writeString(file, WRITTEN.replace("order 17", "order 18").replace("every: 1h", "every: 2h"));

        String refused = sent(
                "roads", "save", Map.of("every", "15m", "purpose", "offers", "legal-basis", "order 18", "seen", seen));

        assertThat(refused).containsPattern("(?s)somebody changed this source.*A round every.*2h.*15m");
        assertThat(refused.substring(refused.indexOf("somebody changed"), refused.indexOf("<form class=\"fields\"")))
                .doesNotContain("Legal basis");
        assertThat(SourcesFile.read(file).source("roads").orElseThrow().every()).isEqualTo(Duration.ofHours(2));
        assertThat(sent("roads", "save", Map.of("every", "15m", "seen", seen(refused))))
                .contains("Saved.");
    }

    @Test
    void aMistakeStandsAtItsFieldInTheReadersLanguage() throws Exception {
        analyst.post("/preferences", Map.of("language", "bg"));
        assertThat(analyst.get("/sources").body()).contains("href=\"/sources/odd/change\">Промяна");
        String form = analyst.get("/sources/odd/change").body();

        String refused = sent("odd", "save", Map.of("every", "daily", "proxy", "here", "seen", seen(form)));

        assertThat(refused)
                .contains("<a href=\"#every\">Обход на всеки</a>: <bdi>очаква се време, най-малко 1m")
                .containsPattern("id=\"every\"[^>]*value=\"daily\"[^>]*aria-invalid=\"true\"")
                .contains("id=\"every-wrong\">очаква се време", "id=\"proxy-wrong\">очаква се http://хост:порт")
                .contains("<details class=\"reach\" open");
        assertThat(Files.readString(file)).isEqualTo(WRITTEN);
        assertThat(sent("odd", "save", Map.of("every", "1d", "seen", seen(refused))))
                .contains("Запазено.");
        assertThat(Files.readString(file)).isEqualTo(WRITTEN.replace("often", "1d"));
    }

    @Test
    void aSourceIsNotLedToAnOwnerWhoOptedOut() throws Exception {
        String seen = seen(analyst.get("/sources/roads/change").body());
        assertThat(sent("roads", "save", Map.of("start", "https://left-alone.example/", "seen", seen)))
                .contains("has opted out");
        assertThat(sent("roads", "save", Map.of("every", "1h", "seen", seen))).contains("is like this already");
        assertThat(Files.readString(file)).isEqualTo(WRITTEN);
        assertThat(analyst.get("/sources/none/change").statusCode()).isEqualTo(404);
    }

    @Test
    void aNewAddressIsLookedAtAndEarlierSettingsComeBack() throws Exception {
        try (DemoWeb web = DemoWeb.stepped(0, InstantSource.system())) {
            Source site =
                    SourcesFile.read(web.sourcesYaml(), "demo").source("mahala").orElseThrow();
            Map<String, String> wanted = new HashMap<>();
            wanted.put("start", "https://roads.example/board\n" + site.start().getFirst());
            wanted.put("seen", seen(analyst.get("/sources/roads/change").body()));
            assertThat(sent("roads", "look", wanted)).contains("<ol class=\"hits\">", "•••••");
            assertThat(Files.readString(file)).isEqualTo(WRITTEN);
            sent("roads", "save", wanted);
            assertThat(SourcesFile.read(file).source("roads").orElseThrow().start())
                    .hasSize(2);
        }
        String form = analyst.get("/sources/roads/change").body();
        Matcher earlier = Pattern.compile("href=\"(/sources/roads/change\\?until=[^\"]+)\"")
                .matcher(form);
        assertThat(earlier.find()).isTrue();
        String back = analyst.get(earlier.group(1)).body();
        assertThat(back).contains("This would change", "https://roads.example/board</textarea>");
        sent("roads", "save", Map.of("start", "https://roads.example/board", "seen", seen(back)));
        assertThat(SourcesFile.read(file).source("roads").orElseThrow().start())
                .containsExactly(URI.create("https://roads.example/board"));
    }

    @Test
    void byTheKeyboardInABrowser() {
        try (BrowserVisits visits = BrowserVisits.to(dashboard, Chromium.path());
                BrowserContext context = visits.signedIn("bg", ColorScheme.LIGHT, 360, RunningDashboard.NAME)) {
            Page page = context.newPage();
            visits.watch(page);
            page.navigate(dashboard.address("/sources/roads").toString());
            page.press("a[href$='/change']", "Enter");
            page.fill("#every", "x");
            page.press("button[value=save]", "Enter");
            assertThat(page.getAttribute("#every", "aria-invalid")).isEqualTo("true");
            page.fill("#every", "20m");
            page.press("button[value=try]", "Enter");
            assertThat(page.textContent("[role=status]")).contains("20m");
            BrowserVisits.assertFits(page, 360, "what would change");
            page.press("button[value=save]", "Enter");
            assertThat(page.textContent("[role=status]")).contains("Запазено", "20m");
            page.press("[role=status] button", "Enter");
            assertThat(page.textContent("[role=status]")).contains("Запазено", "1h");
            assertThat(file).hasContent(WRITTEN);
            assertThat(visits.troubles()).isEmpty();
        }
    }

    private String sent(String id, String go, Map<String, String> fields) throws IOException, InterruptedException {
        Map<String, String> form = new HashMap<>(fields);
        form.put("go", go);
        return analyst.post("/sources/" + id + "/change", form).body();
    }

    private static String seen(String page) {
        Matcher seen = SEEN.matcher(page);
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }
}
