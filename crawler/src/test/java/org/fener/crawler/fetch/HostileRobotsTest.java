package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileServer.page;
import static org.fener.crawler.fetch.HostileServer.raw;
import static org.fener.crawler.fetch.HostileServer.redirect;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.fener.crawler.FetchOutcome;
import org.fener.crawler.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// robots.txt that fails, hides or grows, and servers that ask to be left alone (hostile cases R).
@Timeout(30)
class HostileRobotsTest extends AgainstHostileServer {

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 429})
    void r1AllowsNothingWhileRobotsFails(int status) throws Exception {
        server.on("/robots.txt", raw("HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n"))
                .on("/", page("page"));
        Fetch first = bench.fetch(server.url("/"));
        Fetch second = bench.fetch(server.url("/"));
        assertThat(first.code()).isEqualTo("robots-unreadable");
        assertThat(first.outcome()).isInstanceOf(FetchOutcome.Deferred.class);
        assertThat(second.code()).isEqualTo("robots-unreadable");
        assertThat(server.seen()).hasSize(1);
        FetchBench.archived(root, first, second);
    }

    @Test
    void r1AllowsNothingWhileRobotsStalls() throws Exception {
        server.on("/robots.txt", HostileAnswers.silence());
        assertThat(bench.fetch(server.url("/")).code()).isEqualTo("robots-unreadable");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void r2AllowsAllWhereThereIsNone(int status) throws Exception {
        server.on("/robots.txt", raw("HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n"))
                .on("/", page("page"));
        assertThat(bench.fetch(server.url("/")).code()).isEqualTo("ok");
    }

    @Test
    void r3FollowsFiveRedirectsOfRobotsAndNoMore() throws Exception {
        server.on("/robots.txt", redirect(301, "/r1"));
        for (int i = 1; i < 5; i++) server.on("/r" + i, redirect(302, "/r" + (i + 1)));
        server.on(
                "/r5",
                page(
                        "Content-Type: text/plain\r\n",
                        "User-agent: *\nDisallow: /x\n".getBytes(StandardCharsets.US_ASCII)));
        assertThat(bench.fetch(server.url("/x")).code()).isEqualTo("robots");
        server.on("/r5", redirect(302, "/r6"));
        try (FetchBench fresh = new FetchBench()) {
            Fetch fetch = fresh.fetch(server.url("/x"));
            assertThat(fetch.code()).isEqualTo("robots-unreadable");
            assertThat(((FetchOutcome.Deferred) fetch.outcome()).why()).contains("redirects more than 5 times");
        }
    }

    @Test
    void r4ReadsTheFirstHalfMebibyteOfAnEndlessRobots() throws Exception {
        byte[] filler = "# a comment to fill the file\n".repeat(4096).getBytes(StandardCharsets.US_ASCII);
        server.on("/robots.txt", (request, socket, out) -> {
                    out.write(
                            "HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /x\n".getBytes(StandardCharsets.US_ASCII));
                    for (int i = 0; i < 500; i++) out.write(filler);
                    return false;
                })
                .on("/*", page("page"));
        assertThat(bench.fetch(server.url("/x")).code()).isEqualTo("robots");
        assertThat(bench.fetch(server.url("/y")).code()).isEqualTo("ok");
    }

    @Test
    void r6KeepsTheLongerOfDelayAndCrawlDelay() throws Exception {
        server.on(
                        "/robots.txt",
                        page(
                                "Content-Type: text/plain\r\n",
                                "User-agent: *\nCrawl-delay: 0.3\n".getBytes(StandardCharsets.US_ASCII)))
                .on("/*", page("page"));
        for (int i = 0; i < 3; i++) bench.fetch(server.url("/" + i));
        long[] times = server.seen().stream()
                .filter(seen -> !seen.path().equals("/robots.txt"))
                .mapToLong(HostileServer.Seen::began)
                .toArray();
        for (int i = 1; i < times.length; i++)
            assertThat(times[i] - times[i - 1])
                    .isGreaterThanOrEqualTo(Duration.ofMillis(300).toNanos());
    }

    @Test
    void r7ReadsRobotsAgainBeforeADayHasPassed() throws Exception {
        server.on("/robots.txt", page("")).on("/*", page("page"));
        Instant[] now = {Instant.parse("2026-11-21T12:00:00Z")};
        FetchSettings settings = new FetchSettings(
                UserAgent.fener("soc@example.org"),
                FetchBench.PATIENT,
                java.util.List.of(AddressRange.parse("127.0.0.1")),
                OptOuts.NONE);
        try (GuardedFetcher fetcher =
                new GuardedFetcher(settings, new Politeness(() -> now[0]), host -> java.util.List.of(), () -> now[0])) {
            FetchRequest request = FetchRequest.of(FetchBench.source(server.url("/x")), URI.create(server.url("/x")));
            assertThat(fetcher.fetch(request).code()).isEqualTo("ok");
            server.on("/robots.txt", page("", "User-agent: *\nDisallow: /x\n".getBytes(StandardCharsets.US_ASCII)));
            now[0] = now[0].plus(Duration.ofHours(1));
            assertThat(fetcher.fetch(request).code()).isEqualTo("ok");
            now[0] = now[0].plus(Duration.ofHours(12));
            assertThat(fetcher.fetch(request).code()).isEqualTo("robots");
            assertThat(server.seen("/robots.txt")).hasSize(2);
        }
    }

    @Test
    void r8AsksNothingWithinARetryAfter() throws Exception {
        server.on("/", raw("HTTP/1.1 429 Slow down\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n"))
                .on("/other", page("page"));
        Fetch fetch = bench.fetch(server.url("/"));
        assertThat(fetch.code()).isEqualTo("http-429");
        assertThat(((FetchOutcome.Deferred) fetch.outcome()).retryAfter()).isEqualTo(Duration.ofMinutes(2));
        Fetch held = bench.fetch(server.url("/other"));
        assertThat(held.code()).isEqualTo("busy");
        assertThat(((FetchOutcome.Deferred) held.outcome()).retryAfter())
                .isBetween(Duration.ofSeconds(100), Duration.ofMinutes(2));
        assertThat(bench.politeness.heldUntil(URI.create(server.url("/x")))).isPresent();
        assertThat(server.seen("/other")).isEmpty();
    }

    @Test
    void r8ReadsEveryFormOfRetryAfter() {
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        Duration day = Duration.ofHours(24);
        String inAnHour = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                now.plusSeconds(3600).atOffset(ZoneOffset.UTC));
        String past = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                now.minusSeconds(3600).atOffset(ZoneOffset.UTC));
        assertThat(RetryAfter.of(Optional.of("30"), now, day)).isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.of(Optional.of(inAnHour), now, day)).isEqualTo(Duration.ofHours(1));
        assertThat(RetryAfter.of(Optional.of(past), now, day)).isEqualTo(Duration.ofSeconds(1));
        assertThat(RetryAfter.of(Optional.of("315360000"), now, day)).isEqualTo(day);
        assertThat(RetryAfter.of(Optional.of("9".repeat(400)), now, day)).isEqualTo(day);
        assertThat(RetryAfter.of(Optional.of("soon"), now, day)).isEqualTo(Duration.ofMinutes(1));
        assertThat(RetryAfter.of(Optional.of("-5"), now, day)).isEqualTo(Duration.ofMinutes(1));
        assertThat(RetryAfter.of(Optional.empty(), now, day)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void r10KeepsTheDelayForManySourcesOnOneHost() throws Exception {
        server.on("/*", page("page"));
        Duration delay = Duration.ofMillis(60);
        java.util.List<java.util.concurrent.Future<Fetch>> waiting = new java.util.ArrayList<>();
        try (var tasks = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                Source source = FetchBench.source(delay, server.url("/" + i));
                waiting.add(tasks.submit(() -> bench.fetcher.fetch(
                        FetchRequest.of(source, source.start().getFirst()))));
            }
        }
        for (var one : waiting) assertThat(one.get().code()).isIn("ok", "http-404");
        long[] times = server.seen().stream()
                .mapToLong(HostileServer.Seen::began)
                .sorted()
                .toArray();
        assertThat(times).hasSize(13);
        for (int i = 1; i < times.length; i++)
            assertThat(times[i] - times[i - 1]).isGreaterThanOrEqualTo(delay.toNanos());
    }
}
