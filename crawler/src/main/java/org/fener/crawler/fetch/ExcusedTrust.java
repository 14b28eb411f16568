package org.fener.crawler.fetch;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Lets one connection pass whatever its certificate is worth, and writes down what was wrong with it and the chain.
final class ExcusedTrust extends X509ExtendedTrustManager {

    /// A chain that is longer is not kept whole.
    private static final int MOST_CERTIFICATES = 5;

    private static final int MOST_BYTES = 32 * 1024;
    private static final int LONGEST_NAME = 200;

    private final X509ExtendedTrustManager strict;
    private final String excuse;
    private final Map<String, String> facts = new TreeMap<>();

    /// @param excuse why the operator lets it pass
    ExcusedTrust(X509ExtendedTrustManager strict, String excuse) {
        this.strict = strict;
        this.excuse = excuse;
    }

    /// Empty if nothing was wrong.
    Map<String, String> facts() {
        return Map.copyOf(facts);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        try {
            strict.checkServerTrusted(chain, authType, socket);
        } catch (CertificateException wrong) {
            excuse(List.of(chain), wrong);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        try {
            strict.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException wrong) {
            excuse(List.of(chain), wrong);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        try {
            strict.checkServerTrusted(chain, authType);
        } catch (CertificateException wrong) {
            excuse(List.of(chain), wrong);
        }
    }

    private void excuse(List<X509Certificate> chain, CertificateException wrong) throws CertificateException {
        List<X509Certificate> kept = chain.subList(0, Math.min(MOST_CERTIFICATES, chain.size()));
        StringBuilder encoded = new StringBuilder();
        StringBuilder told = new StringBuilder();
        for (X509Certificate certificate : kept) {
            byte[] bytes = certificate.getEncoded();
            String name = certificate.getSubjectX500Principal().getName();
            told.append(told.isEmpty() ? "" : "; ")
                    .append("sha256:")
                    .append(sha256(bytes))
                    .append(' ')
                    .append(name, 0, Math.min(LONGEST_NAME, name.length()));
            if (encoded.length() + bytes.length * 4 / 3 <= MOST_BYTES)
                encoded.append(encoded.isEmpty() ? "" : " ")
                        .append(Base64.getEncoder().encodeToString(bytes));
        }
        facts.put("tls-exception", excuse);
        facts.put("tls-error", reasons(wrong));
        facts.put("tls-chain", told.toString());
        facts.put("tls-certificates", encoded.toString());
    }

    private static String reasons(Throwable wrong) {
        return java.util.stream.Stream.iterate(wrong, java.util.Objects::nonNull, Throwable::getCause)
                .map(Throwable::getMessage)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .limit(3)
                .collect(Collectors.joining(" < "));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        strict.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        strict.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        strict.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return strict.getAcceptedIssuers();
    }
}
