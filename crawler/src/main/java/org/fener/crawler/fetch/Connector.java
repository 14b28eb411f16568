package org.fener.crawler.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.fener.crawler.Body;

/// Opens connections: looks a name up once, checks every address it has, connects to the address checked and to no
/// other.
final class Connector implements AutoCloseable {

    /// A host may have more addresses; trying these is enough.
    private static final int MOST_TRIED = 2;

    private final FetchLimits limits;
    private final AddressGuard guard;
    private final Resolver resolver;
    private final SSLContext tls;
    private final ScheduledThreadPoolExecutor watchdog;

    Connector(FetchLimits limits, AddressGuard guard, Resolver resolver, SSLContext tls) {
        this.limits = limits;
        this.guard = guard;
        this.resolver = resolver;
        this.tls = tls;
        this.watchdog = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("fetch-watchdog").daemon().factory());
        watchdog.setRemoveOnCancelPolicy(true);
    }

    /// Every address of the host of `url`, all of them allowed.
    List<InetAddress> addresses(CanonicalUrl url) throws FetchFailure {
        Optional<InetAddress> literal = HostParser.literal(url.host());
        List<InetAddress> all = literal.isPresent() ? List.of(literal.get()) : lookUp(url.host());
        for (InetAddress address : all) {
            Optional<String> refusal = guard.refusal(address);
            if (refusal.isPresent())
                throw new FetchFailure(
                        FetchFailure.BLOCKED_ADDRESS,
                        url.host() + " leads to " + refusal.get(),
                        Optional.of(address.getHostAddress()),
                        Body.EMPTY);
        }
        return all;
    }

    private List<InetAddress> lookUp(String host) throws FetchFailure {
        try {
            List<InetAddress> all = resolver.resolve(host);
            if (all.isEmpty()) throw new FetchFailure(FetchFailure.DNS, host + " has no address");
            return all;
        } catch (UnknownHostException e) {
            throw new FetchFailure(FetchFailure.DNS, "no address for " + e.getMessage());
        }
    }

    Connection connect(CanonicalUrl url, List<InetAddress> addresses) throws FetchFailure {
        List<String> failures = new ArrayList<>();
        boolean timedOut = false;
        for (InetAddress address : addresses.subList(0, Math.min(MOST_TRIED, addresses.size()))) {
            try {
                return connect(url, address);
            } catch (SocketTimeoutException e) {
                timedOut = true;
                failures.add(address.getHostAddress() + ": no connection within "
                        + limits.connect().toMillis() + " ms");
            } catch (FetchFailure e) {
                throw e.at(address.getHostAddress());
            } catch (IOException e) {
                failures.add(address.getHostAddress() + ": " + e.getMessage());
            }
        }
        throw new FetchFailure(
                timedOut ? FetchFailure.TIMEOUT : FetchFailure.CONNECT,
                "could not connect to port " + url.port() + " of " + String.join(", ", failures),
                Optional.of(addresses.getFirst().getHostAddress()),
                Body.EMPTY);
    }

    private Connection connect(CanonicalUrl url, InetAddress address) throws IOException {
        Socket socket = new Socket();
        boolean done = false;
        try {
            socket.setTcpNoDelay(true);
            socket.connect(
                    new InetSocketAddress(address, url.port()),
                    Math.toIntExact(limits.connect().toMillis()));
            Connection connection = new Connection(url.isSecure() ? secured(socket, url) : socket, address, Map.of());
            done = true;
            return connection;
        } finally {
            if (!done) socket.close();
        }
    }

    /// A handshake may stutter for ever below every read's limit, so it is cut from outside.
    private Socket secured(Socket socket, CanonicalUrl url) throws IOException {
        SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, url.host(), url.port(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (HostParser.literal(url.host()).isEmpty()) parameters.setServerNames(List.of(new SNIHostName(url.host())));
        secure.setSSLParameters(parameters);
        Deadline deadline = Deadline.in(limits.connect());
        ScheduledFuture<?> cut = closeAt(deadline, socket);
        try {
            secure.startHandshake();
            return secure;
        } catch (SSLException e) {
            if (deadline.millisLeft() == 0) throw handshakeTimeout();
            throw new FetchFailure(FetchFailure.TLS, "the certificate or handshake was refused: " + e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            if (deadline.millisLeft() == 0) throw handshakeTimeout();
            throw new FetchFailure(FetchFailure.TLS, "the TLS handshake broke: " + e.getMessage());
        } finally {
            cut.cancel(false);
        }
    }

    private FetchFailure handshakeTimeout() {
        return new FetchFailure(
                FetchFailure.TIMEOUT,
                "no TLS handshake within " + limits.connect().toMillis() + " ms");
    }

    /// Closes `socket` at the deadline unless cancelled.
    ScheduledFuture<?> closeAt(Deadline deadline, java.io.Closeable socket) {
        return watchdog.schedule(
                () -> {
                    socket.close();
                    return deadline;
                },
                deadline.millisLeft(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        watchdog.shutdownNow();
    }
}
