package org.fener.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
import org.fener.crawler.source.WrittenSource.Setting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesEditorTest {

    private static final String WRITTEN = """
            # the sources of this unit 😀
            sources:
              - id: roads
                name: Travellers' forum      # as people call it
                start: [https://Forum.example.org:443/board#top]
                delay: 0.2s
                purpose: smuggling offers on the route to Serbia
                legal-basis: order 17/2026
                proxy: socks5://127.0.0.1:9050
                tls-exception: self-signed, checked by phone
                robots-meta: false
              - purpose: a test
                id: feed
                start: http://127.0.0.1:8081/feed.xml
                legal-basis: none needed
            """;

    @TempDir
    Path folder;

    private Path file;
    private SourcesEditor editor;

    @BeforeEach
    void open() {
        file = folder.resolve("sources.yaml");
        editor = new SourcesEditor(file, InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")));
    }

    @Test
    void readsHowASourceIsReachedAndTheCanonicalStart() throws Exception {
        Files.writeString(file, WRITTEN);
        SourceList list = SourcesFile.read(file);
        assertThat(list.mistakes()).isEmpty();
        assertThat(list.source("roads").orElseThrow().start())
                .containsExactly(URI.create("https://forum.example.org/board"));
        assertThat(list.source("roads").orElseThrow().delay()).isEqualTo(Duration.ofMillis(200));
        assertThat(list.source("roads").orElseThrow().access().proxy()).contains(URI.create("socks5://127.0.0.1:9050"));
        assertThat(list.source("roads").orElseThrow().access().tlsException())
                .contains("self-signed, checked by phone");
        assertThat(list.source("roads").orElseThrow().access().robotsMeta()).isFalse();
        assertThat(list.source("feed").orElseThrow().access().robotsMeta()).isTrue();
    }

    @Test
    void tellsAKeyWrittenTwiceAndAProxyWithAPassword() {
        assertThat(SourcesFile.read(WRITTEN + "    id: feed2\n", "s.yaml").mistakes())
                .singleElement()
                .hasToString("s.yaml line 16, source 'feed': id: expected each key once, got 'id'");
        assertThat(SourcesFile.read(WRITTEN.replace("socks5://", "http://u:p@"), "s.yaml")
                        .mistakes())
                .singleElement()
                .asString()
                .contains("proxy: expected http://host:port or socks5://host:port");
    }

    @Test
    void survivesBillionLaughsAndDeepNesting() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++)
            yaml.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(8) + "x]\n");
        assertThat(SourcesFile.read(yaml.toString(), "s.yaml").mistakes()).isNotEmpty();
        assertThat(SourcesFile.read("sources: " + "[".repeat(50_000), "s.yaml").mistakes())
                .hasSize(1);
    }

    @Test
    void pausesAndResumesLeavingAllElseAsWritten() throws Exception {
        Files.writeString(file, WRITTEN);
        editor.pause("feed", true);
        assertThat(Files.readString(file)).isEqualTo(WRITTEN + "    paused: true\n");
        assertThat(SourcesFile.read(file).source("feed").orElseThrow().paused()).isTrue();
        editor.pause("feed", false);
        assertThat(Files.readString(file)).isEqualTo(WRITTEN + "    paused: false\n");
        try (Stream<Path> copies = Files.list(folder.resolve("copies"))) {
            assertThat(copies.map(Path::getFileName).map(Path::toString).filter(name -> !name.startsWith(".")))
                    .containsExactlyInAnyOrder("20261121T120000000Z-sources.yaml", "20261121T120000001Z-sources.yaml");
        }
        assertThat(folder.resolve("copies/20261121T120000000Z-sources.yaml")).hasContent(WRITTEN);
        assertThatThrownBy(() -> editor.pause("none", true)).hasMessage("no source 'none' in the file");
    }

    @Test
    void addsASourceThatReadsBackEqual() throws Exception {
        Source added = new Source(
                "odd",
                "a \"quoted\" name: # with\n- everything \\ \u2028 \ud83d\ude00",
                SourceKind.TELEGRAM,
                List.of(URI.create("https://t.me/s/odd")),
                List.of(URI.create("https://t.me/s/odd")),
                Duration.ofDays(1),
                Duration.ofMillis(1500),
                7,
                0,
                Optional.of("bg"),
                "purpose: 'x'",
                "basis",
                Optional.of(ZoneId.of("Europe/Sofia")),
                true);
        for (String before : List.of(
                WRITTEN,
                "",
                "sources:\n",
                "# nothing yet\n",
                "sources:\n- id: a\n  start: http://a.example\n  purpose: p\n  legal-basis: l")) {
            Files.writeString(file, before);
            editor.add(added);
            SourceList list = SourcesFile.read(file);
            assertThat(list.mistakes()).isEmpty();
            assertThat(list.source("odd")).contains(added);
            assertThat(Files.readString(file)).startsWith(before);
            assertThatThrownBy(() -> editor.add(added)).hasMessageStartingWith("source 'odd' is in");
        }
    }

    @Test
    void changesNothingWhereTheSourceCouldNotRun() throws IOException {
        Files.writeString(file, "sources: {}\n");
        assertThatThrownBy(() ->
                        editor.add(SourcesFile.read(WRITTEN, "x").sources().getFirst()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("was not changed");
        assertThat(file).hasContent("sources: {}");
    }

    @Test
    void pausesAndAddsToWhatIsWrittenOnOneLine() throws Exception {
        Files.writeString(file, "sources: [{id: a, start: 'http://a.example', purpose: p, legal-basis: l}] # all\n");
        editor.pause("a", true);
        editor.add(SourcesFile.read(WRITTEN, "x").source("feed").orElseThrow());
        assertThat(Files.readString(file))
                .startsWith("sources: [{id: a, start: 'http://a.example', purpose: p, legal-basis: l, paused: true}, {")
                .endsWith("] # all\n");
        assertThat(SourcesFile.read(file).sources()).extracting(Source::id).containsExactly("a", "feed");
    }

    private static final String KEPT = """
            sources:
            -   id: a   # the first
                start:   # where people meet
                - https://a.example/one   # the board
                # closed since May
                - https://a.example/two
                every: 1h   # agreed with the owner
                language: bg # mostly
                purpose: >
                  what we
                  look for

                # from the order
                legal-basis: l
            # the last one

            -   {id: b, every: often, start: 'https://b.example/', purpose: p, legal-basis: l}
            """;

    private Changing change(String id, Map<String, String> wanted) throws IOException {
        return editor.change(id, editor.written(id).orElseThrow().digest(), wanted, told::addAll);
    }

    private final List<Setting> told = new ArrayList<>();

    @Test
    void changesSettingsInTheirPlacesAndLeavesAllElseAsWritten() throws Exception {
        Files.writeString(file, KEPT);

        Changing outcome = change(
                "a",
                Map.of(
                        "every",
                        "15m",
                        "language",
                        "",
                        "purpose",
                        "papers: #1",
                        "zone",
                        "Europe/Sofia",
                        "legal-basis",
                        "l"));

        assertThat(Files.readString(file))
                .isEqualTo(KEPT.replace("every: 1h ", "every: 15m ")
                        .replace("    language: bg # mostly\n", "")
                        .replace(">\n      what we\n      look for\n", "\"papers: #1\"\n")
                        .replace("legal-basis: l\n#", "legal-basis: l\n    zone: \"Europe/Sofia\"\n#"));
        assertThat(told)
                .containsExactly(
                        new Setting("every", "1h", "15m"),
                        new Setting("language", "bg", ""),
                        new Setting("purpose", "what we look for", "papers: #1"),
                        new Setting("zone", "", "Europe/Sofia"));
        assertThat(outcome).isInstanceOfSatisfying(Changing.Changed.class, changed -> {
            assertThat(changed.settings()).isEqualTo(told);
            assertThat(changed.source().every()).isEqualTo(Duration.ofMinutes(15));
        });
    }

    @Test
    void keepsTheAddressesThatStayWithWhatIsWrittenBesideThem() throws Exception {
        Files.writeString(file, KEPT);
        change("a", Map.of("start", "https://a.example/one\n https://c.example/"));
        assertThat(Files.readString(file))
                .isEqualTo(KEPT.replace("- https://a.example/two\n", "- \"https://c.example/\"\n"));
        change("a", Map.of("start", "https://d.example/"));
        assertThat(Files.readString(file))
                .contains("    start: [\"https://d.example/\"]   # where people meet\n    every: 1h   # agreed");
    }

    @Test
    void mendsASourceThatAMistakeKeepsFromRunning() throws Exception {
        Files.writeString(file, KEPT);
        assertThat(change("b", Map.of("budget", "none")))
                .isInstanceOfSatisfying(
                        Changing.Mistaken.class,
                        mistaken -> assertThat(mistaken.mistakes())
                                .extracting(SourceList.Mistake::key)
                                .containsExactlyInAnyOrder("every", "budget"));
        assertThat(Files.readString(file)).isEqualTo(KEPT);
        assertThat(change("b", Map.of("every", "", "proxy", "socks5://127.0.0.1:9050")))
                .isInstanceOf(Changing.Changed.class);
        assertThat(Files.readString(file))
                .endsWith("{id: b, start: 'https://b.example/', purpose: p, legal-basis: l,"
                        + " proxy: \"socks5://127.0.0.1:9050\"}\n");
        assertThat(change("b", Map.of("every", "", "kind", "auto", "robots-meta", "true")))
                .isEqualTo(new Changing.AsItIs());
        assertThat(editor.earlier("b"))
                .singleElement()
                .satisfies(
                        earlier -> assertThat(earlier.source().shown("every")).isEqualTo("often"));
    }

    @Test
    void overwritesNothingThatSomebodyElseChangedMeanwhile() throws Exception {
        Files.writeString(file, KEPT);
        String seen = editor.written("a").orElseThrow().digest();
        editor.pause("a", true);
        assertThat(editor.tried("a", seen, Map.of("every", "2h"))).isInstanceOf(Changing.Changed.class);
        change("a", Map.of("every", "30m"));
        assertThat(editor.change("a", seen, Map.of("every", "2h"), told::addAll))
                .isEqualTo(new Changing.Meanwhile(editor.written("a").orElseThrow()));
        assertThat(SourcesFile.read(file).source("a").orElseThrow().every()).isEqualTo(Duration.ofMinutes(30));
        assertThat(editor.tried("none", seen, Map.of())).isEqualTo(new Changing.Gone());
    }

    @Test
    void touchesNothingThatAnotherSourceRefersTo() throws Exception {
        String shared = KEPT.replace("every: 1h", "every: &hourly 1h").replace("every: often", "every: *hourly");
        Files.writeString(file, shared);
        for (String id : List.of("a", "b"))
            assertThat(change(id, Map.of("every", "2h"))).as(id).isEqualTo(new Changing.Entangled());
        assertThat(Files.readString(file)).isEqualTo(shared);
        assertThat(told).isEmpty();
    }

    @Test
    void readsAFileThatRefersToItself() throws Exception {
        Files.writeString(file, KEPT.replace("- https://a.example/two", "- &loop\n      - *loop"));
        assertThat(editor.written("a").orElseThrow().shown("start")).isEqualTo("https://a.example/one");
        assertThat(change("a", Map.of("start", "https://c.example/"))).isInstanceOf(Changing.class);
    }

    @Test
    void aScopeOfWholeHostsFollowsTheAddresses() throws Exception {
        Files.writeString(file, KEPT.replace("    every", "    scope: [https://a.example/]\n    every"));
        assertThat(editor.written("a").orElseThrow().shown("scope")).isEmpty();
        change("a", Map.of("start", "https://new.example/x", "scope", ""));
        assertThat(told)
                .containsExactly(
                        new Setting("start", "https://a.example/one https://a.example/two", "https://new.example/x"),
                        new Setting("scope", "https://a.example/", ""));
        assertThat(SourcesFile.read(file).source("a").orElseThrow().scope())
                .containsExactly(URI.create("https://new.example/"));
    }

    @Test
    void changesThatComeTogetherAllStand() throws Exception {
        Files.writeString(file, "sources:\n");
        List<Callable<String>> additions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String id = "s" + i;
            Source source = SourcesFile.read(WRITTEN.replace("id: feed", "id: " + id), "x")
                    .source(id)
                    .orElseThrow();
            additions.add(() -> {
                new SourcesEditor(file, InstantSource.system()).add(source);
                return id;
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> added : threads.invokeAll(additions))
                assertThat(added.get()).isNotEmpty();
        }
        assertThat(SourcesFile.read(file).sources()).hasSize(20);
    }
}
