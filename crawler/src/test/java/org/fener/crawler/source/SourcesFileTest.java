package org.fener.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
import org.fener.crawler.source.SourceList.Mistake;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SourcesFileTest {

    private static final String ROADS = """
            sources:
              - id: roads
                start: [https://forum.example.org/board]
                purpose: smuggling offers
                legal-basis: order 17/2026
            """;

    @Test
    void fillsInSensibleDefaults() {
        Source source = read(ROADS).sources().getFirst();

        assertThat(source.name()).isEqualTo("roads");
        assertThat(source.kind()).isEqualTo(SourceKind.AUTO);
        assertThat(source.scope()).containsExactly(URI.create("https://forum.example.org/"));
        assertThat(source.every()).isEqualTo(Duration.ofHours(1));
        assertThat(source.delay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(source.budget()).isEqualTo(500);
        assertThat(source.depth()).isEqualTo(5);
        assertThat(source.paused()).isFalse();
    }

    @Test
    void readsEveryKey() {
        Source source = read("""
                        sources:
                          - id: channel
                            name: A channel
                            kind: telegram
                            start: http://127.0.0.1:8081/s/channel
                            scope: [http://127.0.0.1:8081/s/]
                            every: 5m
                            delay: 250ms
                            budget: 20
                            depth: 2
                            language: bg
                            zone: Europe/Sofia
                            purpose: a test
                            legal-basis: a test
                            paused: true
                        """).sources().getFirst();

        assertThat(source)
                .isEqualTo(new Source(
                        "channel",
                        "A channel",
                        SourceKind.TELEGRAM,
                        List.of(URI.create("http://127.0.0.1:8081/s/channel")),
                        List.of(URI.create("http://127.0.0.1:8081/s/")),
                        Duration.ofMinutes(5),
                        Duration.ofMillis(250),
                        20,
                        2,
                        java.util.Optional.of("bg"),
                        "a test",
                        "a test",
                        java.util.Optional.of(ZoneId.of("Europe/Sofia")),
                        true));
    }

    @Test
    void namesFileLineKeyValueAndWhatWasExpected() {
        assertThat(mistake(ROADS + "    every: 10s\n"))
                .isEqualTo("sources.yaml line 6, source 'roads': every: expected a time of at least 1m, such as 1h, "
                        + "got '10s'");
        assertThat(mistake(ROADS + "    evry: 1h\n"))
                .contains("line 6", "evry: expected one of the keys budget, delay");
        assertThat(mistake(ROADS.replace("https:", "gopher:")))
                .contains("line 3", "start: expected an http or https address", "gopher://forum.example.org/board");
        assertThat(mistake(ROADS + "    zone: Sofia\n")).contains("zone: expected a time zone", "'Sofia'");
        assertThat(mistake(ROADS + "    kind: wiki\n")).contains("kind: expected one of auto, forum, feed");
    }

    @Test
    void aSourceWithoutPurposeOrLegalBasisDoesNotRun() {
        SourceList list = read(ROADS.replace("purpose: smuggling offers", "name: roads"));

        assertThat(list.sources()).isEmpty();
        assertThat(list.mistakes()).singleElement().asString().contains("purpose: expected why", "got 'nothing'");
        assertThat(read(ROADS.replace("order 17/2026", "''")).mistakes())
                .singleElement()
                .asString()
                .contains("legal-basis: expected what allows");
    }

    @Test
    void theOtherSourcesStillRun() {
        SourceList list = read(ROADS + """
                          - id: broken
                            start: [ftp://files.example.org/]
                            purpose: x
                            legal-basis: y
                          - id: jobs
                            start: [https://jobs.example.org/]
                            purpose: x
                            legal-basis: y
                          - id: jobs
                            start: [https://jobs2.example.org/]
                            purpose: x
                            legal-basis: y
                        """);

        assertThat(list.sources()).extracting(Source::id).containsExactly("roads", "jobs");
        assertThat(list.mistakes()).extracting(Mistake::key).containsExactly("start", "id");
    }

    @Test
    void anUnreadableFileIsOneMistakeWithItsLine() {
        SourceList list = read("sources:\n  - id: [roads\n");

        assertThat(list.sources()).isEmpty();
        assertThat(list.mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.line()).isGreaterThan(1));
    }

    @Test
    void theSchemaKnowsTheSameKeysAsTheReader() throws IOException {
        try (InputStream in = SourcesFile.class.getResourceAsStream("sources.schema.json")) {
            JsonNode item = JsonMapper.builder().build().readTree(in).at("/properties/sources/items");
            List<String> keys = new ArrayList<>(item.get("properties").propertyNames());
            assertThat(read(ROADS + "    nonsense: 1\n").mistakes().getFirst().expected())
                    .isEqualTo("one of the keys "
                            + String.join(", ", keys.stream().sorted().toList()));
            List<String> required = new ArrayList<>();
            item.get("required").forEach(key -> required.add(key.asString()));
            for (String key : required)
                assertThat(read(ROADS.replaceFirst("(?m)^(  - |    )" + key + ":.*$", "$1name: x"))
                                .sources())
                        .as("without %s", key)
                        .isEmpty();
        }
    }

    private static SourceList read(String yaml) {
        return SourcesFile.read(yaml, "sources.yaml");
    }

    private static String mistake(String yaml) {
        assertThat(read(yaml).mistakes()).hasSize(1);
        return read(yaml).mistakes().getFirst().toString();
    }
}
