package org.fener.crawler.fetch;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedDecryptor;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.crypto.DHGroup;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.TlsDHConfig;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedDecryptor;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/// A server on loopback that speaks only what TLS gave up long ago. It tells whether a handshake was ever finished.
final class OldTlsServer implements AutoCloseable {

    /// What it insists on.
    enum Insists {
        TLS_1_0,
        TLS_1_1,
        NO_ENCRYPTION,
        RC4,
        TRIPLE_DES,
        SHORT_DH,
        FULL_STRENGTH;

        private ProtocolVersion version() {
            return switch (this) {
                case TLS_1_0 -> ProtocolVersion.TLSv10;
                case TLS_1_1 -> ProtocolVersion.TLSv11;
                case NO_ENCRYPTION, RC4, TRIPLE_DES, SHORT_DH, FULL_STRENGTH -> ProtocolVersion.TLSv12;
            };
        }

        private int[] suites() {
            return switch (this) {
                case TLS_1_0, TLS_1_1 -> new int[] {CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA};
                case NO_ENCRYPTION -> new int[] {CipherSuite.TLS_ECDHE_RSA_WITH_NULL_SHA};
                case RC4 ->
                    new int[] {
                        CipherSuite.TLS_ECDHE_RSA_WITH_RC4_128_SHA,
                        CipherSuite.TLS_RSA_WITH_RC4_128_SHA,
                        CipherSuite.TLS_RSA_WITH_RC4_128_MD5
                    };
                case TRIPLE_DES ->
                    new int[] {
                        CipherSuite.TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA, CipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA
                    };
                case SHORT_DH -> new int[] {CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256};
                case FULL_STRENGTH -> new int[] {CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256};
            };
        }
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    private final List<String> finished = Collections.synchronizedList(new ArrayList<>());
    private final Certificates.Identity identity;
    private final Insists insists;

    OldTlsServer(Certificates.Identity identity, Insists insists) throws IOException {
        this.identity = identity;
        this.insists = insists;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    List<String> finished() {
        return List.copyOf(finished);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            TlsServerProtocol protocol = new TlsServerProtocol(socket.getInputStream(), socket.getOutputStream());
            protocol.accept(new Old());
            finished.add(insists.name());
            protocol.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            protocol.close();
        } catch (IOException e) {
            // a client that refuses is what is wanted
            finished.remove("never");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private final class Old extends DefaultTlsServer {

        Old() {
            super(new BcTlsCrypto(new SecureRandom()));
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return new ProtocolVersion[] {insists.version()};
        }

        @Override
        protected int[] getSupportedCipherSuites() {
            return insists.suites();
        }

        @Override
        public int[] getCipherSuites() {
            return insists.suites();
        }

        /// 512 bits, as an export-grade server has them.
        @Override
        public TlsDHConfig getDHConfig() {
            BigInteger prime = BigInteger.probablePrime(512, new SecureRandom());
            return new TlsDHConfig(new DHGroup(prime, null, BigInteger.TWO, 0));
        }

        @Override
        protected TlsCredentialedSigner getRSASignerCredentials() throws IOException {
            return new BcDefaultTlsCredentialedSigner(
                    new TlsCryptoParameters(context),
                    (BcTlsCrypto) getCrypto(),
                    PrivateKeyFactory.createKey(identity.keys().getPrivate().getEncoded()),
                    certificate(),
                    SignatureAndHashAlgorithm.getInstance((short) 4, SignatureAlgorithm.rsa));
        }

        @Override
        protected TlsCredentialedDecryptor getRSAEncryptionCredentials() throws IOException {
            return new BcDefaultTlsCredentialedDecryptor(
                    (BcTlsCrypto) getCrypto(),
                    certificate(),
                    PrivateKeyFactory.createKey(identity.keys().getPrivate().getEncoded()));
        }

        private Certificate certificate() throws IOException {
            try {
                byte[] encoded = identity.chain().getFirst().getEncoded();
                return new Certificate(new TlsCertificate[] {getCrypto().createCertificate(encoded)});
            } catch (java.security.cert.CertificateEncodingException e) {
                throw new IOException(e);
            }
        }
    }
}
