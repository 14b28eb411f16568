package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Headers;
import org.fener.crawler.Source;
import org.fener.crawler.SourceAccess;
import org.fener.crawler.SourceKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What pages ask of robots (hostile case R9).
class RobotsMetaTest {

    private static final URI AT = URI.create("https://news.example/article");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            noindex              | ''                                              | true  | false
            nofollow             | ''                                              | false | true
            none                 | ''                                              | true  | true
            'noindex, nofollow'  | ''                                              | true  | true
            otherbot: noindex    | ''                                              | false | false
            'fener: nofollow'    | ''                                              | false | true
            'unavailable_after: 1 Jan 2027 00:00:00 GMT' | ''                      | false | false
            ''                   | '<meta name=robots content=NOINDEX>'            | true  | false
            ''                   | '<meta name=Fener content="noindex,nofollow">'  | true  | true
            ''                   | '<meta name=otherbot content=none>'             | false | false
            ''                   | '<meta name=robots content="index, follow">'    | false | false
            nofollow             | '<meta name=robots content=noindex>'            | true  | true
            """)
    void r9ObeysWhatAPageAsksUnlessTheSourceIsTold(String header, String meta, boolean noindex, boolean nofollow) {
        PageReading obeyed = read(header, meta, true);
        assertThat(obeyed.robots()).isEqualTo(new RobotsMeta(noindex, nofollow));
        assertThat(obeyed.posts()).hasSize(noindex ? 0 : 1);
        assertThat(obeyed.links()).hasSize(nofollow ? 0 : 1);
        PageReading not = read(header, meta, false);
        assertThat(not.robots()).isEqualTo(RobotsMeta.NONE);
        assertThat(not.posts()).hasSize(1);
        assertThat(not.links()).hasSize(1);
    }

    private static PageReading read(String header, String meta, boolean robotsMeta) {
        String html = "<html><head><title>News</title>" + meta + "</head><body><article><h1>News</h1><p>"
                + "A long text about the roads of this region and what happens on them each day. ".repeat(8)
                + "</p></article><a href=/more>more</a></body></html>";
        Headers headers = new Headers(
                header.isEmpty()
                        ? List.of(new Headers.Field("Content-Type", "text/html; charset=utf-8"))
                        : List.of(
                                new Headers.Field("Content-Type", "text/html; charset=utf-8"),
                                new Headers.Field("X-Robots-Tag", header)));
        FetchedPage page =
                new FetchedPage("news", AT, AT, Instant.EPOCH, 200, headers, Body.of(html), Optional.empty());
        Source source = new Source(
                "news",
                "News",
                SourceKind.AUTO,
                List.of(AT),
                List.of(AT.resolve("/")),
                Duration.ofHours(1),
                Duration.ofSeconds(1),
                500,
                5,
                Optional.empty(),
                "a test",
                "none needed",
                Optional.empty(),
                false,
                new SourceAccess(Optional.empty(), Optional.empty(), robotsMeta));
        return new EvidencePageReader(InstantSource.system()).read(page, source);
    }
}
