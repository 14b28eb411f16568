package org.fener.crawler.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// Addresses at which nobody may knock: counts who does.
final class ForbiddenPlace implements AutoCloseable {

    private final Selector selector = Selector.open();
    private final Semaphore arrived = new Semaphore(0);
    private final AtomicBoolean isListening = new AtomicBoolean();

    ForbiddenPlace() throws IOException {}

    void open(String host, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(InetAddress.ofLiteral(host), port));
        channel.register(selector, SelectionKey.OP_ACCEPT);
    }

    /// From now on, until it is closed.
    void listen() {
        if (isListening.getAndSet(true)) return;
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (selector.isOpen()) {
                    selector.select();
                    for (SelectionKey key : selector.selectedKeys()) {
                        ((ServerSocketChannel) key.channel()).accept().close();
                        arrived.release();
                    }
                    selector.selectedKeys().clear();
                }
            } catch (ClosedSelectorException e) {
                // it was closed meanwhile
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// One permit for each connection that arrived.
    Semaphore arrived() {
        return arrived;
    }

    @Override
    public void close() throws IOException {
        List<SelectionKey> keys = List.copyOf(selector.keys());
        selector.close();
        for (SelectionKey key : keys) key.channel().close();
    }
}
