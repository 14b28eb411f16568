package org.fener.crawler.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import org.fener.crawler.Body;
import org.fener.crawler.SourceAccess;

/// Opens connections: looks a name up once, checks every address it has, connects to the address checked and to no
/// other. Behind a proxy the proxy looks the name up; literal addresses and names that lead inside are refused all the
/// same, before the proxy hears of them.
final class Connector {

    /// A host may have more addresses; trying these is enough.
    private static final int MOST_TRIED = 2;

    private final FetchLimits limits;
    private final AddressGuard guard;
    private final Resolver resolver;
    private final TlsHandshake tls;
    private final Watchdog watchdog;

    Connector(FetchLimits limits, AddressGuard guard, Resolver resolver, TlsHandshake tls, Watchdog watchdog) {
        this.limits = limits;
        this.guard = guard;
        this.resolver = resolver;
        this.tls = tls;
        this.watchdog = watchdog;
    }

    /// Every address of the host of `url`, all of them allowed; none if a proxy will look it up.
    List<InetAddress> addresses(CanonicalUrl url, SourceAccess access) throws FetchFailure {
        Optional<InetAddress> literal = HostParser.literal(url.host());
        if (literal.isEmpty() && access.proxy().isPresent()) {
            Optional<String> refusal = guard.refusal(url.host());
            if (refusal.isPresent()) throw new FetchFailure(FetchFailure.BLOCKED_ADDRESS, refusal.get());
            return List.of();
        }
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
        return access.proxy().isPresent() ? List.of() : all;
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

    /// @param addresses those that [#addresses] gave
    Connection connect(CanonicalUrl url, List<InetAddress> addresses, SourceAccess access) throws FetchFailure {
        if (access.proxy().isPresent())
            return connect(url, access, access.proxy().get());
        List<String> failures = new ArrayList<>();
        boolean timedOut = false;
        for (InetAddress address : addresses.subList(0, Math.min(MOST_TRIED, addresses.size()))) {
            try {
                return connect(url, access, new InetSocketAddress(address, url.port()), Optional.empty());
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

    /// The proxy is named by the operator and need not be a public address.
    private Connection connect(CanonicalUrl url, SourceAccess access, URI proxy) throws FetchFailure {
        String host = proxy.getHost();
        try {
            InetAddress address = HostParser.literal(host).isPresent()
                    ? HostParser.literal(host).get()
                    : resolver.resolve(host).getFirst();
            return connect(url, access, new InetSocketAddress(address, proxy.getPort()), Optional.of(proxy));
        } catch (FetchFailure e) {
            throw e;
        } catch (IOException e) {
            throw new FetchFailure(
                    FetchFailure.PROXY, "the proxy " + proxy + " gives no connection: " + e.getMessage());
        }
    }

    private Connection connect(CanonicalUrl url, SourceAccess access, InetSocketAddress to, Optional<URI> proxy)
            throws IOException {
        Socket socket = new Socket();
        boolean done = false;
        try {
            socket.setTcpNoDelay(true);
            socket.connect(to, Math.toIntExact(limits.connect().toMillis()));
            Map<String, String> facts = new HashMap<>();
            if (proxy.isPresent()) {
                tunnel(socket, proxy.get(), url);
                facts.put("proxy", proxy.get().toString());
                if (HostParser.literal(url.host()).isEmpty()) facts.put("resolved-by", "proxy");
            }
            Socket ready = socket;
            if (url.isSecure()) {
                TlsHandshake.Secured secured = tls.secure(socket, url, access.tlsException());
                ready = secured.socket();
                facts.putAll(secured.facts());
            }
            Optional<InetAddress> address = proxy.isPresent() ? Optional.empty() : Optional.of(to.getAddress());
            Connection connection = new Connection(ready, address, facts);
            done = true;
            return connection;
        } finally {
            if (!done) socket.close();
        }
    }

    private void tunnel(Socket socket, URI proxy, CanonicalUrl url) throws IOException {
        Deadline deadline = Deadline.in(limits.firstByte());
        ScheduledFuture<?> cut = watchdog.closeAt(deadline, socket);
        try {
            new ProxyTunnel(socket, proxy).open(url);
        } catch (FetchFailure e) {
            throw e;
        } catch (IOException e) {
            if (!deadline.hasPassed()) throw e;
            throw new FetchFailure(
                    FetchFailure.TIMEOUT,
                    "the proxy " + proxy + " opened no way within "
                            + limits.firstByte().toMillis() + " ms");
        } finally {
            cut.cancel(false);
        }
    }
}
