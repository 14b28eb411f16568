package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScopeTest {

    @ParameterizedTest
    @CsvSource({
        "/forum-1, /forum-1, true",
        "/forum-1, /forum-1/topic/2, true",
        "/forum-1, /forum-1.html, true",
        "/forum-1, /forum-1?page=2, true",
        "/forum-1, /forum-11, false",
        "/forum-1, /forum-11.html, false",
        "/forum, /forums/travel, false",
        "/forum/, /forum/travel, true",
        "/thread-, /thread-17.html, true",
        "/тем, /тема/1, false",
        "/тема, /тема/1, true",
        "'', /anything, true",
    })
    void aPrefixEndsWhereAWordEnds(String prefix, String path, boolean covered) {
        Scope scope = Scope.of(new Source(
                "forum",
                "Forum",
                SourceKind.AUTO,
                List.of(URI.create("https://forum.example.org/start")),
                List.of(URI.create(
                        URI.create("https://forum.example.org" + prefix).toASCIIString())),
                Duration.ofHours(1),
                Duration.ZERO,
                500,
                5,
                Optional.empty(),
                "a test",
                "none needed",
                Optional.empty(),
                false));

        CanonicalUrl url = CanonicalUrl.of(
                        URI.create("https://forum.example.org" + path).toASCIIString())
                .orElseThrow();

        assertThat(scope.contains(url)).isEqualTo(covered);
    }
}
