package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileServer.page;
import static org.fener.crawler.fetch.HostileServer.raw;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.fener.crawler.FetchOutcome;
import org.fener.crawler.FetchedPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Servers that stall, drip and break off (hostile cases A).
@Timeout(30)
class HostileTransportTest extends AgainstHostileServer {

    @Test
    void a1FailsFastWhereNobodyListens() throws Exception {
        try (DeafPort nobody = new DeafPort()) {
            Fetch fetch = bench.fetch("http://127.0.0.1:" + nobody.port() + "/");
            assertThat(fetch.code()).isEqualTo("robots-unreadable");
            assertThat(fetch.outcome()).isInstanceOf(FetchOutcome.Deferred.class);
            assertThat(FetchBench.attempts(fetch).getFirst().code()).isEqualTo("connect");
            FetchBench.archived(root, fetch);
        }
    }

    @Test
    void a2GivesUpWhereNothingAnswersTheConnection() throws Exception {
        try (MutePort full = new MutePort(InetAddress.ofLiteral("127.0.0.1"), 0)) {
            Fetch fetch = bench.fetch("http://127.0.0.1:" + full.port() + "/");
            assertThat(FetchBench.attempts(fetch).getFirst().code()).isEqualTo("timeout");
            assertThat(FetchBench.attempts(fetch).getFirst().why()).contains("no connection within 600 ms");
            FetchBench.archived(root, fetch);
        }
    }

    @Test
    void a3GivesUpOnAServerThatNeverAnswers() throws Exception {
        server.on("/", HostileAnswers.silence());
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
        server.on("/", HostileAnswers.drip("HTTP/1.1 200 OK\r\nX-Slow: ", Duration.ofMillis(100)));
        Fetch fetch = bench.fetch(server.url("/"));
        assertThat(fetch.code()).isEqualTo("timeout");
        assertThat(FetchBench.attempts(fetch).getFirst().received().decode(StandardCharsets.ISO_8859_1))
                .startsWith("HTTP/1.1 2");
    }

    @Test
    void a5CutsABodyThatDripsAndKeepsWhatCame() throws Exception {
        server.on("/", HostileAnswers.drip("HTTP/1.1 200 OK\r\n\r\nfirst words ", Duration.ofMillis(100)));
        Fetch fetch = bench.fetch(server.url("/"));
        FetchedPage got = fetched(fetch);
        assertThat(got.truncated()).contains("time");
        assertThat(got.body().decode(StandardCharsets.US_ASCII)).startsWith("first words x");
        FetchBench.archived(root, fetch);
    }

    @Test
    void a6CutsAnEndlessBodyAtFourMebibytes() throws Exception {
        server.on("/", HostileAnswers.endless("HTTP/1.1 200 OK\r\n\r\n", "text without an end "));
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
        server.on("/robots.txt", page("")).on("/*", HostileAnswers.thenCloses(page("page")));
        for (int i = 0; i < 5; i++) {
            Fetch fetch = bench.fetch(server.url("/" + i));
            assertThat(fetch.code()).isEqualTo("ok");
            assertThat(FetchBench.attempts(fetch)).isEmpty();
            FetchBench.archived(root.resolve(Integer.toString(i)), fetch);
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

    private static FetchedPage fetched(Fetch fetch) {
        assertThat(fetch.outcome()).isInstanceOf(FetchOutcome.Fetched.class);
        return ((FetchOutcome.Fetched) fetch.outcome()).page();
    }
}
