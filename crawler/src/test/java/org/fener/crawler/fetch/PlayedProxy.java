package org.fener.crawler.fetch;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A proxy on loopback that speaks HTTP CONNECT or SOCKS 5, looks names up in a table of its own and writes down what
/// it was asked for.
final class PlayedProxy implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    private final boolean socks;
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    PlayedProxy(boolean socks) throws IOException {
        this.socks = socks;
        Thread.ofVirtual().start(this::accept);
    }

    URI uri() {
        return URI.create((socks ? "socks5" : "http") + "://127.0.0.1:" + server.getLocalPort());
    }

    PlayedProxy knows(String name, String address) {
        names.put(name, address);
        return this;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            String place = socks ? socksRequest(in, out) : connectRequest(in);
            asked.add(place);
            int colon = place.lastIndexOf(':');
            String address = names.get(place.substring(0, colon));
            out.write(answer(address != null));
            if (address == null) return;
            try (Socket host =
                    new Socket(InetAddress.ofLiteral(address), Integer.parseInt(place.substring(colon + 1)))) {
                Thread back = Thread.ofVirtual().start(() -> pump(host, client));
                pump(client, host);
                back.join();
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] answer(boolean known) {
        if (socks) return new byte[] {5, (byte) (known ? 0 : 4), 0, 1, 0, 0, 0, 0, 0, 0};
        return (known ? "HTTP/1.1 200 Connection established\r\n\r\n" : "HTTP/1.1 502 Bad Gateway\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String connectRequest(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) head.append((char) in.readUnsignedByte());
        return head.toString().split(" ", 3)[1];
    }

    private static String socksRequest(DataInputStream in, OutputStream out) throws IOException {
        in.readUnsignedByte();
        in.skipBytes(in.readUnsignedByte());
        out.write(new byte[] {5, 0});
        in.skipBytes(3);
        int kind = in.readUnsignedByte();
        byte[] host = new byte[kind == 3 ? in.readUnsignedByte() : kind == 4 ? 16 : 4];
        in.readFully(host);
        String name = kind == 3
                ? new String(host, StandardCharsets.US_ASCII)
                : InetAddress.getByAddress(host).getHostAddress();
        return name + ":" + in.readUnsignedShort();
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
