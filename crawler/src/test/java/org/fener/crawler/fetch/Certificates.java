package org.fener.crawler.fetch;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority of the tests' own and the certificates, good and bad, that it makes.
final class Certificates {

    /// @param chain the certificate first, then what it was signed by, without the root
    record Identity(KeyPair keys, List<X509Certificate> chain) {

        SSLContext server() throws GeneralSecurityException, IOException {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("it", keys.getPrivate(), new char[0], chain.toArray(X509Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        }
    }

    /// How a certificate differs from a good one.
    record Wish(String signature, int bits, Instant from, Instant until, List<String> names) {
        static Wish good(String... names) {
            Instant now = Instant.now();
            return new Wish(
                    "SHA256withRSA",
                    2048,
                    now.minus(Duration.ofDays(1)),
                    now.plus(Duration.ofDays(30)),
                    List.of(names));
        }

        Wish signedBy(String algorithm) {
            return new Wish(algorithm, bits, from, until, names);
        }

        Wish ofBits(int size) {
            return new Wish(signature, size, from, until, names);
        }

        Wish expired() {
            return new Wish(signature, bits, from.minus(Duration.ofDays(90)), from.minus(Duration.ofDays(60)), names);
        }

        Wish notYet() {
            return new Wish(signature, bits, until, until.plus(Duration.ofDays(30)), names);
        }
    }

    private final KeyPair rootKeys = keys(2048);
    private final X509Certificate root;
    private int serial = 1;

    Certificates() throws GeneralSecurityException, OperatorCreationException, IOException {
        this.root = certificate("CN=Root of the tests", rootKeys, "CN=Root of the tests", rootKeys, Wish.good(), true);
    }

    /// What a client believes that knows this authority.
    StrictTrust trust() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", root);
        return StrictTrust.in(store);
    }

    Identity signed(Wish wish) throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair keys = keys(wish.bits());
        return new Identity(
                keys,
                List.of(certificate(
                        "CN=server", keys, root.getSubjectX500Principal().getName(), rootKeys, wish, false)));
    }

    Identity selfSigned(Wish wish) throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair keys = keys(wish.bits());
        return new Identity(keys, List.of(certificate("CN=server", keys, "CN=server", keys, wish, false)));
    }

    /// Signed by an authority between, which the server sends along or forgets.
    Identity through(Wish wish, boolean sendsTheOneBetween)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair between = keys(2048);
        String name = root.getSubjectX500Principal().getName();
        X509Certificate authority = certificate("CN=Between", between, name, rootKeys, Wish.good(), true);
        KeyPair keys = keys(wish.bits());
        X509Certificate leaf = certificate("CN=server", keys, "CN=Between", between, wish, false);
        return new Identity(keys, sendsTheOneBetween ? List.of(leaf, authority) : List.of(leaf));
    }

    /// A chain of so many certificates, each signed by the next.
    Identity longChain(Wish wish, int length) throws GeneralSecurityException, OperatorCreationException, IOException {
        return longChain(wish, Wish.good(), length);
    }

    /// The same, where those between are as wished, too.
    Identity longChain(Wish wish, Wish between, int length)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair issuer = rootKeys;
        String issuerName = root.getSubjectX500Principal().getName();
        java.util.ArrayList<X509Certificate> chain = new java.util.ArrayList<>();
        for (int i = 1; i < length; i++) {
            KeyPair next = keys(2048);
            chain.addFirst(certificate("CN=Link " + i, next, issuerName, issuer, between, true));
            issuerName = "CN=Link " + i;
            issuer = next;
        }
        KeyPair keys = keys(wish.bits());
        chain.addFirst(certificate("CN=server", keys, issuerName, issuer, wish, false));
        return new Identity(keys, chain);
    }

    private X509Certificate certificate(
            String subject, KeyPair keys, String issuer, KeyPair issuerKeys, Wish wish, boolean authority)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.valueOf(serial++),
                Date.from(wish.from()),
                Date.from(wish.until()),
                new X500Name(subject),
                keys.getPublic());
        if (authority) builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        if (!wish.names().isEmpty())
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(wish.names().stream()
                            .map(name -> new GeneralName(
                                    name.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, name))
                            .toArray(GeneralName[]::new)));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder(wish.signature()).build(issuerKeys.getPrivate())));
    }

    private static KeyPair keys(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
