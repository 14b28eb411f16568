package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/// Doors that a crawler leaves alone, and the ways that it takes, engine by engine.
class LinkRulesTest {

    private static final WebAddress BASE = WebAddress.base(URI.create("https://forum.example.org/"));

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvFileSource(resources = "links/doors.tsv", delimiter = '\t', quoteCharacter = '\0', numLinesToSkip = 1)
    void leavesDoorsAlone(String engine, String what, String address) {
        assertThat(LinkRules.mayFollow(BASE.resolve(address).orElseThrow()))
                .as("%s of %s", what, engine)
                .isFalse();
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvFileSource(resources = "links/ways.tsv", delimiter = '\t', quoteCharacter = '\0', numLinesToSkip = 1)
    void followsThreadsPagesAndBoards(String engine, String what, String address) {
        assertThat(LinkRules.mayFollow(BASE.resolve(address).orElseThrow()))
                .as("%s of %s", what, engine)
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/viewtopic.php?t=31&sid=0123456789abcdef0123456789abcdef, /viewtopic.php?t=31",
        "/showthread.php?s=0123456789abcdef0123456789abcdef&t=31, /showthread.php?t=31",
        "/index.php?PHPSESSID=0a1b2c3d4e5f&topic=31.0, /index.php?topic=31.0",
        "/thread;jsessionid=1F2E3D, /thread",
        "/(S(abc123))/thread.aspx, /thread.aspx"
    })
    void knowsAPageWhateverSessionItWasLinkedIn(String address, String same) {
        assertThat(BASE.resolve(address)).isEqualTo(BASE.resolve(same));
    }
}
