package org.fener.crawler.fetch;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Secures a connection by TLS 1.2 or 1.3 with a cipher that is none of the broken ones, whatever the settings of
/// this Java are.
final class TlsHandshake {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final Pattern BROKEN = Pattern.compile("NULL|anon|RC4|DES|MD5|EXPORT|^TLS_RSA_|^SSL_");

    private final Duration longest;
    private final X509ExtendedTrustManager trust;
    private final SSLContext strict;
    private final Watchdog watchdog;

    /// @param longest a handshake may take
    TlsHandshake(Duration longest, X509ExtendedTrustManager trust, Watchdog watchdog) {
        this.longest = longest;
        this.trust = trust;
        this.strict = context(trust);
        this.watchdog = watchdog;
    }

    /// @param facts what evidence must tell of it
    record Secured(SSLSocket socket, Map<String, String> facts) {}

    /// @param excuse why the certificate of this host need not be valid
    Secured secure(Socket socket, CanonicalUrl url, Optional<String> excuse) throws IOException {
        if (excuse.isEmpty()) return new Secured(shake(strict, socket, url), Map.of());
        ExcusedTrust excused = new ExcusedTrust(trust, excuse.get());
        SSLSocket secure = shake(context(excused), socket, url);
        return new Secured(secure, excused.facts());
    }

    private SSLSocket shake(SSLContext context, Socket socket, CanonicalUrl url) throws IOException {
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, url.host(), url.port(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(PROTOCOLS);
        parameters.setCipherSuites(Stream.of(parameters.getCipherSuites())
                .filter(suite -> !BROKEN.matcher(suite).find())
                .toArray(String[]::new));
        Deadline deadline = Deadline.in(longest);
        ScheduledFuture<?> cut = watchdog.closeAt(deadline, socket);
        try {
            if (HostParser.literal(url.host()).isEmpty())
                parameters.setServerNames(List.of(new SNIHostName(url.host())));
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return secure;
        } catch (SSLException e) {
            if (deadline.hasPassed()) throw timeout();
            throw new FetchFailure(FetchFailure.TLS, "the certificate or handshake was refused: " + e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            if (deadline.hasPassed()) throw timeout();
            throw new FetchFailure(FetchFailure.TLS, "the TLS handshake broke: " + e.getMessage());
        } finally {
            cut.cancel(false);
        }
    }

    private FetchFailure timeout() {
        return new FetchFailure(FetchFailure.TIMEOUT, "no TLS handshake within " + longest.toMillis() + " ms");
    }

    private static SSLContext context(X509ExtendedTrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no TLS", e);
        }
    }
}
