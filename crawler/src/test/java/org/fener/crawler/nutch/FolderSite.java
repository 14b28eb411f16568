package org.fener.crawler.nutch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.fener.crawler.Body;

/// A site on loopback: pages from memory or a folder, with ETags, and a log of what was asked.
final class FolderSite implements AutoCloseable {

    /// One request as the server saw it.
    ///
    /// @param began when it came, and when its response had been written (`System.nanoTime`)
    record Asked(String host, String path, int status, long began, long ended) {}

    /// What the server says to one path.
    record Answer(int status, Map<String, String> headers, Body body) {
        static Answer page(String html) {
            return new Answer(200, Map.of("Content-Type", "text/html; charset=utf-8"), Body.of(html));
        }

        static Answer status(int status) {
            return new Answer(status, Map.of(), Body.EMPTY);
        }

        static Answer redirect(int status, String target) {
            return new Answer(status, Map.of("Location", target), Body.EMPTY);
        }
    }

    private final HttpServer server;
    private final Optional<Path> folder;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Asked> log = new ArrayList<>();

    private FolderSite(Optional<Path> folder) throws IOException {
        this.folder = folder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    static FolderSite empty() throws IOException {
        return new FolderSite(Optional.empty());
    }

    static FolderSite of(Path folder) throws IOException {
        return new FolderSite(Optional.of(folder.toAbsolutePath().normalize()));
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    int port() {
        return server.getAddress().getPort();
    }

    FolderSite says(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    FolderSite page(String path, String html) {
        return says(path, Answer.page(html));
    }

    private void handle(HttpExchange exchange) throws IOException {
        long began = System.nanoTime();
        String path = exchange.getRequestURI().toString();
        Answer answer =
                Optional.ofNullable(answers.get(path)).or(() -> file(path)).orElse(Answer.status(404));
        String etag = "\"" + Integer.toHexString(answer.body().hashCode()) + "\"";
        boolean same = answer.status() == 200
                && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        int status = same ? 304 : answer.status();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (answer.status() == 200) exchange.getResponseHeaders().set("ETag", etag);
        boolean empty = same || answer.body().length() == 0;
        exchange.sendResponseHeaders(status, empty ? -1 : answer.body().length());
        if (!empty) exchange.getResponseBody().write(answer.body().copy());
        String host = exchange.getRequestHeaders().getFirst("Host");
        synchronized (log) {
            log.add(new Asked(host, path, status, began, System.nanoTime()));
        }
        exchange.close();
    }

    private Optional<Answer> file(String path) {
        return folder.map(root -> root.resolve(path.equals("/") ? "index.html" : path.substring(1))
                        .normalize())
                .filter(file -> file.startsWith(folder.get()) && Files.isRegularFile(file))
                .map(file -> {
                    try {
                        String type = file.toString().endsWith(".html") ? "text/html" : "application/octet-stream";
                        return new Answer(200, Map.of("Content-Type", type), Body.of(Files.readAllBytes(file)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /// What was asked so far; robots.txt is left out.
    List<Asked> asked() {
        synchronized (log) {
            return log.stream()
                    .filter(asked -> !asked.path().equals("/robots.txt"))
                    .toList();
        }
    }

    Map<String, Long> counts() {
        return asked().stream().collect(Collectors.groupingBy(Asked::path, Collectors.counting()));
    }

    void forget() {
        synchronized (log) {
            log.clear();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
