package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fener.crawler.Headers;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Pages made to break readers, and good pages cut anywhere.
class HostilePagesTest {

    static List<String> pages() {
        return List.of(
                "<div>".repeat(200_000) + "deep",
                "<table><tr><td>".repeat(30_000) + "nested",
                "<a href=x>".repeat(60_000),
                "<b><i><u><a>".repeat(20_000) + "formatting",
                "<p class=\"" + "x ".repeat(300_000) + "\">names</p>",
                "<a href=\"" + "a/".repeat(100_000) + "\">long</a>",
                "<svg><foreignObject>".repeat(5_000) + "<p>foreign",
                "\0\0\0<html>\0<p>zero</p>",
                "<![CDATA[<rss>]]><rss><channel><item>".repeat(2_000),
                "{\"posts\":" + "[".repeat(50_000),
                "<rss>" + "<item><title>&x;</title>".repeat(20_000),
                "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><rss><channel><item><title>&b;</title></item></channel></rss>",
                "<div class=post><div class=author>a</div>".repeat(8_000));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void survivesHostilePages(String html) {
        assertThatCode(() -> SavedPages.read(html, "https://example.org/hostile"))
                .doesNotThrowAnyException();
    }

    /// The clock goes on only when the parser looks at it: however slow the machine, the same part of the page is read.
    @Test
    void g2EndsWhenItsTimeIsOverAndKeepsWhatItHas() {
        Instant[] now = {Instant.EPOCH};
        InstantSource ticking = () -> now[0] = now[0].plusMillis(100);
        Document whole =
                new BoundedParser(ticking, Duration.ofDays(1)).html("<p>first</p>" + "<b>word</b> ".repeat(50_000));
        Document cut =
                new BoundedParser(ticking, Duration.ofSeconds(3)).html("<p>first</p>" + "<b>word</b> ".repeat(50_000));
        assertThat(cut.text()).startsWith("first word");
        assertThat(cut.select("b")).hasSizeBetween(1, whole.select("b").size() / 2);
    }

    @Test
    void g3ReadsAPageOfVeryManyTagsWithoutATree() {
        String needle = "words that people wrote about a bus at eight";
        String links = IntStream.range(0, 200_000)
                .mapToObj(i -> "<a href=/viewtopic.php?t=" + i + ">")
                .collect(Collectors.joining());
        PageReading reading = SavedPages.read("<p>" + needle + links, "https://example.org/hostile");
        assertThat(reading.engine()).isEqualTo("text");
        assertThat(text(reading)).contains(needle);
        assertThat(reading.links()).hasSize(PageLinks.MOST);
    }

    @Test
    void g3MakesATreeOfTheBeginningOfAHugePage() {
        String words = "<p>" + "word ".repeat(10_000);
        EvidencePageReader patient = new EvidencePageReader(InstantSource.system(), Duration.ofMinutes(5));
        byte[] page = (words.repeat(100) + "the end").getBytes(StandardCharsets.UTF_8);
        PageReading reading =
                patient.read(SavedPages.page(page, "https://example.org/hostile", Headers.NONE), SavedPages.SOURCE);
        assertThat(text(reading)).startsWith("word word").doesNotContain("the end");
    }

    @Test
    void h4AndH7EndWhereFeedsAndJsonHaveMoreInThemThanMemory() {
        String json = "[" + "{},".repeat(700_000) + "{}]";
        assertThat(SavedPages.read(json, "https://example.org/hostile").engine())
                .isEqualTo("text");
        String xml = "<rss>" + "<a/>".repeat(900_000);
        assertThat(EvidencePageReader.endOfTags(xml)).isBetween(2_000_000, 2_500_000);
        assertThat(EvidencePageReader.endOfTags("<rss/>")).isEqualTo(6);
    }

    @Test
    void readsPagesThatWereCutAnywhere() throws Exception {
        for (String name : FixturesTest.pages().toList()) {
            byte[] whole = SavedPages.bytes(FixturesTest.folder().resolve(name));
            for (int cut = 0; cut < whole.length; cut += 97) {
                byte[] part = Arrays.copyOf(whole, cut);
                assertThatCode(() -> SavedPages.READER.reading(
                                SavedPages.page(part, "https://example.org/" + name, Headers.NONE), SavedPages.SOURCE))
                        .as(name + " cut at " + cut)
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void keepsThePostsBeforeTheCut() {
        Path thread = FixturesTest.folder().resolve("phpbb/thread.html");
        String html = new String(SavedPages.bytes(thread), StandardCharsets.UTF_8);
        PageReading reading = SavedPages.read(
                html.substring(0, html.indexOf("p102")), "https://forum.example.org/viewtopic.php?t=31");
        assertThat(reading.posts())
                .singleElement()
                .satisfies(post -> assertThat(post.text()).startsWith("Търся място"));
    }

    @Test
    void decodesByMarkThenHeaderThenMetaThenLetters() {
        String words = "<p>Пътят към границата е затворен за тежки камиони до пролетта.</p>";
        Charset cyrillic = Charset.forName("windows-1251");
        byte[] bytes = words.getBytes(cyrillic);
        assertThat(text(SavedPages.read(bytes, "https://example.org/a", "text/html; charset=windows-1251")))
                .contains("Пътят към");
        assertThat(text(SavedPages.read(bytes, "https://example.org/a", "text/html")))
                .contains("Пътят към");
        byte[] declared = ("<meta charset=\"cp1251\">" + words).getBytes(cyrillic);
        assertThat(text(SavedPages.read(declared, "https://example.org/a", "text/html")))
                .contains("Пътят към");
        byte[] marked = ("\ufeff" + words).getBytes(StandardCharsets.UTF_16LE);
        assertThat(text(SavedPages.read(marked, "https://example.org/a", "text/html; charset=windows-1251")))
                .contains("Пътят към");
    }

    private static String text(PageReading reading) {
        return reading.posts().isEmpty() ? "" : reading.posts().getFirst().text();
    }
}
