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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
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
        assertThat(Files.readString(file)).isEqualTo(WRITTEN.replace("id: feed\n", "id: feed\n    paused: true\n"));
        assertThat(SourcesFile.read(file).source("feed").orElseThrow().paused()).isTrue();
        editor.pause("feed", false);
        assertThat(Files.readString(file)).isEqualTo(WRITTEN.replace("id: feed\n", "id: feed\n    paused: false\n"));
        try (Stream<Path> copies = Files.list(folder.resolve("copies"))) {
            assertThat(copies.map(Path::getFileName).map(Path::toString))
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
}
