package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileServer.page;
import static org.fener.crawler.fetch.HostileServer.raw;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.fener.crawler.FetchOutcome;
import org.fener.crawler.FetchedPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that stall, drip, break off and lie about lengths (hostile cases A and B).
@Timeout(30)
class HostileTransportTest {

    @TempDir
    Path root;

    private HostileServer server;
    private FetchBench bench;

    @BeforeEach
    void open() throws IOException {
        server = new HostileServer();
        bench = new FetchBench();
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
        server.close();
    }

    @Test
    void a1FailsFastWhereNobodyListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Fetch fetch = bench.fetch("http://127.0.0.1:" + port + "/");
        assertThat(fetch.code()).isEqualTo("robots-unreadable");
        assertThat(fetch.outcome()).isInstanceOf(FetchOutcome.Deferred.class);
        assertThat(FetchBench.attempts(fetch).getFirst().code()).isEqualTo("connect");
        FetchBench.archived(root, fetch);
    }

    /// A full queue of connections that nobody accepts: Linux leaves the next one without an answer.
    @Test
    void a2GivesUpWhereNothingAnswersTheConnection() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, java.net.InetAddress.ofLiteral("127.0.0.1"));
                java.net.Socket one = new java.net.Socket();
                java.net.Socket two = new java.net.Socket()) {
            one.connect(full.getLocalSocketAddress(), 1_000);
            two.connect(full.getLocalSocketAddress(), 1_000);
            Fetch fetch = bench.fetch("http://127.0.0.1:" + full.getLocalPort() + "/");
            assertThat(FetchBench.attempts(fetch).getFirst().code()).isEqualTo("timeout");
            assertThat(FetchBench.attempts(fetch).getFirst().why()).contains("no connection within 600 ms");
            FetchBench.archived(root, fetch);
        }
    }

    @Test
    void a3GivesUpOnAServerThatNeverAnswers() throws Exception {
        server.on("/", (request, socket, out) -> sleep());
        Fetch fetch = bench.fetch(server.url("/"));
        assertThat(fetch.code()).isEqualTo("timeout");
        assertThat(FetchBench.attempts(fetch)).singleElement().satisfies(attempt -> {
            assertThat(attempt.why()).isEqualTo("no answer within 700 ms");
            assertThat(attempt.address()).contains("127.0.0.1");
        });
        FetchBench.archived(root, fetch);
    }

    @Test
    void a4CutsAHeadThatDrips() throws Exception {
        server.on("/", (request, socket, out) -> drip(out, "HTTP/1.1 200 OK\r\nX-Slow: " + "x".repeat(500), 100));
        Fetch fetch = bench.fetch(server.url("/"));
        assertThat(fetch.code()).isEqualTo("timeout");
        assertThat(FetchBench.attempts(fetch).getFirst().received().decode(StandardCharsets.ISO_8859_1))
                .startsWith("HTTP/1.1 2");
    }

    @Test
    void a5CutsABodyThatDripsAndKeepsWhatCame() throws Exception {
        server.on("/", (request, socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\nfirst words ".getBytes(StandardCharsets.US_ASCII));
            return drip(out, "x".repeat(500), 100);
        });
        Fetch fetch = bench.fetch(server.url("/"));
        FetchedPage got = fetched(fetch);
        assertThat(got.truncated()).contains("time");
        assertThat(got.body().decode(StandardCharsets.US_ASCII)).startsWith("first words x");
        FetchBench.archived(root, fetch);
    }

    @Test
    void a6CutsAnEndlessBodyAtFourMebibytes() throws Exception {
        server.on("/", (request, socket, out) -> endless(out, "HTTP/1.1 200 OK\r\n\r\n", "text without an end "));
        Fetch fetch = bench.fetch(server.url("/"));
        assertThat(fetched(fetch).truncated()).contains("length");
        assertThat(fetched(fetch).body().length()).isEqualTo(4 * 1024 * 1024);
        FetchBench.archived(root, fetch);
    }

    @Test
    void a7RetriesTwiceAfterAResetInTheHead() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        server.on("/", (request, socket, out) -> {
            if (tries.incrementAndGet() == 3) return page("at last").to(request, socket, out);
            out.write("HTTP/1.1 2".getBytes(StandardCharsets.US_ASCII));
            socket.setSoLinger(true, 0);
            return false;
        });
        Fetch fetch = bench.fetch(server.url("/"));
        assertThat(fetch.code()).isEqualTo("ok");
        assertThat(FetchBench.attempts(fetch))
                .hasSize(2)
                .allMatch(attempt -> attempt.code().equals("disconnect"));
        tries.set(-10);
        assertThat(bench.fetch(server.url("/")).code()).isEqualTo("disconnect");
        assertThat(tries).as("one on the idle connection, three on new ones").hasValue(-6);
        FetchBench.archived(root, fetch);
    }

    @Test
    void a8KeepsAPartialBodyAndTriesOnceMore() throws Exception {
        server.on("/", raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nonly this"));
        Fetch fetch = bench.fetch(server.url("/"));
        assertThat(fetched(fetch).truncated()).contains("disconnect");
        assertThat(fetched(fetch).body().decode(StandardCharsets.US_ASCII)).isEqualTo("only this");
        assertThat(server.seen("/")).hasSize(2);
        assertThat(FetchBench.exchanges(fetch)).hasSize(3);
        FetchBench.archived(root, fetch);
    }

    @Test
    void a9AsksAgainWhenAnIdleConnectionWasClosed() throws Exception {
        server.on("/robots.txt", page("")).on("/*", (request, socket, out) -> {
            page("page").to(request, socket, out);
            Thread.startVirtualThread(() -> close(socket));
            return true;
        });
        for (int i = 0; i < 5; i++) {
            Fetch fetch = bench.fetch(server.url("/" + i));
            assertThat(fetch.code()).isEqualTo("ok");
            assertThat(FetchBench.attempts(fetch)).isEmpty();
            Thread.sleep(30);
        }
    }

    @Test
    void a10KeepsTheDelayForAllHostsOfASourceAtOneAddress() throws Exception {
        server.on("/*", page("page"));
        Duration delay = Duration.ofMillis(100);
        String[] starts = new String[5];
        for (int i = 0; i < starts.length; i++) {
            bench.names.put("h" + i + ".example", java.util.List.of("127.0.0.1"));
            starts[i] = "http://h" + i + ".example:" + server.port() + "/";
        }
        var source = FetchBench.source(delay, starts);
        java.util.List<java.util.concurrent.Future<Fetch>> waiting = new java.util.ArrayList<>();
        try (var tasks = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (String start : starts)
                waiting.add(tasks.submit(() -> bench.fetcher.fetch(FetchRequest.of(source, URI.create(start)))));
        }
        for (var one : waiting) assertThat(one.get().code()).isIn("ok", "http-404");
        long[] times = server.seen().stream()
                .mapToLong(HostileServer.Seen::began)
                .sorted()
                .toArray();
        assertThat(times).hasSize(10);
        for (int i = 1; i < times.length; i++)
            assertThat(times[i] - times[i - 1]).isGreaterThanOrEqualTo(delay.toNanos());
    }

    @Test
    void b1CutsEndlessChunks() throws Exception {
        server.on(
                "/",
                (request, socket, out) ->
                        endless(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "a\r\n0123456789\r\n"));
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
        server.on(
                "/e",
                (request, socket, out) ->
                        endless(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;", "extension"));
        server.on(
                "/t",
                (request, socket, out) -> endless(
                        out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n", "T: x\r\n"));
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
                .on("/endless", (request, socket, out) -> endless(out, interim, interim));
        assertThat(bench.fetch(server.url("/5")).code()).isEqualTo("ok");
        assertThat(bench.fetch(server.url("/endless")).code()).isEqualTo("protocol");
    }

    @Test
    void b8CutsGiantHeads() throws Exception {
        server.on("/one", (request, socket, out) -> endless(out, "HTTP/1.1 200 OK\r\nX: ", "x".repeat(1000)))
                .on("/many", (request, socket, out) -> endless(out, "HTTP/1.1 200 OK\r\n", "Set-Cookie: a=b\r\n"))
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

    @Test
    void x1StopsAtMediaByLabelAndByFirstBytes() throws Exception {
        server.on(
                        "/label",
                        (request, socket, out) ->
                                endless(out, "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n", "film"))
                .on(
                        "/lie",
                        (request, socket, out) ->
                                endless(out, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nID3\u0003", "music"))
                .on("/pdf", raw("HTTP/1.1 200 OK\r\n\r\n%PDF-1.7 \r\n"));
        for (String path : new String[] {"/label", "/lie", "/pdf"}) {
            Fetch fetch = bench.fetch(server.url(path));
            assertThat(fetch.code()).as(path).isEqualTo("blocked:type");
            assertThat(FetchBench.exchanges(fetch).getLast().wireBody().length())
                    .isLessThanOrEqualTo(512);
            FetchBench.archived(root.resolve(path.substring(1)), fetch);
        }
    }

    @Test
    void z1TakesItsOwnClockAsEvidence() throws Exception {
        server.on(
                "/",
                page(
                        "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\nLast-Modified: Fri, 31 Dec 9999 23:59:59 GMT\r\n",
                        new byte[1]));
        FetchedPage got = fetched(bench.fetch(server.url("/")));
        assertThat(Duration.between(got.fetchedAt(), java.time.Instant.now()).abs())
                .isLessThan(Duration.ofMinutes(1));
        assertThat(Validators.of(got).lastModified()).isEqualTo(Optional.of("Fri, 31 Dec 9999 23:59:59 GMT"));
    }

    private static FetchedPage fetched(Fetch fetch) {
        assertThat(fetch.outcome()).isInstanceOf(FetchOutcome.Fetched.class);
        return ((FetchOutcome.Fetched) fetch.outcome()).page();
    }

    private static boolean sleep() throws InterruptedException {
        Thread.sleep(5_000);
        return false;
    }

    private static boolean drip(OutputStream out, String text, long every) throws IOException, InterruptedException {
        for (byte one : text.getBytes(StandardCharsets.US_ASCII)) {
            out.write(one);
            Thread.sleep(every);
        }
        return false;
    }

    private static boolean endless(OutputStream out, String head, String again) throws IOException {
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        byte[] one = again.repeat(200).getBytes(StandardCharsets.ISO_8859_1);
        byte[] buffer = Arrays.copyOf(one, one.length);
        for (long sent = 0; sent < 64L << 20; sent += buffer.length) out.write(buffer);
        return false;
    }

    private static void close(java.net.Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
