package org.fener.crawler.fetch;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A name server (RFC 1035) on port 53 of loopback, over UDP and TCP, that answers as a test wants and writes down what
/// it is asked. What it does not know does not exist.
final class PlayedNames implements AutoCloseable {

    private static final int A = 1;
    private static final int CNAME = 5;
    private static final int AAAA = 28;
    private static final int SERVFAIL = 2;
    private static final int NXDOMAIN = 3;
    private static final int LONGEST_UDP = 512;
    private static final int MOST_HOPS = 8;

    /// What is said of a name.
    sealed interface Says {
        /// Addresses of both kinds; a name has those of the kind that is asked for.
        record Addresses(List<String> addresses) implements Says {}

        /// One after the other, each valid for no time at all; the last stays.
        record InTurn(List<String> addresses, AtomicInteger asked) implements Says {}

        record Alias(String of) implements Says {}

        record Failure() implements Says {}

        record Nothing() implements Says {}
    }

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Map<String, Says> names = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    PlayedNames() throws IOException {
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        udp = new DatagramSocket(53, here);
        tcp = new ServerSocket(53, 50, here);
        Thread.ofPlatform().daemon().start(this::answerDatagrams);
        Thread.ofPlatform().daemon().start(this::answerConnections);
    }

    /// A name that begins with `*.` stands for all below it.
    void say(String name, Says what) {
        names.put(name, what);
    }

    void say(String name, String... addresses) {
        say(name, new Says.Addresses(List.of(addresses)));
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answerDatagrams() {
        byte[] buffer = new byte[LONGEST_UDP];
        while (!udp.isClosed()) {
            try {
                DatagramPacket question = new DatagramPacket(buffer, buffer.length);
                udp.receive(question);
                byte[] answer = answer(Arrays.copyOf(question.getData(), question.getLength()));
                if (answer.length == 0) continue;
                if (answer.length > LONGEST_UDP) answer = cut(answer);
                udp.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            } catch (IOException e) {
                return;
            }
        }
    }

    /// The question alone, marked as cut: whoever asks comes again over TCP.
    private static byte[] cut(byte[] answer) {
        int end = 12;
        while (answer[end] != 0) end += answer[end] + 1;
        byte[] cut = Arrays.copyOf(answer, end + 5);
        cut[2] |= 2;
        cut[6] = 0;
        cut[7] = 0;
        return cut;
    }

    private void answerConnections() {
        while (!tcp.isClosed()) {
            try (Socket socket = tcp.accept()) {
                socket.setSoTimeout(2_000);
                DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                for (int questions = 0; questions < 2; questions++) {
                    byte[] answer = answer(in.readNBytes(in.readUnsignedShort()));
                    out.writeShort(answer.length);
                    out.write(answer);
                }
            } catch (IOException e) {
                if (tcp.isClosed()) return; // whoever asks may leave early
            }
        }
    }

    private byte[] answer(byte[] question) throws IOException {
        int at = 12;
        List<String> labels = new ArrayList<>();
        while (question[at] != 0) {
            labels.add(new String(question, at + 1, question[at], StandardCharsets.ISO_8859_1));
            at += question[at] + 1;
        }
        int type = question[at + 2];
        String name = String.join(".", labels).toLowerCase(java.util.Locale.ROOT);
        asked.add(name);
        Says says = said(name);
        if (says instanceof Says.Nothing) return new byte[0];
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        int count = write(new DataOutputStream(records), name, type, 0);
        int code = says == null ? NXDOMAIN : says instanceof Says.Failure ? SERVFAIL : 0;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(question, 0, 2);
        out.writeShort(0x8180 | code);
        out.writeShort(1);
        out.writeShort(count);
        out.writeInt(0);
        out.write(question, 12, at + 5 - 12);
        records.writeTo(out);
        return bytes.toByteArray();
    }

    private @Nullable Says said(String name) {
        return names.getOrDefault(name, names.get("*." + name.substring(name.indexOf('.') + 1)));
    }

    /// What is known of a name, with that of the names it stands for, as a server does that looks up everything itself.
    private int write(DataOutputStream out, String name, int type, int hops) throws IOException {
        return switch (said(name)) {
            case Says.Addresses(List<String> addresses) -> addresses(out, name, addresses, type);
            case Says.InTurn(List<String> addresses, AtomicInteger turn) -> {
                int now = type == A ? Math.min(turn.getAndIncrement(), addresses.size() - 1) : 0;
                yield addresses(out, name, List.of(addresses.get(now)), type);
            }
            case Says.Alias(String of) -> {
                byte[] encoded = encoded(of);
                head(out, name, CNAME, encoded.length);
                out.write(encoded);
                yield 1 + (hops == MOST_HOPS ? 0 : write(out, of, type, hops + 1));
            }
            case Says.Failure failure -> 0;
            case Says.Nothing nothing -> 0;
            case null -> 0;
        };
    }

    private static int addresses(DataOutputStream out, String name, List<String> addresses, int type)
            throws IOException {
        int count = 0;
        for (String address : addresses) {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            if (type != (bytes.length == 4 ? A : AAAA)) continue;
            head(out, name, type, bytes.length);
            out.write(bytes);
            count++;
        }
        return count;
    }

    private static void head(DataOutputStream out, String name, int type, int length) throws IOException {
        out.write(encoded(name));
        out.writeShort(type);
        out.writeShort(1);
        out.writeInt(0);
        out.writeShort(length);
    }

    private static byte[] encoded(String name) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        for (String label : name.split("\\.", -1)) {
            encoded.write(label.length());
            encoded.writeBytes(label.getBytes(StandardCharsets.ISO_8859_1));
        }
        encoded.write(0);
        return encoded.toByteArray();
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
