package org.fener.crawler.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/// A port of loopback that is taken and at which nobody listens: connections to it are refused, and no other server of
/// a test gets it meanwhile.
final class DeafPort implements AutoCloseable {

    private final Socket bound = new Socket();

    DeafPort() throws IOException {
        this(InetAddress.ofLiteral("127.0.0.1"), 0);
    }

    DeafPort(InetAddress address, int port) throws IOException {
        bound.bind(new InetSocketAddress(address, port));
    }

    int port() {
        return bound.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        bound.close();
    }
}
