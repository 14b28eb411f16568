package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileAnswers.HTML;
import static org.fener.crawler.fetch.HostileAnswers.OK;
import static org.fener.crawler.fetch.HostileAnswers.drip;
import static org.fener.crawler.fetch.HostileAnswers.endless;
import static org.fener.crawler.fetch.HostileScene.at;
import static org.fener.crawler.fetch.HostileServer.raw;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.fener.crawler.fetch.HostileScene.Check;

/// Hosts that lie about where a response begins and ends (cases B).
final class FramingScenes {

    private static final String CHUNKED = OK + HTML + "Transfer-Encoding: chunked\r\n\r\n";

    private FramingScenes() {}

    static List<HostileScene> all() {
        return List.of(
                at(
                        "B1",
                        "chunks without end",
                        Set.of("cut-length"),
                        endless(CHUNKED, "a\r\n0123456789\r\n"),
                        "what 4 MiB of chunks hold is kept, cut by length",
                        left -> {
                            assertThat(left.capture("/case").page().truncated()).contains("length");
                            assertThat(left.text("/case")).startsWith("01234567890123456789");
                            assertThat(left.capture("/case").page().body().length())
                                    .isBetween(2_500_000, 3_000_000);
                        }),
                at(
                        "B2",
                        "a chunk size that overflows",
                        Set.of("cut-unspecified"),
                        raw(CHUNKED + "5\r\n<p>hi\r\nFFFFFFFFFFFFFFFFF\r\nHello"),
                        "the text before it is kept",
                        left -> assertThat(left.text("/case")).startsWith("<p>hi")),
                broken("B2.negative", "a negative chunk size", "-5\r\nHello\r\n"),
                broken("B2.words", "a chunk size in words", "size-x\r\nHello\r\n"),
                broken("B2.long", "a chunk of 2^63 bytes", "7fffffffffffffff\r\nHello"),
                at(
                        "B3.trailer",
                        "a trailer without end",
                        Set.of("cut-unspecified"),
                        endless(CHUNKED + "5\r\n<p>hi\r\n0\r\n", "T: x\r\n"),
                        "the text before it is kept",
                        left -> assertThat(left.text("/case")).isEqualTo("<p>hi")),
                at(
                        "B3",
                        "a chunk extension without end",
                        Set.of("cut-unspecified"),
                        endless(CHUNKED + "5;", "extension"),
                        "nothing of it becomes text",
                        left -> assertThat(left.text("/case")).doesNotContain("extension")),
                at(
                        "B4",
                        "a length of 2^63",
                        Set.of(),
                        raw(OK + HTML + "Content-Length: 9223372036854775808\r\n\r\n<p>whole"),
                        "the body is kept whole, with a note on its length",
                        left -> {
                            assertThat(left.text("/case")).isEqualTo("<p>whole");
                            assertThat(left.capture("/case").facts()).containsKey("framing");
                        }),
                lengths("B4.words", "a length in words", "Content-Length: text\r\n"),
                lengths("B4.negative", "a negative length", "Content-Length: -1\r\n"),
                lengths("B4.two", "two lengths", "Content-Length: 4\r\nContent-Length: 5\r\n"),
                at(
                        "B5",
                        "chunks and a length",
                        Set.of(),
                        raw(OK + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>hi\r\n0\r\n\r\n"),
                        "the chunks are believed",
                        left -> assertThat(left.text("/case")).isEqualTo("<p>hi")),
                at(
                        "B6",
                        "no HTTP at all",
                        Set.of("protocol"),
                        raw("SSH-2.0-OpenSSH_9.2\r\n\r\n"),
                        "the bytes that came are kept",
                        received("SSH-2.0-OpenSSH_9.2")),
                noHttp("B6.bare", "a page without a head", "<html>no head at all</html>"),
                noHttp("B6.version", "HTTP of a version to come", "HTTP/9.9 999 What\r\n\r\n"),
                noHttp("B6.status", "a status of zero", "HTTP/1.1 000 Nothing\r\n\r\n"),
                at(
                        "B7",
                        "interim responses without end",
                        Set.of("protocol"),
                        endless("", "HTTP/1.1 100 Continue\r\n\r\n"),
                        "given up after five",
                        left -> {
                            assertThat(left.captures("/case")).isEmpty();
                            assertThat(left.attempts("/case"))
                                    .anySatisfy(one -> assertThat(one.why()).contains("more than 5 interim"));
                        }),
                at(
                        "B8",
                        "cookies without end",
                        Set.of("head-too-large"),
                        endless(OK, "Set-Cookie: a=b\r\n"),
                        "cut at the cap of a head, its beginning kept",
                        received(OK + "Set-Cookie: a=b")),
                at(
                        "B8.line",
                        "one header without end",
                        Set.of("head-too-large"),
                        endless(OK + "X: ", "x".repeat(100)),
                        "cut at the cap of a head, its beginning kept",
                        received(OK + "X: xxx")),
                at(
                        "B9",
                        "odd bytes in the head",
                        Set.of(),
                        raw("HTTP/1.1 200 O\u0000K\r\nX: a\rb\r\nX-Esc: \u001b[31m\r\nContent-Length: 5\r\n\r\n<p>hi"),
                        "the page is kept whole",
                        left -> {
                            assertThat(left.text("/case")).isEqualTo("<p>hi");
                            assertThat(left.capture("/case").page().headers().first("X-Esc"))
                                    .contains("\u001b[31m");
                        }),
                at(
                        "B10",
                        "HTTP/2 frames nobody asked for",
                        Set.of("protocol", "disconnect", "head-too-large"),
                        endless("", "\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000"),
                        "refused within four requests",
                        refused()),
                at(
                        "B10.goaway",
                        "HTTP/2 GOAWAY and RST_STREAM to each request",
                        Set.of("protocol", "disconnect"),
                        raw(frame(7, 0, "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000")
                                + frame(3, 1, "\u0000\u0000\u0000\u0007")),
                        "refused within four requests",
                        refused()),
                at(
                        "B10.window",
                        "HTTP/2 SETTINGS with a window of zero, and then nothing",
                        Set.of("timeout", "protocol"),
                        drip(frame(4, 0, "\u0000\u0004\u0000\u0000\u0000\u0000"), Duration.ofSeconds(30)),
                        "given up at the limit",
                        refused()),
                at(
                        "B10.settings",
                        "a million HTTP/2 SETTINGS and PINGs",
                        Set.of("protocol", "disconnect", "head-too-large"),
                        endless("", frame(4, 0, "") + frame(6, 0, "12345678")),
                        "refused within four requests",
                        refused()),
                at(
                        "B10.upgrade",
                        "switches to HTTP/2 by itself",
                        Set.of("protocol"),
                        raw("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"
                                + frame(4, 0, "")),
                        "refused, and never was asked for",
                        left -> {
                            refused().of(left);
                            assertThat(left.requests())
                                    .allMatch(seen -> seen.field("Upgrade").isEmpty()
                                            && seen.field("HTTP2-Settings").isEmpty());
                        }),
                at(
                        "B11",
                        "304 nobody asked for",
                        Set.of("http-304-unasked"),
                        raw("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\ncached!!!"),
                        "kept as a 304 without a body",
                        left -> {
                            assertThat(left.capture("/case").page().status()).isEqualTo(304);
                            assertThat(left.text("/case")).isEmpty();
                        }),
                at(
                        "B11.none",
                        "204 with a response behind it",
                        Set.of(),
                        raw("HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfake"),
                        "kept as a 204 without a body",
                        left -> {
                            assertThat(left.capture("/case").page().status()).isEqualTo(204);
                            assertThat(left.text("/case")).isEmpty();
                        }),
                at(
                        "B12",
                        "a range nobody asked for",
                        Set.of("cut-unspecified"),
                        raw("HTTP/1.1 206 Partial\r\nContent-Range: bytes 0-3/9\r\nContent-Length: 4\r\n\r\npart"),
                        "the part is kept, as cut",
                        left -> {
                            assertThat(left.text("/case")).isEqualTo("part");
                            assertThat(left.capture("/case").page().truncated()).contains("unspecified");
                        }),
                at(
                        "B13",
                        "asks for a password",
                        Set.of("http-401"),
                        raw("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n"),
                        "asked once, with nothing in hand",
                        left -> assertThat(left.asked()).containsExactly("/", "/case")),
                at(
                        "B13.proxy",
                        "asks for a password as proxies do",
                        Set.of("http-407"),
                        raw("HTTP/1.1 407 No\r\nProxy-Authenticate: NTLM\r\nContent-Length: 0\r\n\r\n"),
                        "asked once, with nothing in hand",
                        left -> assertThat(left.requests())
                                .hasSize(3)
                                .allMatch(seen ->
                                        seen.field("Proxy-Authorization").isEmpty())));
    }

    /// A frame of HTTP/2 without flags (RFC 9113 §4.1).
    private static String frame(int type, int stream, String payload) {
        char[] head = {0, 0, (char) payload.length(), (char) type, 0, 0, 0, 0, (char) stream};
        return new String(head) + payload;
    }

    private static HostileScene broken(String id, String what, String chunks) {
        return at(
                id,
                what,
                Set.of("cut-unspecified"),
                raw(CHUNKED + "5\r\n<p>hi\r\n" + chunks),
                "the text before it is kept",
                left -> assertThat(left.text("/case")).startsWith("<p>hi"));
    }

    private static HostileScene lengths(String id, String what, String fields) {
        return at(
                id,
                what,
                Set.of(),
                raw(OK + HTML + fields + "\r\n<p>whole"),
                "the body is kept whole, with a note on its length",
                left -> {
                    assertThat(left.text("/case")).isEqualTo("<p>whole");
                    assertThat(left.capture("/case").facts()).containsKey("framing");
                });
    }

    private static HostileScene noHttp(String id, String what, String answer) {
        return at(
                id,
                what,
                Set.of("protocol", "disconnect"),
                raw(answer),
                "the bytes that came are kept",
                received(answer));
    }

    private static Check refused() {
        return left -> {
            assertThat(left.captures("/case")).isEmpty();
            assertThat(left.attempts("/case")).hasSizeBetween(1, 4);
        };
    }

    private static Check received(String beginning) {
        return left -> {
            assertThat(left.captures("/case")).isEmpty();
            assertThat(left.attempts("/case"))
                    .anySatisfy(one -> assertThat(one.received().decode(StandardCharsets.ISO_8859_1))
                            .startsWith(beginning));
        };
    }
}
