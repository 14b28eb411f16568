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

/// A name server (RFC 1035) on port 53 of loopback, over UDP and TCP, that answers as a test wants and writes down what
/// it is asked. What it does not know does not exist.
final class PlayedNames implements AutoCloseable {

    private static final int A = 1;
    private static final int CNAME = 5;
    private static final int AAAA = 28;
    private static final int SERVFAIL = 2;
    private static final int NXDOMAIN = 3;
    private static final int LONGEST_UDP = 512;

    /// What is said of a name.
    sealed interface Says {
        /// @param addresses of both kinds; a name has those of the kind that is asked for
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
        Says says = names.getOrDefault(name, names.get("*." + name.substring(name.indexOf('.') + 1)));
        if (says instanceof Says.Nothing) return new byte[0];
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        int count = write(new DataOutputStream(records), says, type);
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

    /// Of the name in the question, to which `c00c` points.
    private int write(DataOutputStream out, @org.jspecify.annotations.Nullable Says says, int type) throws IOException {
        switch (says) {
            case Says.Addresses(List<String> addresses) -> {
                return addresses(out, 0xc00c, addresses, type);
            }
            case Says.InTurn(List<String> addresses, AtomicInteger turn) -> {
                if (type != A) return 0;
                int now = Math.min(turn.getAndIncrement(), addresses.size() - 1);
                return addresses(out, 0xc00c, List.of(addresses.get(now)), type);
            }
            case Says.Alias(String of) -> {
                ByteArrayOutputStream encoded = new ByteArrayOutputStream();
                for (String label : of.split("\\.", -1)) {
                    encoded.write(label.length());
                    encoded.writeBytes(label.getBytes(StandardCharsets.ISO_8859_1));
                }
                encoded.write(0);
                head(out, 0xc00c, CNAME, encoded.size());
                encoded.writeTo(out);
                return 1;
            }
            case Says.Failure failure -> {
                return 0;
            }
            case Says.Nothing nothing -> {
                return 0;
            }
            case null -> {
                return 0;
            }
        }
    }

    private static int addresses(DataOutputStream out, int name, List<String> addresses, int type) throws IOException {
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

    private static void head(DataOutputStream out, int name, int type, int length) throws IOException {
        out.writeShort(name);
        out.writeShort(type);
        out.writeShort(1);
        out.writeInt(0);
        out.writeShort(length);
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
