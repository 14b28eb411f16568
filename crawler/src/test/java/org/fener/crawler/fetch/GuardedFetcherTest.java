package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileServer.page;
import static org.fener.crawler.fetch.HostileServer.raw;
import static org.fener.crawler.fetch.HostileServer.redirect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.fener.crawler.FetchOutcome;
import org.fener.crawler.FetchedPage;
import org.junit.jupiter.api.Test;

class GuardedFetcherTest extends AgainstHostileServer {

    @Test
    void fetchesAPageAndKeepsRobotsAndPageAsReceived() throws Exception {
        server.on("/board", page("Добър ден"));
        Fetch fetch = bench.fetch(server.url("/board"));
        assertThat(fetch.code()).isEqualTo("ok");
        FetchedPage got = ((FetchOutcome.Fetched) fetch.outcome()).page();
        assertThat(got.body().decode(StandardCharsets.UTF_8)).isEqualTo("Добър ден");
        assertThat(FetchBench.exchanges(fetch)).hasSize(2);
        assertThat(FetchBench.exchanges(fetch).getFirst().facts()).containsEntry("purpose", "robots");
        assertThat(FetchBench.exchanges(fetch).getLast().responseHead())
                .startsWith("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n");
        assertThat(FetchBench.archived(root, fetch)).last().isEqualTo(got);
        assertThat(server.seen("/board").getFirst().field("User-Agent")).contains("Fener/0.1 (+soc@example.org)");
        assertThat(server.seen("/board").getFirst().head().toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("cookie")
                .doesNotContain("authorization")
                .contains("accept-encoding: gzip, deflate\r\n");
    }

    @Test
    void usesOneConnectionForManyPagesOfAHost() throws Exception {
        server.on("/robots.txt", page("User-agent: *\nAllow: /\n")).on("/*", page("page"));
        for (int i = 0; i < 20; i++)
            assertThat(bench.fetch(server.url("/" + i)).code()).isEqualTo("ok");
        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.seen()).hasSize(21);
    }

    @Test
    void readsChunksAndGzip() throws Exception {
        byte[] gzip = gzip("text of the page ".repeat(1000));
        String half = new String(gzip, 0, 40, StandardCharsets.ISO_8859_1);
        String rest = new String(gzip, 40, gzip.length - 40, StandardCharsets.ISO_8859_1);
        server.on(
                "/",
                raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n28\r\n" + half
                        + "\r\n" + Integer.toHexString(gzip.length - 40) + "\r\n" + rest + "\r\n0\r\n\r\n"));
        Fetch fetch = bench.fetch(server.url("/"));
        assertThat(((FetchOutcome.Fetched) fetch.outcome()).page().body().length())
                .isEqualTo(17_000);
        FetchBench.archived(root, fetch);
    }

    @Test
    void asksConditionallyAndTellsNotModified() throws Exception {
        server.on("/", (request, socket, out) -> {
            boolean known = request.field("If-None-Match").isPresent();
            out.write((known
                            ? "HTTP/1.1 304 Not Modified\r\nETag: \"7\"\r\n\r\n"
                            : "HTTP/1.1 200 OK\r\nETag: \"7\"\r\nContent-Length: 2\r\n\r\nhi")
                    .getBytes(StandardCharsets.US_ASCII));
            return true;
        });
        Fetch first = bench.fetch(server.url("/"));
        FetchedPage page = ((FetchOutcome.Fetched) first.outcome()).page();
        URI uri = URI.create(server.url("/"));
        Fetch second =
                bench.fetcher.fetch(new FetchRequest(FetchBench.source(server.url("/")), uri, Validators.of(page)));
        assertThat(second.outcome()).isEqualTo(new FetchOutcome.NotModified(uri));
        FetchBench.archived(root, first, second);
    }

    @Test
    void followsARedirectWithinTheScopeAndKeepsTheChain() throws Exception {
        server.on("/a", redirect(301, "/b")).on("/b", redirect(302, "/c?x=1")).on("/c?x=1", page("here"));
        Fetch fetch = bench.fetch(server.url("/a"));
        FetchedPage page = ((FetchOutcome.Fetched) fetch.outcome()).page();
        assertThat(page.uri()).hasToString(server.url("/c?x=1"));
        assertThat(page.requested()).hasToString(server.url("/a"));
        assertThat(FetchBench.exchanges(fetch))
                .hasSize(4)
                .last()
                .satisfies(last -> assertThat(last.redirects())
                        .map(URI::toString)
                        .containsExactly(server.url("/a"), server.url("/b")));
        FetchBench.archived(root, fetch);
    }

    @Test
    void obeysRobotsWithoutAskingForThePage() throws Exception {
        server.on("/robots.txt", page("User-agent: fener\nDisallow: /private\nCrawl-delay: 0.2\n"));
        Fetch fetch = bench.fetch(server.url("/private/x"));
        assertThat(fetch.outcome()).isInstanceOf(FetchOutcome.Disallowed.class);
        assertThat(fetch.code()).isEqualTo("robots");
        assertThat(server.seen()).hasSize(1);
        assertThat(FetchBench.attempts(fetch))
                .singleElement()
                .satisfies(
                        attempt -> assertThat(attempt.why()).isEqualTo("robots.txt of 127.0.0.1 disallows /private/x"));
        FetchBench.archived(root, fetch);
    }

    @Test
    void leavesAloneASiteWhoseOwnerOptedOut() throws Exception {
        try (FetchBench strict = new FetchBench(
                FetchBench.SHORT,
                OptOuts.of(java.util.List.of(
                        new OptOuts.OptOut("127.0.0.1", java.time.LocalDate.of(2026, 11, 1), "by mail"))))) {
            Fetch fetch = strict.fetch(server.url("/"));
            assertThat(fetch.code()).isEqualTo("opted-out");
            assertThat(fetch.outcome()).isInstanceOf(FetchOutcome.Disallowed.class);
        }
        assertThat(server.connections()).isZero();
    }

    @Test
    void keepsTheDelayFromTheEndOfAResponseToTheNextStart() throws Exception {
        server.on("/*", page("page"));
        Duration delay = Duration.ofMillis(120);
        var source = FetchBench.source(delay, server.url("/"));
        java.util.List<java.util.concurrent.Future<Fetch>> waiting = new java.util.ArrayList<>();
        try (var tasks = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                URI uri = URI.create(server.url("/" + i));
                waiting.add(tasks.submit(() -> bench.fetcher.fetch(FetchRequest.of(source, uri))));
            }
        }
        for (var one : waiting) assertThat(one.get().code()).isIn("ok", "http-404");
        var times = server.seen().stream()
                .mapToLong(HostileServer.Seen::began)
                .sorted()
                .toArray();
        assertThat(times).hasSize(9);
        for (int i = 1; i < times.length; i++)
            assertThat(times[i] - times[i - 1]).isGreaterThanOrEqualTo(delay.toNanos());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
