package org.fener.crawler.fetch;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Java's own check of certificates and what it lets pass: names that stand in no subjectAltName (RFC 9525 §2), and
/// signatures by SHA-1 or MD5 under a root that did not come with Java.
///
/// Revocation is not asked for: the authority would learn whom we watch, and its address would be one that a
/// stranger's certificate names.
final class StrictTrust extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager java;

    private StrictTrust(X509ExtendedTrustManager java) {
        this.java = java;
    }

    /// @param roots the authorities to believe; null for those that came with Java
    static StrictTrust in(@Nullable KeyStore roots) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(roots);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(manager -> new StrictTrust((X509ExtendedTrustManager) manager))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("this Java runtime checks no certificates"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the authorities to believe cannot be read", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        java.checkServerTrusted(chain, authType, socket);
        check(List.of(chain));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        java.checkServerTrusted(chain, authType, engine);
        check(List.of(chain));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        java.checkServerTrusted(chain, authType);
        check(List.of(chain));
    }

    private static void check(List<X509Certificate> chain) throws CertificateException {
        Collection<List<?>> names;
        try {
            names = chain.getFirst().getSubjectAlternativeNames();
        } catch (CertificateParsingException e) {
            throw new CertificateException("its subjectAltName cannot be read: " + e.getMessage(), e);
        }
        if (names == null || names.isEmpty()) throw new CertificateException("it has no subjectAltName");
        for (X509Certificate certificate : chain) {
            boolean isRoot = certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
            String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
            if (!isRoot && (signature.startsWith("SHA1") || signature.startsWith("MD")))
                throw new CertificateException("it is signed by " + certificate.getSigAlgName());
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("clients are not checked here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("clients are not checked here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("clients are not checked here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return java.getAcceptedIssuers();
    }
}
