package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileServer.page;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.fener.crawler.FetchOutcome;
import org.fener.crawler.SourceAccess;
import org.fener.crawler.archive.Exchange;
import org.fener.crawler.fetch.Certificates.Wish;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A source behind an outgoing proxy: the guard stands before it (hostile case D15).
@Timeout(30)
class HostileProxyTest {

    private static final String HOST = "forum.example";

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void letsTheProxyLookTheNameUpAndSaysSo(boolean socks) throws Exception {
        try (HostileServer server = new HostileServer();
                PlayedProxy proxy = new PlayedProxy(socks).knows(HOST, "127.0.0.1");
                FetchBench bench = new FetchBench()) {
            server.on("/", page("through the proxy"));
            Fetch fetch = bench.fetch(through(proxy), "http://" + HOST + ":" + server.port() + "/");
            assertThat(fetch.code()).isEqualTo("ok");
            assertThat(bench.asked).as("names that we looked up").isEmpty();
            assertThat(proxy.asked()).containsOnly(HOST + ":" + server.port());
            Exchange kept = FetchBench.exchanges(fetch).getLast();
            assertThat(kept.address()).isEmpty();
            assertThat(kept.facts())
                    .containsEntry("proxy", proxy.uri().toString())
                    .containsEntry("resolved-by", "proxy");
            FetchBench.archived(root, fetch);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void checksCertificatesBehindAProxyToo(boolean socks) throws Exception {
        Certificates authority = new Certificates();
        try (HostileServer good = secure(authority.signed(Wish.good(HOST)));
                HostileServer bad = secure(authority.selfSigned(Wish.good(HOST)));
                PlayedProxy proxy = new PlayedProxy(socks).knows(HOST, "127.0.0.1");
                FetchBench bench = new FetchBench(FetchBench.PATIENT, OptOuts.NONE, authority.trust())) {
            assertThat(bench.fetch(through(proxy), "https://" + HOST + ":" + good.port() + "/")
                            .code())
                    .isEqualTo("ok");
            Fetch refused = bench.fetch(through(proxy), "https://" + HOST + ":" + bad.port() + "/");
            assertThat(FetchBench.attempts(refused).getFirst().code()).isEqualTo("tls");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.9",
                "10.0.0.1",
                "169.254.169.254",
                "[fd00::1]",
                "[::ffff:10.0.0.1]",
                "2130706441",
                "0x7f000009",
                "localhost",
                "printer",
                "metadata.google.internal",
                "nas.local",
                "router.lan",
                "10.0.0.1.nip.io",
                "a-10-0-0-1.sslip.io",
                "192.168.1.1.nip.io"
            })
    void d15TellsTheProxyOfNoForbiddenPlace(String host) throws Exception {
        for (boolean socks : new boolean[] {false, true})
            try (PlayedProxy proxy = new PlayedProxy(socks);
                    FetchBench bench = new FetchBench()) {
                Fetch fetch = bench.fetch(through(proxy), "http://" + host + "/");
                assertThat(FetchBench.attempts(fetch).getFirst().code()).isEqualTo("blocked:address");
                assertThat(proxy.asked()).isEmpty();
                FetchBench.archived(root.resolve(Boolean.toString(socks)), fetch);
            }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void d15SaysInWordsThatTheProxyOpensNoWay(boolean socks) throws Exception {
        try (DeafPort nobodyThere = new DeafPort();
                PlayedProxy proxy = new PlayedProxy(socks);
                FetchBench bench = new FetchBench()) {
            URI gone = URI.create((socks ? "socks5" : "http") + "://127.0.0.1:" + nobodyThere.port());
            Fetch refused = bench.fetch(through(proxy), "http://unknown.example/");
            assertThat(FetchBench.attempts(refused).getFirst().code()).isEqualTo("proxy");
            assertThat(((FetchOutcome.Deferred) refused.outcome()).why())
                    .contains("the proxy " + proxy.uri() + " opened no way: ")
                    .contains(socks ? "the host is unreachable or unknown" : "502");
            SourceAccess nobody = new SourceAccess(Optional.of(gone), Optional.empty(), true);
            Fetch dead = bench.fetch(nobody, "http://" + HOST + "/");
            assertThat(FetchBench.attempts(dead).getFirst().why()).contains("gives no connection");
            FetchBench.archived(root, refused, dead);
        }
    }

    private static SourceAccess through(PlayedProxy proxy) {
        return new SourceAccess(Optional.of(proxy.uri()), Optional.empty(), true);
    }

    private static HostileServer secure(Certificates.Identity identity) throws Exception {
        return new HostileServer(identity.server()
                        .getServerSocketFactory()
                        .createServerSocket(0, 50, java.net.InetAddress.ofLiteral("127.0.0.1")))
                .on("/", page("secure"));
    }
}
