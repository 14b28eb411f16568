package org.fener.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.fener.crawler.Source;
import org.fener.crawler.source.SourceList.Mistake;
import org.fener.crawler.source.SourcesExchange.Format;
import org.fener.crawler.source.SourcesExchange.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lists of other programs, and what is told of their mistakes.
final class SourcesExchangeTest {

    private static final Map<String, String> LAWFUL = Map.of("purpose", "p", "legal-basis", "b");

    @Test
    void anAddressThatIsNoneIsOneMistakeHoweverManyWordsItHas() {
        Incoming incoming = opml("""
                <outline text="Odd" xmlUrl="not a url"/>
                <outline text="Fine" xmlUrl=" https://fine.example/my feed.xml "/>
                """);

        assertThat(incoming.mistakes())
                .extracting(Mistake::at, Mistake::key, Mistake::written, Mistake::expected)
                .containsExactly(tuple(Place.entry("list", 1), "start", Written.text("not a url"), Expected.ADDRESS));
        assertThat(incoming.sources())
                .flatExtracting(Source::start)
                .containsExactly(URI.create("https://fine.example/my%20feed.xml"));
    }

    @Test
    void tellsEachMistakeOfAnEntryWithItsPlaceAndItsSource() {
        String text = "start,every,language\nhttps://a.example/,soon,zz9\n";

        assertThat(SourcesExchange.read(text, Format.CSV, "list", LAWFUL).mistakes())
                .extracting(Mistake::toString)
                .containsExactlyInAnyOrder(
                        "list entry 1, source 'a-example': every: expected a time of at least 1m, such as 1h, got"
                                + " 'soon'",
                        "list entry 1, source 'a-example': language: expected a language code of ISO 639 such as bg,"
                                + " or with a script or country such as sr-Latn, got 'zz9'");
    }

    @Test
    void anIdThatStandsThereTwiceIsAMistakeOfTheSecond() {
        String text = "id,start\none,https://a.example/\none,https://b.example/\n";

        Incoming incoming = SourcesExchange.read(text, Format.CSV, "list", LAWFUL);

        assertThat(incoming.sources()).hasSize(1);
        assertThat(incoming.mistakes())
                .singleElement()
                .hasToString("list entry 2, source 'one': id: expected an id that no other source has, got 'one'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CSV | url,name | list line 1: csv: expected a first line that names columns among budget, delay",
                "OPML | <opml><body></opml> | list line 1: xml: expected OPML, a well-formed XML, got '<opml>",
                "OPML | nothing of the kind | list line 1: xml: expected OPML",
            })
    void aTextOfAnotherFormatSaysWhatIsExpectedAndWhatStandsThere(Format format, String text, String message) {
        assertThatThrownBy(() -> SourcesExchange.read(text, format, "list", LAWFUL))
                .isInstanceOf(SourcesFormatException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void foldersAreBounded() {
        String deep = "<outline text=\"f\">".repeat(40) + "</outline>".repeat(40);

        assertThatThrownBy(() -> opml(deep))
                .isInstanceOfSatisfying(
                        SourcesFormatException.class,
                        deeper -> assertThat(deeper.mistake().expected()).isEqualTo(Expected.FLAT));
    }

    @Test
    void aSourcePutTogetherByHandGetsAFreeId() {
        Incoming checked =
                SourcesExchange.check(Map.of("start", "https://a.example/", "purpose", "p"), Set.of("a-example"), "x");

        assertThat(checked.mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.source()).contains("a-example-2"))
                .extracting(Mistake::expected)
                .isEqualTo(Expected.BASIS);
    }

    private static Incoming opml(String outlines) {
        return SourcesExchange.read(
                "<opml version=\"2.0\"><body>" + outlines + "</body></opml>", Format.OPML, "list", LAWFUL);
    }
}
