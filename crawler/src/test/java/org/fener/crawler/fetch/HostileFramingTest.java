package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileServer.page;
import static org.fener.crawler.fetch.HostileServer.raw;

import java.nio.charset.StandardCharsets;
import org.fener.crawler.FetchOutcome;
import org.fener.crawler.FetchedPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that lie about where a response begins and ends (hostile cases B).
@Timeout(30)
class HostileFramingTest extends AgainstHostileServer {

    @Test
    void b1CutsEndlessChunks() throws Exception {
        server.on(
                "/",
                HostileAnswers.endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "a\r\n0123456789\r\n"));
        Fetch fetch = bench.fetch(server.url("/"));
        assertThat(fetched(fetch).truncated()).contains("length");
        assertThat(fetched(fetch).body().length()).isBetween(2_500_000, 3_000_000);
        FetchBench.archived(root, fetch);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-5\r\nHello\r\n", "FFFFFFFFFFFFFFFFF\r\nHello", "size-x\r\nHello\r\n", "\r\n\r\n", "0x5\r\nHello\r\n",
                "5\r\nHelloXX0\r\n\r\n", "5 5\u0000\r\nHello\r\n", ";ext\r\nHello", "5\r\nHel",
                        "7fffffffffffffff\r\nHello"
            })
    void b2NeverBelievesAChunkSize(String chunks) throws Exception {
        server.on("/", raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n" + chunks));
        Fetch fetch = bench.fetch(server.url("/"));
        assertThat(fetched(fetch).truncated()).isPresent();
        assertThat(fetched(fetch).body().decode(StandardCharsets.US_ASCII)).startsWith("first");
        FetchBench.archived(root, fetch);
    }

    @Test
    void b3CutsAnEndlessChunkExtensionAndTrailer() throws Exception {
        server.on("/e", HostileAnswers.endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;", "extension"));
        server.on(
                "/t",
                HostileAnswers.endless(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n", "T: x\r\n"));
        for (String path : new String[] {"/e", "/t"}) {
            Fetch fetch = bench.fetch(server.url(path));
            assertThat(fetched(fetch).truncated()).contains("unspecified");
            assertThat(FetchBench.exchanges(fetch).getLast().wireBody().length())
                    .isLessThan(10_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "-1", "9223372036854775808", "+4", "4, 5", ""})
    void b4ReadsToTheEndWhereTheLengthIsNone(String length) throws Exception {
        server.on("/", raw("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\nwhole text"));
        Fetch fetch = bench.fetch(server.url("/"));
        assertThat(fetched(fetch).body().decode(StandardCharsets.US_ASCII)).isEqualTo("whole text");
        assertThat(FetchBench.exchanges(fetch).getLast().facts()).containsKey("framing");
        FetchBench.archived(root, fetch);
    }

    @Test
    void b5TakesChunksOverALengthAndClosesTheConnection() throws Exception {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n";
        byte[] bytes = (head + "5\r\nhello\r\n0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        server.on("/*", (request, socket, out) -> {
            out.write(bytes);
            return true;
        });
        Fetch fetch = bench.fetch(server.url("/1"));
        assertThat(fetched(fetch).body().decode(StandardCharsets.US_ASCII)).isEqualTo("hello");
        bench.fetch(server.url("/2"));
        assertThat(server.connections()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>no head at all</html>", "HTTP/9.9 999 What\r\n\r\n", "HTTP/1.1 000 Nothing\r\n\r\n",
                        "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 2xx\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n\r\n", "\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
                        "HTTP/2 200\r\n\r\n"
            })
    void b6RefusesWhatIsNoHttpResponseAndKeepsItsHead(String answer) throws Exception {
        server.on("/", raw(answer));
        Fetch fetch = bench.fetch(server.url("/"));
        assertThat(fetch.code()).isIn("protocol", "disconnect");
        assertThat(FetchBench.attempts(fetch).getLast().received().decode(StandardCharsets.ISO_8859_1))
                .isEqualTo(answer);
        FetchBench.archived(root, fetch);
    }

    @Test
    void b7TakesFiveInterimResponsesAndNoMore() throws Exception {
        String interim = "HTTP/1.1 100 Continue\r\n\r\n";
        server.on("/5", raw(interim.repeat(5) + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))
                .on("/endless", HostileAnswers.endless(interim, interim));
        assertThat(bench.fetch(server.url("/5")).code()).isEqualTo("ok");
        assertThat(bench.fetch(server.url("/endless")).code()).isEqualTo("protocol");
    }

    @Test
    void b8CutsGiantHeads() throws Exception {
        server.on("/one", HostileAnswers.endless("HTTP/1.1 200 OK\r\nX: ", "x".repeat(100)))
                .on("/many", HostileAnswers.endless("HTTP/1.1 200 OK\r\n", "Set-Cookie: a=b\r\n"))
                .on("/cookie", page("Set-Cookie: session=1; Path=/\r\n", new byte[] {'x'}))
                .on("/after", page("x"));
        for (String path : new String[] {"/one", "/many"}) {
            Fetch fetch = bench.fetch(server.url(path));
            assertThat(fetch.code()).isEqualTo("head-too-large");
            assertThat(FetchBench.attempts(fetch).getLast().received().length()).isEqualTo(4096);
        }
        bench.fetch(server.url("/cookie"));
        bench.fetch(server.url("/after"));
        assertThat(server.seen("/after").getFirst().field("Cookie")).isEmpty();
    }

    @Test
    void b9KeepsOddHeaderBytesAndOneLineAWarning() throws Exception {
        String head = String.join(
                "\r\n",
                "HTTP/1.1 200 O\u0000K",
                "X-Null: a\u0000b",
                "X-Latin: \u00e9",
                "X-CR: a\rb",
                "X-Fold: a",
                "  b",
                "X-Esc: \u001b[31m",
                "Content-Length: 1",
                "",
                "");
        server.on("/", raw(head + "x"));
        Fetch fetch = bench.fetch(server.url("/"));
        assertThat(FetchBench.exchanges(fetch).getLast().responseHead()).isEqualTo(head);
        assertThat(fetched(fetch).headers().first("X-Fold")).contains("a b");
        FetchBench.archived(root, fetch);
    }

    @Test
    void b11ReadsNoBodyWhereNoneIsAllowed() throws Exception {
        server.on("/204", raw("HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfake"))
                .on("/304", raw("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\ncached!!!"));
        Fetch none = bench.fetch(server.url("/204"));
        assertThat(fetched(none).body().length()).isZero();
        Fetch unasked = bench.fetch(server.url("/304"));
        assertThat(unasked.code()).isEqualTo("http-304-unasked");
        assertThat(unasked.outcome()).isInstanceOf(FetchOutcome.Failed.class);
        FetchBench.archived(root, none, unasked);
    }

    @Test
    void b12TakesAnUnaskedRangeAsCut() throws Exception {
        server.on("/", raw("HTTP/1.1 206 Partial\r\nContent-Range: bytes 0-3/9\r\nContent-Length: 4\r\n\r\npart"));
        assertThat(fetched(bench.fetch(server.url("/"))).truncated()).contains("unspecified");
    }

    @Test
    void b13NeverSendsCredentials() throws Exception {
        server.on("/401", raw("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n"))
                .on("/407", raw("HTTP/1.1 407 No\r\nProxy-Authenticate: NTLM\r\nContent-Length: 0\r\n\r\n"));
        assertThat(bench.fetch(server.url("/401")).code()).isEqualTo("http-401");
        assertThat(bench.fetch(server.url("/407")).code()).isEqualTo("http-407");
        bench.fetch("http://user:secret@127.0.0.1:" + server.port() + "/401");
        assertThat(server.seen())
                .allMatch(request -> request.field("Authorization").isEmpty()
                        && request.field("Proxy-Authorization").isEmpty());
    }

    private static FetchedPage fetched(Fetch fetch) {
        assertThat(fetch.outcome()).isInstanceOf(FetchOutcome.Fetched.class);
        return ((FetchOutcome.Fetched) fetch.outcome()).page();
    }
}
