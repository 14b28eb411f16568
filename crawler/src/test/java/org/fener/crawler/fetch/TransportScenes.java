package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileAnswers.HTML;
import static org.fener.crawler.fetch.HostileAnswers.OK;
import static org.fener.crawler.fetch.HostileScene.at;
import static org.fener.crawler.fetch.HostileServer.page;
import static org.fener.crawler.fetch.HostileServer.raw;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Hosts that stall, drip and break off (cases A).
final class TransportScenes {

    private static final Duration DRIP = Duration.ofMillis(50);

    private TransportScenes() {}

    static List<HostileScene> all() {
        return List.of(
                new HostileScene(
                        "A1",
                        "nobody listens",
                        Set.of("robots-unreadable"),
                        HostileServer::fallDeaf,
                        "the try is kept and nothing else",
                        left -> {
                            assertThat(left.codes("/robots.txt")).containsOnly("connect");
                            assertThat(left.captures()).isEmpty();
                        }),
                new HostileScene(
                        "A2",
                        "swallows what wants to connect",
                        Set.of("robots-unreadable"),
                        HostileServer::fallMute,
                        "one try, given up at the limit of connecting, and no request was sent",
                        left -> {
                            assertThat(left.attempts("/robots.txt"))
                                    .singleElement()
                                    .satisfies(one -> {
                                        assertThat(one.code()).isEqualTo("timeout");
                                        assertThat(one.why()).contains("no connection within");
                                    });
                            assertThat(left.requests()).isEmpty();
                        }),
                at(
                        "A3",
                        "never answers",
                        Set.of("timeout"),
                        HostileAnswers.silence(),
                        "one try, given up at the limit",
                        left -> assertThat(left.codes("/case")).containsExactly("timeout")),
                at(
                        "A4",
                        "a head that drips",
                        Set.of("timeout"),
                        HostileAnswers.drip(OK + "X: ", DRIP),
                        "the try is kept with the bytes that came",
                        left -> assertThat(left.attempts("/case"))
                                .singleElement()
                                .satisfies(one -> assertThat(one.received().decode(StandardCharsets.ISO_8859_1))
                                        .startsWith(OK + "X: x"))),
                at(
                        "A5",
                        "a body that drips",
                        Set.of("cut-time"),
                        HostileAnswers.drip(OK + HTML + "\r\n<p>first words ", DRIP),
                        "what came is kept, cut by time",
                        left -> {
                            assertThat(left.capture("/case").page().truncated()).contains("time");
                            assertThat(left.text("/case")).startsWith("<p>first words x");
                        }),
                at(
                        "A6",
                        "a body without end",
                        Set.of("cut-length"),
                        HostileAnswers.endless(OK + HTML + "\r\n", "text without an end "),
                        "4 MiB are kept, cut by length",
                        left -> {
                            assertThat(left.capture("/case").page().truncated()).contains("length");
                            assertThat(left.capture("/case").page().body().length())
                                    .isEqualTo(4 << 20);
                        }),
                at(
                        "A7",
                        "resets in the head",
                        Set.of("disconnect"),
                        HostileAnswers.reset("HTTP/1.1 2"),
                        "three tries, each kept",
                        left -> {
                            assertThat(left.codes("/case"))
                                    .filteredOn("disconnect"::equals)
                                    .hasSize(3);
                            assertThat(left.captures("/case")).isEmpty();
                        }),
                at(
                        "A8",
                        "breaks off in the body",
                        Set.of("cut-disconnect"),
                        raw(OK + HTML + "Content-Length: 999\r\n\r\n<p>only this"),
                        "two tries, both kept as cut",
                        left -> assertThat(left.captures("/case")).hasSize(2).allSatisfy(one -> {
                            assertThat(one.page().truncated()).contains("disconnect");
                            assertThat(one.page().body().decode(StandardCharsets.UTF_8))
                                    .isEqualTo("<p>only this");
                        })),
                new HostileScene(
                        "A9",
                        "closes idle connections",
                        Set.of(),
                        server -> {
                            server.on("/", HostileAnswers.links("/1", "/2", "/3"));
                            for (String path : List.of("/1", "/2", "/3"))
                                server.on(path, HostileAnswers.thenCloses(page("<p>page " + path)));
                        },
                        "every page is kept whole and nobody is told",
                        left -> {
                            for (String path : List.of("/1", "/2", "/3")) {
                                assertThat(left.text(path)).isEqualTo("<p>page " + path);
                                assertThat(left.capture(path).page().truncated())
                                        .isEqualTo(Optional.empty());
                            }
                            assertThat(left.round().reasons()).isEmpty();
                        }),
                new HostileScene(
                        "F4",
                        "stalls in the TLS handshake",
                        Set.of("robots-unreadable"),
                        HostileServer::overTls,
                        "the try is given up at the limit, and no request was sent",
                        left -> {
                            assertThat(left.codes("/robots.txt")).containsExactly("timeout");
                            assertThat(left.requests()).isEmpty();
                        }));
    }
}
