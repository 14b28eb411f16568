package org.fener.crawler.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// A port whose queue of connections is full and that nobody empties: Linux leaves the next one without an answer, as
/// a black hole does.
final class MutePort implements AutoCloseable {

    private static final int QUEUE = 1;

    private final ServerSocket full;
    private final List<Socket> queue = new ArrayList<>();

    MutePort(InetAddress address, int port) throws IOException {
        full = new ServerSocket(port, QUEUE, address);
        for (int i = 0; i <= QUEUE; i++) queue.add(new Socket(address, full.getLocalPort()));
    }

    int port() {
        return full.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        full.close();
        for (Socket socket : queue) socket.close();
    }
}
