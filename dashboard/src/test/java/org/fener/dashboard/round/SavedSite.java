package org.fener.dashboard.round;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A folder of saved pages, served on loopback with validators, as a web server would.
final class SavedSite implements AutoCloseable {

    private final Path folder;
    private final HttpServer server;
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger unchanged = new AtomicInteger();

    private SavedSite(Path folder, HttpServer server) {
        this.folder = folder;
        this.server = server;
    }

    static SavedSite serve(Path folder) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        SavedSite site = new SavedSite(folder.toRealPath(), server);
        server.createContext("/", site::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return site;
    }

    URI address(String page) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + page);
    }

    /// Pages sent whole.
    int pages() {
        return pages.get();
    }

    /// Answers 304.
    int unchanged() {
        return unchanged.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1))
                    .normalize();
            if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String tag = "\"" + Files.size(file) + "\"";
            exchange.getResponseHeaders().add("ETag", tag);
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                unchanged.incrementAndGet();
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            byte[] body = Files.readAllBytes(file);
            exchange.getResponseHeaders()
                    .add("Content-Type", file.toString().endsWith(".html") ? "text/html" : "image/png");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            pages.incrementAndGet();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
