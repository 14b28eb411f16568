package org.fener.crawler.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A server on loopback that answers with whatever bytes a test gives it, at whatever pace, and writes down every
/// connection and request it sees.
final class HostileServer implements AutoCloseable {

    /// @param began when its head had come, on the monotonic clock
    record Seen(String path, String head, long began, int connection) {
        Optional<String> field(String name) {
            return Stream.of(head.split("\r\n"))
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }

    /// Answers one request; the connection is closed after it unless it returns true.
    @FunctionalInterface
    interface Answer {
        boolean to(Seen request, Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    /// Loopback as well, and nobody's whom a source may ask.
    static final String FORBIDDEN = "127.0.0.9";

    private final ServerSocket server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Thread acceptor;
    private volatile String scheme = "http";
    private volatile @Nullable DeafPort deaf;
    private volatile @Nullable MutePort mute;
    private volatile @Nullable SSLContext identity;
    private @Nullable FileCanary canary;

    HostileServer() throws IOException {
        this("127.0.0.1", 0);
    }

    HostileServer(String address, int port) throws IOException {
        this(new ServerSocket(port, 200, InetAddress.ofLiteral(address)));
    }

    HostileServer(ServerSocket server) {
        this.server = server;
        acceptor = Thread.ofVirtual().start(this::accept);
        on("/robots.txt", raw("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));
    }

    /// Bytes as they are, then the connection closes.
    static Answer raw(String latin) {
        byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
        return (request, socket, out) -> {
            out.write(bytes);
            return false;
        };
    }

    /// A well-behaved answer on a connection that stays open.
    static Answer page(String head, byte[] body) {
        byte[] bytes = join(
                ("HTTP/1.1 200 OK\r\n" + head + "Content-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1),
                body);
        return (request, socket, out) -> {
            out.write(bytes);
            return true;
        };
    }

    static Answer page(String html) {
        return page("Content-Type: text/html; charset=utf-8\r\n", html.getBytes(StandardCharsets.UTF_8));
    }

    static Answer redirect(int status, String location) {
        return raw("HTTP/1.1 " + status + " Moved\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) out.writeBytes(part);
        return out.toByteArray();
    }

    /// The answer for a path, or for all below it if it ends with `*`.
    HostileServer on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /// Is addressed as if it spoke TLS, of which it knows nothing.
    HostileServer overTls() {
        scheme = "https";
        return this;
    }

    /// Speaks TLS and shows this certificate.
    HostileServer overTls(SSLContext certificate) {
        identity = certificate;
        return overTls();
    }

    int port() {
        return server.getLocalPort();
    }

    String url(String path) {
        return scheme + "://" + server.getInetAddress().getHostAddress() + ":" + port() + path;
    }

    /// The same port of an address that is forbidden: no other guard than that of addresses and scope stands before it.
    String forbidden(String path) {
        return "http://" + FORBIDDEN + ":" + port() + path;
    }

    /// The address of a file that counts who opens it.
    synchronized String canaryFile() throws IOException {
        FileCanary file = canary;
        if (file == null) canary = file = new FileCanary();
        return file.url();
    }

    /// How often somebody opened that file.
    synchronized int openedFiles() {
        return canary == null ? 0 : canary.opened();
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    List<Seen> seen(String path) {
        return seen.stream().filter(request -> request.path().equals(path)).toList();
    }

    int connections() {
        return connections.get();
    }

    /// Connections that both sides hold open.
    int open() {
        return open.size();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                int number = connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket, number));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket, int number) {
        try (Socket speaking = speaking(socket)) {
            InputStream in = new BufferedInputStream(speaking.getInputStream());
            OutputStream out = speaking.getOutputStream();
            boolean again = true;
            while (again) {
                String head = head(in);
                if (head.isEmpty()) return;
                String path = head.split(" ", 3)[1];
                Seen request = new Seen(path, head, System.nanoTime(), number);
                seen.add(request);
                again = answer(path).to(request, speaking, out);
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // a client that leaves early is what these tests are about
            open.remove(socket);
        } finally {
            open.remove(socket);
        }
    }

    private Socket speaking(Socket socket) throws IOException {
        SSLContext certificate = identity;
        if (certificate == null) return socket;
        SSLSocket secure =
                (SSLSocket) certificate.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secure.setUseClientMode(false);
        return secure;
    }

    private Answer answer(String path) {
        Answer exact = answers.get(path);
        if (exact != null) return exact;
        return answers.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("*")
                        && path.startsWith(
                                entry.getKey().substring(0, entry.getKey().length() - 1)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(raw("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) return "";
            head.append((char) read);
        }
        return head.toString();
    }

    /// From now on nobody listens, and nobody else gets the port.
    void fallDeaf() throws IOException {
        leave();
        deaf = new DeafPort(server.getInetAddress(), port());
    }

    /// From now on whoever wants to connect gets no answer at all.
    void fallMute() throws IOException {
        leave();
        mute = new MutePort(server.getInetAddress(), port());
    }

    private void leave() throws IOException {
        server.close();
        try {
            acceptor.join(); // the port is free once nobody waits at it
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        server.close();
        for (Socket socket : open) socket.close();
        DeafPort taken = deaf;
        if (taken != null) taken.close();
        MutePort full = mute;
        if (full != null) full.close();
        FileCanary file = canary;
        if (file != null) file.close();
    }
}
