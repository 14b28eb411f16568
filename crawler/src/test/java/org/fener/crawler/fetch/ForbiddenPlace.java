package org.fener.crawler.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.Semaphore;

/// Addresses at which nobody may knock: counts who does.
final class ForbiddenPlace {

    private final Selector selector = Selector.open();
    private final Semaphore arrived = new Semaphore(0);

    ForbiddenPlace() throws IOException {}

    void open(String host, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(InetAddress.ofLiteral(host), port));
        channel.register(selector, SelectionKey.OP_ACCEPT);
    }

    /// From now on, until the process ends.
    void listen() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    selector.select();
                    for (SelectionKey key : selector.selectedKeys()) {
                        ((ServerSocketChannel) key.channel()).accept().close();
                        arrived.release();
                    }
                    selector.selectedKeys().clear();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// One permit for each connection that arrived.
    Semaphore arrived() {
        return arrived;
    }
}
