package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileServer.page;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fener.crawler.FetchOutcome;
import org.fener.crawler.SourceAccess;
import org.fener.crawler.archive.Exchange;
import org.fener.crawler.fetch.Certificates.Identity;
import org.fener.crawler.fetch.Certificates.Wish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Certificates that are not what they should be, old protocols, handshakes that stall (hostile cases F).
@Timeout(60)
class HostileTlsTest {

    private static final String HOST = "secure.example";

    private static Certificates authority;

    @TempDir
    Path root;

    private FetchBench bench;

    @BeforeAll
    static void found() throws Exception {
        authority = new Certificates();
    }

    @BeforeEach
    void open() throws Exception {
        bench = new FetchBench(FetchBench.PATIENT, OptOuts.NONE, authority.trust());
        bench.names.put(HOST, List.of("127.0.0.1"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static HostileServer server(Identity identity) throws Exception {
        ServerSocket socket = identity.server()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        return new HostileServer(socket).on("/", page("over TLS"));
    }

    private static String url(HostileServer server) {
        return "https://" + HOST + ":" + server.port() + "/";
    }

    @Test
    void fetchesOverTlsWhereAllIsWell() throws Exception {
        for (Identity good : List.of(
                authority.signed(Wish.good(HOST)),
                authority.signed(Wish.good("*.example", "other.example")),
                authority.through(Wish.good(HOST), true))) {
            try (HostileServer server = server(good)) {
                Fetch fetch = bench.fetch(url(server));
                assertThat(fetch.code()).isEqualTo("ok");
                assertThat(FetchBench.exchanges(fetch).getLast().facts()).doesNotContainKey("tls-exception");
            }
        }
    }

    record Bad(String what, Identity identity, String why) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Bad> bad() throws Exception {
        Certificates stranger = new Certificates();
        return Stream.of(
                new Bad("expired", authority.signed(Wish.good(HOST).expired()), "validity check failed"),
                new Bad("not yet valid", authority.signed(Wish.good(HOST).notYet()), "validity check failed"),
                new Bad(
                        "self-signed",
                        authority.selfSigned(Wish.good(HOST)),
                        "unable to find valid certification path"),
                new Bad(
                        "for another host",
                        authority.signed(Wish.good("other.example")),
                        "No subject alternative DNS name"),
                new Bad("of an unknown root", stranger.signed(Wish.good(HOST)), "path"),
                new Bad(
                        "incomplete chain",
                        authority.through(Wish.good(HOST), false),
                        "unable to find valid certification path"),
                new Bad("signed by SHA-1", authority.signed(Wish.good(HOST).signedBy("SHA1withRSA")), "SHA1withRSA"),
                new Bad("without a name", authority.signed(Wish.good()), "No name matching"),
                new Bad("RSA of 512 bits", authority.signed(Wish.good(HOST).ofBits(512)), ""));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void f1RefusesABadCertificate(Bad bad) throws Exception {
        try (HostileServer server = server(bad.identity())) {
            Fetch fetch = bench.fetch(url(server));
            assertThat(fetch.code()).isEqualTo("robots-unreadable");
            assertThat(FetchBench.attempts(fetch).getFirst()).satisfies(attempt -> {
                assertThat(attempt.code()).isEqualTo("tls");
                assertThat(attempt.why()).contains(bad.why());
            });
            assertThat(server.seen()).isEmpty();
            FetchBench.archived(root, fetch);
        }
    }

    @ParameterizedTest
    @MethodSource("bad")
    void f1KeepsTheChainAndTheErrorWhereASourceIsExcused(Bad bad) throws Exception {
        if (bad.what().contains("512")) return; // no key of this size may finish a handshake, whoever excuses it
        SourceAccess excused = new SourceAccess(Optional.empty(), Optional.of("checked by phone"), true);
        try (HostileServer server = server(bad.identity())) {
            Fetch fetch = bench.fetch(excused, url(server));
            assertThat(fetch.code()).isEqualTo("ok");
            Exchange kept = FetchBench.exchanges(fetch).getLast();
            assertThat(kept.facts())
                    .containsEntry("tls-exception", "checked by phone")
                    .hasEntrySatisfying("tls-error", error -> assertThat(error).contains(bad.why()))
                    .hasEntrySatisfying("tls-chain", chain -> assertThat(chain).matches("sha256:[0-9a-f]{64} CN=.*"))
                    .hasEntrySatisfying(
                            "tls-certificates",
                            all -> assertThat(all.split(" "))
                                    .hasSize(bad.identity().chain().size()));
            FetchBench.archived(root, fetch);
            assertThat(bench.fetch(url(server)).code())
                    .as("another source does not share the excused connection")
                    .isNotEqualTo("ok");
        }
    }

    @ParameterizedTest
    @EnumSource(OldTlsServer.Insists.class)
    void f2RefusesWhatTlsGaveUp(OldTlsServer.Insists insists) throws Exception {
        boolean good = insists == OldTlsServer.Insists.FULL_STRENGTH;
        try (OldTlsServer server = new OldTlsServer(authority.signed(Wish.good(HOST)), insists)) {
            Fetch fetch = bench.fetch("https://" + HOST + ":" + server.port() + "/");
            if (good)
                assertThat(server.finished())
                        .as("the same server with a good cipher")
                        .isNotEmpty();
            else {
                assertThat(FetchBench.attempts(fetch).getFirst().code()).isEqualTo("tls");
                assertThat(server.finished()).isEmpty();
            }
            FetchBench.archived(root, fetch);
        }
    }

    @Test
    void f3RefusesAChainBeyondAllMeasureAndTakesALargeKey() throws Exception {
        String[] names = IntStream.range(0, 10_000)
                .mapToObj(i -> "name-" + i + ".a-long-name-to-fill-it.example")
                .toArray(String[]::new);
        names[0] = HOST;
        for (Identity huge : List.of(authority.signed(Wish.good(names)), authority.longChain(Wish.good(HOST), 12))) {
            try (HostileServer server = server(huge)) {
                Fetch fetch = bench.fetch(url(server));
                assertThat(FetchBench.attempts(fetch).getFirst().code()).isEqualTo("tls");
                FetchBench.archived(root, fetch);
            }
        }
        try (HostileServer server = server(authority.signed(Wish.good(HOST).ofBits(4096)))) {
            assertThat(bench.fetch(url(server)).code()).isEqualTo("ok");
        }
    }

    @Test
    void d14FollowsFromHttpsToHttpAndSaysSo() throws Exception {
        try (HostileServer secure = server(authority.signed(Wish.good(HOST)));
                HostileServer open = new HostileServer()) {
            String end = "http://" + HOST + ":" + open.port() + "/end";
            secure.on("/", HostileServer.redirect(302, end));
            open.on("/end", page("in the open"));
            var source = FetchBench.source(java.time.Duration.ZERO, url(secure), end);
            Fetch fetch = bench.fetcher.fetch(FetchRequest.of(source, java.net.URI.create(url(secure))));
            assertThat(fetch.code()).isEqualTo("ok");
            assertThat(FetchBench.exchanges(fetch))
                    .filteredOn(kept -> kept.facts().containsKey("downgrade"))
                    .singleElement()
                    .satisfies(kept -> assertThat(kept.facts()).containsEntry("downgrade", "from https to http"));
            FetchBench.archived(root, fetch);
        }
    }

    @Test
    void f4CutsAHandshakeThatStallsOrStutters() throws Exception {
        for (boolean stutters : new boolean[] {false, true}) {
            try (FetchBench hasty = new FetchBench();
                    ServerSocket silent = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"))) {
                Thread.ofVirtual().start(() -> stall(silent, stutters));
                hasty.names.put(HOST, List.of("127.0.0.1"));
                Fetch fetch = hasty.fetch("https://" + HOST + ":" + silent.getLocalPort() + "/");
                assertThat(FetchBench.attempts(fetch).getFirst().code()).isEqualTo("timeout");
                assertThat(((FetchOutcome.Deferred) fetch.outcome()).why()).contains("no TLS handshake within 600 ms");
                FetchBench.archived(root.resolve(Boolean.toString(stutters)), fetch);
            }
        }
    }

    @Test
    void f4TakesWhatCameWhereTheServerDoesNotSayGoodbye() throws Exception {
        try (HostileServer server = server(authority.signed(Wish.good(HOST)))) {
            server.on("/", (request, socket, out) -> {
                out.write("HTTP/1.1 200 OK\r\n\r\nall of it".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                out.flush();
                socket.shutdownOutput();
                return false;
            });
            Fetch fetch = bench.fetch(url(server));
            assertThat(((FetchOutcome.Fetched) fetch.outcome()).page().body().length())
                    .isEqualTo(9);
            FetchBench.archived(root, fetch);
        }
    }

    private static void stall(ServerSocket server, boolean stutters) {
        try {
            while (true) {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> {
                    try (socket) {
                        // a handshake record of 16,000 bytes that never ends
                        socket.getOutputStream()
                                .write(new byte[] {22, 3, 3, 0x3e, (byte) 0x80, 2, 0, 0x3e, 0x7c, 3, 3});
                        do {
                            if (stutters) socket.getOutputStream().write(0);
                        } while (!HostileAnswers.hasLeft(socket, java.time.Duration.ofMillis(100)));
                    } catch (IOException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
        } catch (IOException e) {
            Thread.currentThread().interrupt();
        }
    }
}
