package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileServer.page;
import static org.fener.crawler.fetch.HostileServer.redirect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.fener.crawler.SourceAccess;
import org.fener.crawler.fetch.HostileServer.Seen;
import org.fener.crawler.fetch.Neighbourhood.Brought;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Cases that take several sources, or a way of its own to a host, played to the whole crawl beside 20 well-behaved
/// hosts.
@Timeout(120)
class HostileSourcesTest {

    private static final Duration DELAY = Duration.ofMillis(60);

    @TempDir
    Path home;

    @Test
    void r10SourcesOfOneHostShareItsTurn() throws Exception {
        HostileScene scene = new HostileScene(
                "R10",
                "is watched by twelve sources",
                Set.of(),
                server -> server.on("/", HostileAnswers.links("/1", "/2")).on("/*", page("<p>a page")),
                "one request at a time, and the delay between them",
                left -> {
                    long[] times =
                            left.requests().stream().mapToLong(Seen::began).toArray();
                    assertThat(times).hasSize(1 + 12 * 3); // robots.txt once
                    for (int i = 1; i < times.length; i++)
                        assertThat(times[i] - times[i - 1]).isGreaterThanOrEqualTo(DELAY.toNanos());
                });
        try (Neighbourhood street = new Neighbourhood(home, FetchBench.PATIENT, DELAY)) {
            street.add(scene);
            for (int i = 2; i <= 12; i++) street.addSourceAt(scene, "hostile-r10-" + i);

            Brought brought = street.round(Duration.ofSeconds(60));

            scene.check().of(street.after(scene, brought));
            assertThat(street.collected()).hasSize(Neighbourhood.HOSTS * Neighbourhood.POSTS);
        }
    }

    @Test
    void d15AProxyIsToldOfNoForbiddenPlace() throws Exception {
        try (PlayedProxy proxy = new PlayedProxy(true).knows("127.0.0.1", "127.0.0.1");
                Neighbourhood street = new Neighbourhood(home, FetchBench.PATIENT, DELAY)) {
            HostileScene scene = new HostileScene(
                    "D15",
                    "leads inside, behind a proxy",
                    Set.of("blocked:scope"),
                    server -> server.on("/", HostileAnswers.links("/in", "/page"))
                            .on("/in", redirect(302, server.forbidden("/")))
                            .on("/page", page("<p>a page")),
                    new SourceAccess(Optional.of(proxy.uri()), Optional.empty(), true),
                    "the proxy hears of the host alone",
                    left -> {
                        assertThat(left.text("/page")).isEqualTo("<p>a page");
                        assertThat(proxy.asked()).containsOnly("127.0.0.1:" + port(left));
                    });
            street.add(scene);

            Brought brought = street.round(Duration.ofSeconds(60));

            SoftAssertions softly = new SoftAssertions();
            HostileNeighboursTest.check(scene, street, brought, softly);
            softly.assertThat(street.knocks()).isZero();
            softly.assertThat(street.collected()).hasSize(Neighbourhood.HOSTS * Neighbourhood.POSTS);
            softly.assertAll();
        }
    }

    private static int port(Aftermath left) {
        return left.capture("/page").page().uri().getPort();
    }
}
