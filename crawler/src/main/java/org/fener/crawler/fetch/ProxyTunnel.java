package org.fener.crawler.fetch;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Asks a proxy for a way to a host: HTTP CONNECT (RFC 9110 §9.3.6) or SOCKS 5 without sign-in (RFC 1928). The name
/// goes to the proxy as it is; the proxy looks it up.
final class ProxyTunnel {

    private static final int LONGEST_ANSWER = 16 * 1024;
    private static final int SOCKS = 5;
    private static final int NO_SIGN_IN = 0;
    private static final int NAME = 3;

    private final Socket socket;
    private final URI proxy;

    /// @param socket connected to the proxy
    ProxyTunnel(Socket socket, URI proxy) {
        this.socket = socket;
        this.proxy = proxy;
    }

    /// Afterwards the socket leads to the host and port of `target`.
    void open(CanonicalUrl target) throws IOException {
        if (String.valueOf(proxy.getScheme()).toLowerCase(Locale.ROOT).equals("http")) connect(target);
        else socks(target);
    }

    private void connect(CanonicalUrl target) throws IOException {
        String place = target.host() + ":" + target.port();
        send(("CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        String answer = head();
        String[] words = answer.split("\r\n", 2)[0].split(" ", 3);
        boolean opened = words[0].startsWith("HTTP/1.") && words.length > 1 && words[1].matches("2[0-9][0-9]");
        if (!opened) throw refused("it answers \"" + String.join(" ", words) + "\"");
    }

    /// To the empty line and not a byte further: what follows is the host's.
    private String head() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            if (head.length() > LONGEST_ANSWER) throw refused("its answer does not end");
            head.append((char) next(in));
        }
        return head.toString();
    }

    private void socks(CanonicalUrl target) throws IOException {
        InputStream in = socket.getInputStream();
        send(new byte[] {SOCKS, 1, NO_SIGN_IN});
        if (next(in) != SOCKS) throw refused("it speaks no SOCKS 5");
        if (next(in) != NO_SIGN_IN) throw refused("it wants a sign-in");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(new byte[] {SOCKS, 1, 0});
        request.writeBytes(place(target.host()));
        request.write(target.port() >> 8);
        request.write(target.port());
        send(request.toByteArray());
        if (next(in) != SOCKS) throw refused("it speaks no SOCKS 5");
        int reply = next(in);
        if (reply != 0) throw refused(words(reply));
        next(in);
        int kind = next(in);
        int rest = (kind == NAME ? next(in) : kind == 4 ? 16 : 4) + 2;
        for (int i = 0; i < rest; i++) next(in);
    }

    private static byte[] place(String host) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Optional<InetAddress> literal = HostParser.literal(host);
        if (literal.isPresent()) {
            byte[] address = literal.get().getAddress();
            out.write(address.length == 4 ? 1 : 4);
            out.writeBytes(address);
        } else {
            byte[] name = host.getBytes(StandardCharsets.US_ASCII);
            out.write(NAME);
            out.write(name.length);
            out.writeBytes(name);
        }
        return out.toByteArray();
    }

    private static String words(int reply) {
        return switch (reply) {
            case 2 -> "it does not allow the connection";
            case 3 -> "the network is unreachable";
            case 4 -> "the host is unreachable or unknown";
            case 5 -> "the host refused the connection";
            case 6 -> "the host did not answer in time";
            default -> "it answers with error " + reply;
        };
    }

    private FetchFailure refused(String why) {
        return new FetchFailure(FetchFailure.PROXY, "the proxy " + proxy + " opened no way: " + why);
    }

    private void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    private static int next(InputStream in) throws IOException {
        int read = in.read();
        if (read < 0) throw new EOFException("the proxy closed the connection");
        return read;
    }
}
