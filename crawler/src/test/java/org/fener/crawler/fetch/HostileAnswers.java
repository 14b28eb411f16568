package org.fener.crawler.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.fener.crawler.fetch.HostileServer.Answer;

/// Answers that stall, drip and never end. Nobody sleeps: they wait for the other side to leave.
final class HostileAnswers {

    static final String OK = "HTTP/1.1 200 OK\r\n";
    static final String HTML = "Content-Type: text/html; charset=utf-8\r\n";

    private static final int ZEROS_IN_A_BLOCK = 32 << 20;

    /// More than any cap.
    private static final long WITHOUT_END = 64L << 20;

    private HostileAnswers() {}

    /// Says nothing until the client leaves.
    static Answer silence() {
        return (request, socket, out) -> {
            while (!hasLeft(socket, Duration.ofSeconds(5))) {}
            return false;
        };
    }

    /// Gives the beginning at once and then a letter at a time.
    static Answer drip(String beginning, Duration every) {
        return (request, socket, out) -> {
            out.write(bytes(beginning));
            do {
                out.write('x');
                out.flush();
            } while (!hasLeft(socket, every));
            return false;
        };
    }

    /// Gives the beginning and then the same again, as fast as it is taken.
    static Answer endless(String beginning, String again) {
        byte[] many = bytes(again.repeat(500));
        return (request, socket, out) -> {
            out.write(bytes(beginning));
            for (long sent = 0; sent < WITHOUT_END; sent += many.length) out.write(many);
            return false;
        };
    }

    /// Gives what it has and resets the connection.
    static Answer reset(String beginning) {
        return (request, socket, out) -> {
            out.write(bytes(beginning));
            socket.setSoLinger(true, 0);
            return false;
        };
    }

    /// Gives its answer in full and closes the connection without a word.
    static Answer thenCloses(Answer answer) {
        return (request, socket, out) -> {
            answer.to(request, socket, out);
            return false;
        };
    }

    /// A page that leads to these addresses.
    static Answer links(String... paths) {
        StringBuilder page = new StringBuilder("<html><title>start</title><body>");
        for (String path : paths) page.append("<a href='").append(path).append("'>on</a>");
        return HostileServer.page(page.toString());
    }

    static Answer text(String type, String text) {
        return HostileServer.page("Content-Type: " + type + "\r\n", text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// A text of this type in gzip, made when it is asked for first: some are large.
    static Answer gzipped(String type, Supplier<String> text) {
        AtomicReference<byte[]> made = new AtomicReference<>();
        return (request, socket, out) -> {
            if (made.get() == null) made.set(gzip(text.get().getBytes(StandardCharsets.UTF_8)));
            return HostileServer.page("Content-Type: " + type + "\r\nContent-Encoding: gzip\r\n", made.get())
                    .to(request, socket, out);
        };
    }

    /// Ten mebibytes of gzip that hold ten gibibytes of zeros: a flushed block refers to nothing before it and may
    /// stand there as often as one likes (RFC 1951 §3.2.4).
    static Answer tenGibibytes(String head) {
        return (request, socket, out) -> {
            byte[] block = zeros(ZEROS_IN_A_BLOCK);
            out.write(bytes(head));
            out.write(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3});
            for (long held = 0; held < 10L << 30; held += ZEROS_IN_A_BLOCK) out.write(block);
            return false;
        };
    }

    private static byte[] zeros(int count) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(new byte[count]);
            byte[] block = new byte[count / 100];
            int length = 0;
            for (int more = 1; more > 0; length += more)
                more = deflater.deflate(block, length, block.length - length, Deflater.FULL_FLUSH);
            return Arrays.copyOf(block, length);
        }
    }

    /// Words that a coder cannot make less than a fifth of.
    static String words(int length) {
        Random random = new Random(7);
        StringBuilder words = new StringBuilder(length + 16);
        while (words.length() < length)
            words.append("word").append(random.nextInt(10_000)).append(' ');
        return words.toString();
    }

    static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Whether the client has closed the connection; waits so long for it to.
    static boolean hasLeft(Socket socket, Duration wait) throws IOException {
        socket.setSoTimeout((int) wait.toMillis());
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
