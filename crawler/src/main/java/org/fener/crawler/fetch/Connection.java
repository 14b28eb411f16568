package org.fener.crawler.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Optional;

/// An open connection to a checked address, with the bytes read ahead of what was asked for.
final class Connection implements Closeable {

    /// Most pages come at one go.
    private static final int BUFFER = 32 * 1024;

    private final Socket socket;
    private final Optional<InetAddress> address;
    private final InputStream in;
    private final OutputStream out;
    private final Map<String, String> facts;
    private final byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    private int requests;
    private long idleSince;

    /// @param address the address really connected; empty if only a proxy knows it
    /// @param facts what is to be told of the connection in evidence, such as a certificate that was excused
    Connection(Socket socket, Optional<InetAddress> address, Map<String, String> facts) throws IOException {
        this.socket = socket;
        this.address = address;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.facts = Map.copyOf(facts);
    }

    Optional<InetAddress> address() {
        return address;
    }

    Optional<String> addressText() {
        return address.map(InetAddress::getHostAddress);
    }

    Map<String, String> facts() {
        return facts;
    }

    /// Whether it has carried a request before.
    boolean isReused() {
        return requests > 1;
    }

    void send(byte[] request) throws IOException {
        requests++;
        out.write(request);
        out.flush();
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    void consume(int bytes) {
        start += bytes;
    }

    boolean hasRead() {
        return start < end;
    }

    /// Reads more when all is consumed; -1 at the end. A [SocketTimeoutException] at the deadline.
    int fill(Deadline deadline) throws IOException {
        int left = deadline.millisLeft();
        if (left == 0) throw new SocketTimeoutException("the time is over");
        socket.setSoTimeout(left);
        start = 0;
        end = 0;
        int read = in.read(buffer, 0, buffer.length);
        end = Math.max(read, 0);
        return read;
    }

    void markIdle(long now) {
        idleSince = now;
    }

    long idleSince() {
        return idleSince;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // the other side is gone already: nothing is left to close
            end = 0;
        }
    }
}
