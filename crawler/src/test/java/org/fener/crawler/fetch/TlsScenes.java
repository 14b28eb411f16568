package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.operator.OperatorCreationException;
import org.fener.crawler.SourceAccess;
import org.fener.crawler.fetch.Certificates.Wish;
import org.fener.crawler.fetch.HostileScene.Play;

/// Hosts whose certificates are not what they should be, or beyond all measure (cases F).
final class TlsScenes {

    private static final String HERE = "127.0.0.1";
    private static final String EXCUSE = "the operator of this test knows it";
    private static final SourceAccess EXCUSED = new SourceAccess(Optional.empty(), Optional.of(EXCUSE), true);

    private TlsScenes() {}

    static List<HostileScene> all() {
        return List.of(
                refused("F1.self", "signed by itself", all -> all.selfSigned(Wish.good(HERE))),
                refused("F1.root", "of a root that nobody knows", all -> all.signed(Wish.good(HERE))),
                refused("F1.chain", "without the one between", all -> all.through(Wish.good(HERE), false)),
                excused(
                        "F1.expired",
                        "expired, and excused",
                        all -> all.signed(Wish.good(HERE).expired())),
                excused("F1.host", "for another host, and excused", all -> all.signed(Wish.good("other.example"))),
                refused("F3.names", "of 10,000 names", all -> all.signed(names(10_000))),
                new HostileScene(
                        "F3.chain",
                        "a chain of a mebibyte, excused",
                        Set.of("robots-unreadable"),
                        page(all -> all.longChain(Wish.good(HERE), names(3_000), 12)),
                        EXCUSED,
                        "refused by its length, whoever excuses it",
                        TlsScenes::refusal),
                new HostileScene(
                        "D14",
                        "redirects from https to http",
                        Set.of("blocked:scope"),
                        server -> {
                            page(all -> all.selfSigned(Wish.good(HERE))).on(server);
                            server.on("/case", HostileServer.redirect(302, "http://other.example/page"));
                        },
                        EXCUSED,
                        "the evidence says so",
                        left -> assertThat(left.capture("/case").facts())
                                .containsEntry("downgrade", "from https to http")),
                new HostileScene(
                        "F3.key",
                        "a key of 8,192 bits, excused",
                        Set.of(),
                        server -> server.overTls(stored("/fetch/rsa-8192.p12"))
                                .on("/", HostileAnswers.links("/case"))
                                .on("/case", HostileServer.page("<p>over TLS")),
                        EXCUSED,
                        "the page is kept, with what was wrong",
                        TlsScenes::evidence));
    }

    @FunctionalInterface
    private interface Maker {
        Certificates.Identity of(Certificates all)
                throws GeneralSecurityException, OperatorCreationException, IOException;
    }

    private static HostileScene refused(String id, String what, Maker identity) {
        return new HostileScene(
                id,
                "a certificate " + what,
                Set.of("robots-unreadable"),
                page(identity),
                "the try is kept with the reason, and no request was sent",
                TlsScenes::refusal);
    }

    private static HostileScene excused(String id, String what, Maker identity) {
        return new HostileScene(
                id,
                "a certificate " + what,
                Set.of(),
                page(identity),
                EXCUSED,
                "the page is kept, with the chain and what was wrong with it",
                TlsScenes::evidence);
    }

    private static void refusal(Aftermath left) {
        assertThat(left.requests()).isEmpty();
        assertThat(left.captures()).isEmpty();
        assertThat(left.attempts("/robots.txt")).singleElement().satisfies(one -> {
            assertThat(one.code()).isEqualTo("tls");
            assertThat(one.why()).contains("handshake");
        });
    }

    private static void evidence(Aftermath left) {
        assertThat(left.text("/case")).isEqualTo("<p>over TLS");
        assertThat(left.captures())
                .allSatisfy(one -> assertThat(one.facts())
                        .containsEntry("tls-exception", EXCUSE)
                        .hasEntrySatisfying(
                                "tls-chain", chain -> assertThat(chain).matches("sha256:[0-9a-f]{64} CN=.*"))
                        .containsKeys("tls-error", "tls-certificates"));
    }

    private static Play page(Maker identity) {
        return server -> {
            try {
                server.overTls(identity.of(new Certificates()).server());
            } catch (GeneralSecurityException | OperatorCreationException e) {
                throw new IllegalStateException("the certificate cannot be made", e);
            }
            server.on("/", HostileAnswers.links("/case")).on("/case", HostileServer.page("<p>over TLS"));
        };
    }

    private static Wish names(int count) {
        return Wish.good(IntStream.range(0, count)
                .mapToObj(i -> i == 0 ? HERE : "name-" + i + ".a-long-name-to-fill-it.example")
                .toArray(String[]::new));
    }

    /// A certificate that takes long to make.
    private static SSLContext stored(String file) throws IOException {
        char[] password = "changeit".toCharArray();
        try (InputStream in = TlsScenes.class.getResourceAsStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " cannot be read", e);
        }
    }
}
