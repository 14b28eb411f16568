package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileAnswers.HTML;
import static org.fener.crawler.fetch.HostileAnswers.OK;
import static org.fener.crawler.fetch.HostileAnswers.endless;
import static org.fener.crawler.fetch.HostileAnswers.gzip;
import static org.fener.crawler.fetch.HostileAnswers.links;
import static org.fener.crawler.fetch.HostileAnswers.tenGibibytes;
import static org.fener.crawler.fetch.HostileScene.at;
import static org.fener.crawler.fetch.HostileServer.page;
import static org.fener.crawler.fetch.HostileServer.raw;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.fener.crawler.fetch.HostileScene.Check;

/// Bodies that explode, are no pages, or come with a clock that lies (cases C, X and Z).
final class ContentScenes {

    /// Magic, a size of 2^63 in its frame header, a window of 2^31 (RFC 8878 §3.1.1), one raw block of one byte.
    private static final byte[] HUGE_WINDOW = {
        0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, (byte) 0xc0, (byte) 0xa8, 0, 0, 0, 0, 0, 0, 0, (byte) 0x80, 9, 0, 0, 'x'
    };

    private static final byte[] ODD = {(byte) 0xcf, (byte) 0xff, (byte) 0xff, (byte) 0x7f, 0, 0x1c};
    private static final String WORDS = "<p>text of a page".repeat(200);
    private static final byte[] TEXT = WORDS.getBytes(StandardCharsets.UTF_8);

    private ContentScenes() {}

    static List<HostileScene> all() {
        return List.of(
                at(
                        "C1",
                        "10 MiB of gzip that hold 10 GiB",
                        Set.of("cut-length"),
                        tenGibibytes(OK + HTML + "Content-Encoding: gzip\r\n\r\n"),
                        "at most 8 MiB come out",
                        left -> assertThat(left.capture("/case").page().body().length())
                                .isBetween(1 << 20, 8 << 20)),
                coded(
                        "C2",
                        "brotli unasked",
                        Set.of(),
                        "br",
                        ODD,
                        "asked for gzip alone, kept as it came",
                        asItCame(ODD)),
                coded(
                        "C3",
                        "zstd with a window of 2 GiB and a size that lies, unasked",
                        Set.of(),
                        "zstd",
                        HUGE_WINDOW,
                        "asked for gzip alone, kept as it came",
                        asItCame(HUGE_WINDOW)),
                coded(
                        "C4",
                        "gzip in gzip in gzip",
                        Set.of(),
                        "gzip, gzip, gzip, gzip, gzip",
                        gzip(gzip(gzip(gzip(gzip(TEXT))))),
                        "not unpacked at all",
                        left -> assertThat(left.capture("/case").page().body().copy())
                                .startsWith(0x1f, 0x8b)),
                coded(
                        "C4.names",
                        "two hundred codings in the label",
                        Set.of(),
                        "gzip" + ",gzip".repeat(199),
                        gzip(gzip(TEXT)),
                        "not unpacked at all",
                        left -> assertThat(left.capture("/case").page().body().copy())
                                .startsWith(0x1f, 0x8b)),
                coded(
                        "C5.crc",
                        "a gzip whose checksum is wrong",
                        Set.of(),
                        "gzip",
                        wrongChecksum(),
                        "all of it is text, with a note",
                        left -> {
                            assertThat(left.capture("/case").facts()).containsEntry("coding", "gzip-crc");
                            assertThat(left.text("/case")).isEqualTo(WORDS);
                        }),
                coded(
                        "C5.more",
                        "a gzip with something behind it",
                        Set.of(),
                        "gzip",
                        Arrays.copyOf(gzip(TEXT), gzip(TEXT).length + 1_000),
                        "all of it is text, with a note",
                        left -> {
                            assertThat(left.capture("/case").facts()).containsKey("coding");
                            assertThat(left.text("/case")).isEqualTo(WORDS);
                        }),
                coded(
                        "C6.deflate",
                        "says deflate and has no frame",
                        Set.of(),
                        "deflate",
                        rawDeflate(),
                        "read all the same",
                        left -> assertThat(left.text("/case")).isEqualTo(WORDS)),
                coded(
                        "C5",
                        "half a gzip",
                        Set.of(),
                        "gzip",
                        Arrays.copyOf(gzip(TEXT), 40),
                        "what can be unpacked is text, with a note",
                        left -> {
                            assertThat(left.capture("/case").facts()).containsEntry("coding", "gzip-unfinished");
                            assertThat(left.text("/case")).startsWith("<p>text");
                        }),
                coded("C6", "says gzip and is none", Set.of(), "gzip", TEXT, "read as it is, with a note", left -> {
                    assertThat(left.capture("/case").facts()).containsEntry("coding", "gzip-label-lies");
                    assertThat(left.text("/case")).isEqualTo(WORDS);
                }),
                at(
                        "X1",
                        "a film that says it is a page",
                        Set.of("blocked:type"),
                        endless(OK + HTML + "\r\nID3\u0003", "music"),
                        "512 bytes are kept at most",
                        littleOf()),
                at(
                        "X1.disk",
                        "the image of a disk, without a type",
                        Set.of("blocked:type"),
                        endless(OK + "\r\n", "\u0000\u0001\u0002\u0003"),
                        "512 bytes are kept at most",
                        littleOf()),
                at(
                        "X1.chunked",
                        "a film in chunks that says it is a page",
                        Set.of("blocked:type"),
                        endless(OK + HTML + "Transfer-Encoding: chunked\r\n\r\n", "8\r\nID3\u0003abcd\r\n"),
                        "512 bytes are kept at most",
                        littleOf()),
                file("X2.pdf", "a PDF", "application/pdf", "%PDF-1.7\r\n"),
                file("X2.zip", "an archive that says it is a page", "text/html", "PK\u0003\u0004\u0014\u0000"),
                file(
                        "X2.office",
                        "an old Office file that says it is a page",
                        "text/html",
                        "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
                file("X2.matlab", "a MATLAB file", "application/x-matlab-data", "MATLAB 5.0 MAT-file"),
                new HostileScene(
                        "X4",
                        "a name that climbs out of its folder",
                        Set.of(),
                        server -> server.on("/", links("/a/..%2f..%2f..%2fetc%2fpasswd"))
                                .on(
                                        "/*",
                                        page(
                                                HTML + "Content-Disposition: attachment; filename=../../x\r\n",
                                                "<p>a page".getBytes(StandardCharsets.US_ASCII))),
                        "the page is evidence under its address, and no file has its name",
                        left -> assertThat(left.text("/a/..%2F..%2F..%2Fetc%2Fpasswd"))
                                .isEqualTo("<p>a page")),
                at(
                        "Z1",
                        "a clock of another age",
                        Set.of(),
                        page(
                                HTML
                                        + "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\nLast-Modified: Fri, 31 Dec 9999 23:59:59 GMT\r\n",
                                "<p>a page".getBytes(StandardCharsets.US_ASCII)),
                        "our own clock is the evidence's, the claim stands apart",
                        left -> {
                            assertThat(Duration.between(
                                            left.capture("/case").page().fetchedAt(), Instant.now()))
                                    .isLessThan(Duration.ofHours(1));
                            assertThat(left.capture("/case").page().headers().first("Date"))
                                    .contains("Thu, 01 Jan 1970 00:00:00 GMT");
                        }));
    }

    private static byte[] wrongChecksum() {
        byte[] whole = gzip(TEXT);
        whole[whole.length - 6] ^= 1;
        return whole;
    }

    private static byte[] rawDeflate() {
        byte[] whole = gzip(TEXT);
        return Arrays.copyOfRange(whole, 10, whole.length - 8);
    }

    private static HostileScene coded(
            String id, String what, Set<String> codes, String coding, byte[] body, String must, Check check) {
        return at(id, what, codes, page(HTML + "Content-Encoding: " + coding + "\r\n", body), must, check);
    }

    private static HostileScene file(String id, String what, String type, String beginning) {
        return at(
                id,
                what,
                Set.of("blocked:type"),
                raw(OK + "Content-Type: " + type + "\r\n\r\n" + beginning + "x".repeat(100_000)),
                "512 bytes are kept at most and read by nobody",
                littleOf());
    }

    private static Check littleOf() {
        return left -> {
            assertThat(left.capture("/case").page().body().length()).isLessThanOrEqualTo(512);
            assertThat(left.texts()).isEmpty();
        };
    }

    private static Check asItCame(byte[] sent) {
        return left -> {
            assertThat(left.capture("/case").page().body().copy()).isEqualTo(sent);
            assertThat(left.requests())
                    .allSatisfy(one -> assertThat(one.field("Accept-Encoding")).contains("gzip, deflate"));
        };
    }
}
