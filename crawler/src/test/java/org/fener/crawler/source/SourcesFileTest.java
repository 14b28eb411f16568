package org.fener.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
import org.fener.crawler.source.SourceList.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
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
                        Optional.of("bg"),
                        "a test",
                        "a test",
                        Optional.of(ZoneId.of("Europe/Sofia")),
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
        assertThat(list.mistakes()).singleElement().asString().contains("purpose: expected why", "got nothing");
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
                .hasToString(
                        "sources.yaml line 3: yaml: expected YAML: blanks instead of tabs, a blank after each colon,"
                                + " every bracket and quote closed, no endless references, got nothing");
    }

    @ParameterizedTest
    @CsvSource({"bg, bg", "BG, bg", "sr-latn, sr-Latn", "rom, rom", "'', "})
    void aLanguageIsOneThatIsKnown(String written, String read) {
        assertThat(read(ROADS + "    language: '" + written + "'\n")
                        .sources()
                        .getFirst()
                        .language())
                .isEqualTo(Optional.ofNullable(read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz9", "zzz", "bulgarian", "und", "bg_BG", "[bg]"})
    void aLanguageThatNobodyKnowsIsAMistakeThatSaysWhatWasExpected(String written) {
        assertThat(mistake(ROADS + "    language: " + written + "\n"))
                .startsWith(
                        "sources.yaml line 6, source 'roads': language: expected a language code of ISO 639 such as bg");
    }

    @Test
    void everyMistakeOfAnEntryIsToldOnce() {
        assertThat(
                        read("sources:\n  - {id: Roads, name: [a, b], start: [], scope: [], purpose: {a: b}, legal-basis: c}\n")
                                .mistakes())
                .extracting(Mistake::key, Mistake::expected, Mistake::written)
                .containsExactly(
                        tuple("name", Expected.ONE_VALUE, new Written(Written.Form.LIST, "2")),
                        tuple("id", Expected.ID, Written.text("Roads")),
                        tuple("purpose", Expected.PURPOSE, new Written(Written.Form.KEYS, "1")),
                        tuple("start", Expected.START, new Written(Written.Form.LIST, "0")),
                        tuple("scope", Expected.START, new Written(Written.Form.LIST, "0")));
        assertThat(mistake(ROADS.replace("https:", "gopher:"))).contains("gopher:");
    }

    @Test
    void mistakesAreReadInTheReadersLanguage() {
        Mistake mistake = read(ROADS + "    every: 10s\n").mistakes().getFirst();

        assertThat(mistake.in("bg"))
                .isEqualTo("sources.yaml, ред 6, източник „roads“: every: очаква се време, най-малко 1m, например 1h,"
                        + " а е „10s“");
        assertThat(mistake.wantedIn("en")).isEqualTo("expected a time of at least 1m, such as 1h, got '10s'");
        assertThat(read("sources:\n  - {start: 'http://a.example/', purpose: '{0}'}\n")
                        .mistakes()
                        .getFirst()
                        .in("bg"))
                .isEqualTo("sources.yaml, ред 2: id: очаква се идентификатор от малки латински букви, цифри, - или _,"
                        + " най-много 64 знака, в началото буква или цифра, а е празно");
    }

    @ParameterizedTest
    @EnumSource(Expected.class)
    void everythingThatIsExpectedHasWordsInBothLanguages(Expected expected) {
        for (Written.Form form : Written.Form.values()) {
            Mistake mistake = new Mistake(
                    Place.entry("list", 2), Optional.of("{1}"), "key", new Written(form, "it's {0}"), expected);

            assertThat(mistake.in("en")).startsWith("list entry 2, source '{1}': key: expected ");
            assertThat(mistake.in("bg"))
                    .startsWith("list, запис 2, източник „{1}“: key: очаква се ")
                    .doesNotContain("expected", "''");
            assertThat(mistake.in("bg").contains("it's {0}"))
                    .isEqualTo(form != Written.Form.NOTHING && form != Written.Form.FILE);
        }
    }

    @Test
    void theSchemaKnowsTheSameKeysAsTheReader() throws IOException {
        try (InputStream in = SourcesFile.class.getResourceAsStream("sources.schema.json")) {
            JsonNode item = JsonMapper.builder().build().readTree(in).at("/properties/sources/items");
            List<String> keys = new ArrayList<>(item.get("properties").propertyNames());
            Mistake unknown = read(ROADS + "    nonsense: 1\n").mistakes().getFirst();
            assertThat(unknown.expected()).isEqualTo(Expected.KNOWN_KEY);
            assertThat(unknown.expected().choices())
                    .isEqualTo(keys.stream().sorted().toList());
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
