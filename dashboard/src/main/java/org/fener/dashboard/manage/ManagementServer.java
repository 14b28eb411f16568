package org.fener.dashboard.manage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.home.Settings;
import org.fener.dashboard.round.Installation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Health and metrics on a port of their own: whoever reaches it reads numbers and nothing else. It answers also while
/// every thread of the pages is busy.
///
/// `/health/live`: the process answers. `/health/ready`: it can serve. `/health`: every part. `/metrics`: for
/// Prometheus.
public final class ManagementServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ManagementServer.class);

    private static final int STOP_SECONDS = 0;
    private static final int WAITING_CONNECTIONS = 16;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ManagementServer(HttpServer server) {
        this.server = server;
    }

    /// What a path answers.
    private record Answer(int status, String type, String text) {}

    @FunctionalInterface
    private interface Page {
        Answer answer() throws IOException;
    }

    /// Listens until closed.
    ///
    /// @param management where to listen; port 0 for any free one
    public static ManagementServer start(Installation installation, Settings.Management management) throws IOException {
        HealthChecks health = HealthChecks.of(installation);
        Metrics metrics = new Metrics(installation);
        ManagementServer started = new ManagementServer(bound(management));
        started.serve("/health/live", () -> new Answer(200, Health.CONTENT_TYPE, Health.LIVE.json()));
        started.serve("/health/ready", () -> answer(health.ready()));
        started.serve("/health", () -> answer(health.all()));
        started.serve("/metrics", () -> new Answer(200, MetricsText.CONTENT_TYPE, metrics.text()));
        started.serve("/", () -> new Answer(404, "text/plain", "/health, /health/live, /health/ready, /metrics\n"));
        started.server.setExecutor(started.threads);
        started.server.start();
        return started;
    }

    private static HttpServer bound(Settings.Management management) throws IOException {
        // a client that sends or reads nothing is let go
        if (System.getProperty("sun.net.httpserver.maxReqTime") == null)
            System.setProperty("sun.net.httpserver.maxReqTime", "20");
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getByName(management.address()), management.port());
        try {
            return HttpServer.create(address, WAITING_CONNECTIONS);
        } catch (BindException e) {
            throw new BadConfiguration("management.port: " + address + " cannot be listened on (" + e.getMessage()
                    + "); set another one, or management.off: true");
        }
    }

    private static Answer answer(Health health) {
        return new Answer(health.isUp() ? 200 : 503, Health.CONTENT_TYPE, health.json());
    }

    private void serve(String path, Page page) {
        server.createContext(path, exchange -> {
            try (exchange) {
                send(exchange, answer(exchange, path, page));
            } catch (RuntimeException e) {
                LOG.error("{} could not be answered: {}", path, e.toString(), e);
            }
        });
    }

    private static Answer answer(HttpExchange exchange, String path, Page page) throws IOException {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) return new Answer(405, "text/plain", "GET or HEAD\n");
        boolean isHere = path.equals("/") || exchange.getRequestURI().getPath().equals(path);
        if (!isHere) return new Answer(404, "text/plain", "not found\n");
        return page.answer();
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        if (answer.status() == 405) exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), isHead ? -1 : body.length);
        if (!isHead) exchange.getResponseBody().write(body);
    }

    /// Where it is asked.
    public URI address() {
        String host = server.getAddress().getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(STOP_SECONDS);
        threads.shutdownNow();
    }
}
