package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileServer.page;
import static org.fener.crawler.fetch.HostileServer.redirect;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fener.crawler.FetchOutcome;
import org.fener.crawler.Source;
import org.fener.crawler.archive.Attempt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Redirects and names that lead where the crawler must never go (hostile cases D and E). A second server listens on
/// a loopback address that is not allowed: not one connection may reach it.
@Timeout(60)
class HostileRedirectTest {

    private HostileServer forbidden;

    @TempDir
    Path root;

    private HostileServer server;
    private FetchBench bench;

    @BeforeEach
    void open() throws IOException {
        server = new HostileServer();
        forbidden = new HostileServer("127.0.0.9", 0).on("/*", page("secret"));
        bench = new FetchBench();
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
        server.close();
        assertThat(forbidden.connections())
                .as("connections to a forbidden address")
                .isZero();
        forbidden.close();
    }

    @Test
    void d1StopsACircle() throws Exception {
        server.on("/self", redirect(302, "/self")).on("/a", redirect(301, "/b")).on("/b", redirect(301, "/a"));
        for (String path : List.of("/self", "/a")) {
            Fetch fetch = bench.fetch(server.url(path));
            assertThat(fetch.code()).isEqualTo("redirect-loop");
            FetchBench.archived(root.resolve(path.substring(1)), fetch);
        }
        assertThat(server.seen()).hasSize(4);
    }

    @Test
    void d2StopsALongChainAndAGrowingAddress() throws Exception {
        for (int i = 0; i < 50; i++) server.on("/hop" + i, redirect(302, "/hop" + (i + 1)));
        server.on(
                "/grow*",
                (request, socket, out) ->
                        redirect(302, request.path() + "x".repeat(900)).to(request, socket, out));
        Fetch fetch = bench.fetch(server.url("/hop0"));
        assertThat(fetch.code()).isEqualTo("redirect-limit");
        assertThat(server.seen().stream().filter(seen -> seen.path().startsWith("/hop")))
                .hasSize(6);
        assertThat(bench.fetch(server.url("/grow")).code()).isEqualTo("blocked:url");
        FetchBench.archived(root, fetch);
    }

    /// All spellings of forbidden addresses, as redirect targets of a source whose scope would cover them.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.9",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "169.254.169.254",
                "224.0.0.1",
                "255.255.255.255",
                "192.0.2.1",
                "198.18.0.1",
                "240.0.0.1",
                "[::1]",
                "[::]",
                "[fd00::1]",
                "[fe80::1]",
                "[ff02::1]",
                "[::ffff:7f00:9]",
                "[::ffff:10.0.0.1]",
                "[64:ff9b::7f00:9]",
                "[64:ff9b::10.0.0.1]",
                "[2002:7f00:9::]",
                "[2002:0a00:0001::1]",
                "[2001:db8::1]",
                "[::10.0.0.1]",
                "[fec0::1]",
                "[2001:0:7f00:9::80ff:fff6]",
                "[2a00::5efe:10.0.0.1]",
                "2130706441",
                "0177.0.0.9",
                "0x7f.0.0.9",
                "0x7f000009",
                "127.9",
                "017700000011",
                "127.0.0.9.",
                "１２７.０.０.９",
                "127%2e0%2e0%2e9",
                "①②⑦.⓪.⓪.⑨"
            })
    void d3AndD4NeverConnectToAForbiddenAddressHoweverItIsSpelled(String host) throws Exception {
        String target = "http://" + host + ":" + forbidden.port() + "/";
        Source source = FetchBench.source(Duration.ZERO, server.url("/"), "http://x.example:" + forbidden.port() + "/");
        server.on("/", (request, socket, out) -> redirect(302, utf8(target)).to(request, socket, out));
        Fetch redirected = bench.fetcher.fetch(FetchRequest.of(source, URI.create(server.url("/"))));
        assertThat(redirected.code()).isIn("blocked:scope", "blocked:url");
        CanonicalUrl.of(target).ifPresent(url -> assertThat(direct(url)).startsWith("blocked:address"));
        FetchBench.archived(root, redirected);
    }

    /// As a start address, so that neither scope nor port stand before the address check.
    private String direct(CanonicalUrl url) {
        try {
            Fetch fetch = bench.fetch(url.toString());
            assertThat(fetch.outcome()).isInstanceOf(FetchOutcome.Deferred.class);
            return FetchBench.attempts(fetch).getFirst().code();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void d5BlocksNamesThatLeadInside() throws Exception {
        bench.names.put("localhost", List.of("127.0.0.9", "::1"));
        bench.names.put("metadata.google.internal", List.of("169.254.169.254"));
        bench.names.put("10.0.0.1.nip.io", List.of("10.0.0.1"));
        for (String host : List.copyOf(bench.names.keySet())) {
            Fetch fetch = bench.fetch("http://" + host + ":" + forbidden.port() + "/");
            assertThat(FetchBench.attempts(fetch).getFirst().code()).as(host).isEqualTo("blocked:address");
        }
    }

    @Test
    void d6BlocksAHostThatHasAnyForbiddenAddress() throws Exception {
        List<List<String>> mixed = List.of(
                List.of("127.0.0.1", "127.0.0.9"),
                List.of("127.0.0.9", "127.0.0.1"),
                List.of("127.0.0.1", "::1"),
                List.of("127.0.0.1", "fd00::1"));
        for (List<String> addresses : mixed) {
            bench.names.put("mixed.example", addresses);
            try (FetchBench fresh = new FetchBench()) {
                fresh.names.putAll(bench.names);
                Fetch fetch = fresh.fetch("http://mixed.example:" + forbidden.port() + "/");
                assertThat(FetchBench.attempts(fetch).getFirst().code()).isEqualTo("blocked:address");
            }
        }
    }

    /// A name server that says something allowed when it is checked and something forbidden when it is connected
    /// finds that it is asked once for each connection.
    @Test
    void d6PinsTheAddressThatWasChecked() throws Exception {
        server.on("/*", page("page"));
        List<String> answers = new ArrayList<>();
        Resolver rebinding = host -> {
            answers.add(answers.size() % 2 == 0 ? "127.0.0.1" : "127.0.0.9");
            return List.of(java.net.InetAddress.ofLiteral(answers.getLast()));
        };
        FetchSettings settings = new FetchSettings(
                UserAgent.fener("soc@example.org"),
                FetchBench.SHORT,
                List.of(AddressRange.parse("127.0.0.1")),
                OptOuts.NONE);
        for (int i = 0; i < 200; i++) {
            try (GuardedFetcher fetcher = new GuardedFetcher(
                    settings,
                    new Politeness(java.time.InstantSource.system()),
                    rebinding,
                    java.time.InstantSource.system())) {
                String url = "http://rebind.example:" + server.port() + "/" + i;
                fetcher.fetch(FetchRequest.of(FetchBench.source(url), URI.create(url)));
            }
        }
        assertThat(server.seen()).allMatch(seen -> seen.head().contains("Host: rebind.example:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://127.0.0.9/",
                "gopher://127.0.0.9:70/",
                "jar:http://127.0.0.9!/",
                "data:text/html,x",
                "javascript:alert(1)",
                "ldap://127.0.0.9/",
                "dict://127.0.0.9:11211/",
                "mailto:a@b.example"
            })
    void d7FollowsNoOtherScheme(String location) throws Exception {
        server.on("/", redirect(302, location));
        Fetch fetch = bench.fetch(server.url("/"));
        assertThat(fetch.code()).isEqualTo("blocked:scheme");
        assertThat(fetch.outcome()).isInstanceOf(FetchOutcome.Refused.class);
        FetchBench.archived(root, fetch);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//127.0.0.9:PORT/", "\\\\127.0.0.9:PORT/", "http:\\\\127.0.0.9:PORT", "/\\127.0.0.9:PORT/"})
    void d7ReadsOddSlashesAsBrowsersDo(String location) throws Exception {
        server.on("/", redirect(302, location.replace("PORT", Integer.toString(forbidden.port()))));
        assertThat(bench.fetch(server.url("/")).code()).isEqualTo("blocked:port");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 22, 25, 3306, 5432, 6379, 8080, 9200, 11211, 2375})
    void d8GoesToNoOtherPort(int port) throws Exception {
        server.on("/", redirect(302, "http://127.0.0.1:" + port + "/"));
        assertThat(bench.fetch(server.url("/")).code()).isEqualTo("blocked:port");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ok@127.0.0.9:PORT",
                "http://127.0.0.9:PORT\\@ok/",
                "h\tttp://127.0.0.9:PORT/",
                " http://127.0.0.9:PORT"
            })
    void d9ChecksTheHostThatIsConnected(String location) throws Exception {
        server.on("/", redirect(302, location.replace("PORT", Integer.toString(forbidden.port()))));
        Source source = FetchBench.source(Duration.ZERO, server.url("/"), "http://ok:" + forbidden.port() + "/");
        Fetch fetch = bench.fetcher.fetch(FetchRequest.of(source, URI.create(server.url("/"))));
        assertThat(fetch.code()).isEqualTo("blocked:scope");
    }

    @Test
    void d11GuardsRobotsToo() throws Exception {
        server.on("/robots.txt", redirect(302, forbidden.url("/robots.txt")));
        Source source = FetchBench.source(Duration.ZERO, server.url("/"), "http://x.example:" + forbidden.port() + "/");
        Fetch fetch = bench.fetcher.fetch(FetchRequest.of(source, URI.create(server.url("/"))));
        assertThat(fetch.code()).isEqualTo("robots-unreadable");
        assertThat(FetchBench.attempts(fetch).getFirst().code()).isEqualTo("blocked:address");
        assertThat(server.seen("/")).isEmpty();
    }

    /// A validator is what a server told us in confidence, as a cookie would be.
    @Test
    void d12TakesNothingOfOneHostToAnother() throws Exception {
        bench.names.put("one.example", List.of("127.0.0.1"));
        bench.names.put("two.example", List.of("127.0.0.1"));
        String one = "http://one.example:" + server.port() + "/";
        String two = "http://two.example:" + server.port() + "/end";
        server.on(
                        "/",
                        (request, socket, out) ->
                                redirect(302, two + "\r\nSet-Cookie: secret=1").to(request, socket, out))
                .on("/end", page("here"));
        Source source = FetchBench.source(Duration.ZERO, one, two);
        Validators told = new Validators(java.util.Optional.of("\"secret\""), java.util.Optional.empty());
        Fetch fetch = bench.fetcher.fetch(new FetchRequest(source, URI.create(one), told));
        assertThat(fetch.code()).isEqualTo("ok");
        assertThat(server.seen("/").getFirst().field("If-None-Match")).contains("\"secret\"");
        assertThat(server.seen("/end").getFirst().head()).doesNotContain("secret");
    }

    @Test
    void d13DoesNotFollowOutOfScopeAndSaysWhere() throws Exception {
        bench.names.put("other.example", List.of("127.0.0.1"));
        server.on("/", redirect(301, "http://other.example/page"));
        Fetch fetch = bench.fetch(server.url("/"));
        assertThat(fetch.code()).isEqualTo("blocked:scope");
        assertThat(fetch.outcome())
                .isEqualTo(new FetchOutcome.Refused(
                        URI.create(server.url("/")),
                        "redirects out of the source's scope to http://other.example/page"));
        assertThat(bench.asked).isEmpty();
        assertThat(FetchBench.attempts(fetch))
                .map(Attempt::uri)
                .containsExactly(URI.create("http://other.example/page"));
    }

    @Test
    void e1TellsNamesThatDoNotExistAndWaitsForNoNameServer() throws Exception {
        Fetch none = bench.fetch("http://none.example/");
        assertThat(FetchBench.attempts(none).getFirst().code()).isEqualTo("dns");
        bench.names.put("many.example", java.util.Collections.nCopies(500, "127.0.0.1"));
        server.on("/", page("found"));
        assertThat(bench.fetch("http://many.example:" + server.port() + "/").code())
                .isEqualTo("ok");
        assertThat(FetchBench.attempts(bench.fetch("http://" + "a".repeat(255) + ".example/"))
                        .getFirst()
                        .code())
                .isEqualTo("dns");
    }

    private static String utf8(String text) {
        return new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
