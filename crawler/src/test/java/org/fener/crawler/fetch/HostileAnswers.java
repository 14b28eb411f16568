package org.fener.crawler.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.fener.crawler.fetch.HostileServer.Answer;

/// Answers that stall, drip and never end. Nobody sleeps: they wait for the other side to leave.
final class HostileAnswers {

    static final String OK = "HTTP/1.1 200 OK\r\n";
    static final String HTML = "Content-Type: text/html; charset=utf-8\r\n";

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
