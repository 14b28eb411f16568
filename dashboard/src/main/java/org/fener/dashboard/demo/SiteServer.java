package org.fener.dashboard.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.fener.dashboard.store.Sha256;
import org.jspecify.annotations.Nullable;

/// One demo site on its own port of 127.0.0.1: robots.txt, style sheet, conditional GET, and what its engine answers.
final class SiteServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SiteServer.class.getName());

    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final DemoSite site;
    private final Engine engine;
    private final Supplier<Story> story;
    private final RobotsRules robots;
    private final String style;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable SiteView> newest = new AtomicReference<>();
    private final LongAdder disallowed = new LongAdder();
    private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();

    private SiteServer(DemoSite site, Supplier<Story> story, HttpServer server) {
        this.site = site;
        this.engine = site.engine().engine();
        this.story = story;
        this.robots = RobotsRules.of(site.robots());
        this.style = Template.resource("templates/" + site.engine().key() + "/style.css");
        this.server = server;
    }

    /// Serves the site on this port, or on a free one if it is taken.
    static SiteServer start(DemoSite site, int port, Supplier<Story> story) throws IOException {
        SiteServer started = new SiteServer(site, story, bound(site, port));
        started.server.createContext("/", started::handle);
        started.server.setExecutor(started.threads);
        started.server.start();
        return started;
    }

    /// The JDK's server sends a header and a long body in two writes; without this a kept connection waits 40 ms
    /// between them. It is read once, when the first server is made.
    private static void sendAtOnce() {
        if (System.getProperty(NO_DELAY) == null) System.setProperty(NO_DELAY, "true");
    }

    private static HttpServer bound(DemoSite site, int port) throws IOException {
        sendAtOnce();
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try {
            return HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (BindException taken) {
            HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
            LOG.log(
                    Level.INFO,
                    "demo site {0}: port {1} is taken, serving on {2} instead",
                    site.id(),
                    Integer.toString(port),
                    Integer.toString(server.getAddress().getPort()));
            return server;
        }
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    DemoSite site() {
        return site;
    }

    Engine engine() {
        return engine;
    }

    SiteView view() {
        Story now = story.get();
        SiteView last = newest.get();
        if (last != null && last.story().equals(now)) return last;
        SiteView next = SiteView.of(site, base(), now);
        newest.set(next);
        return next;
    }

    DemoTraffic traffic() {
        return new DemoTraffic(
                disallowed.sum(),
                answers.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().sum())));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            answer(exchange);
        } catch (IOException gone) {
            LOG.log(
                    Level.DEBUG,
                    "demo site {0}: {1} was not answered: {2}",
                    site.id(),
                    exchange.getRequestURI(),
                    gone.getMessage());
        } catch (RuntimeException broken) {
            LOG.log(Level.ERROR, "demo site " + site.id() + ": " + exchange.getRequestURI() + " failed", broken);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            send(exchange, 405, "text/plain; charset=utf-8", "Only GET and HEAD are answered here.\n");
            return;
        }
        Ask ask = Ask.of(exchange.getRequestURI());
        if (robots.forbids(ask.target())) disallowed.increment();
        switch (page(ask)) {
            case Page.Found found -> sendFound(exchange, found);
            case Page.Moved(int status, String location) -> {
                exchange.getResponseHeaders().set("Location", location);
                send(
                        exchange,
                        status,
                        "text/html; charset=utf-8",
                        "<a href=\"" + Html.text(location) + "\">Moved</a>\n");
            }
            case Page.Missing(int status, String body) -> send(exchange, status, "text/html; charset=utf-8", body);
        }
    }

    private Page page(Ask ask) {
        SiteView view = view();
        return switch (ask.path()) {
            case "/robots.txt" ->
                new Page.Found(
                        "text/plain; charset=utf-8", site.robots(), view.story().began(1));
            case "/style.css" ->
                new Page.Found("text/css; charset=utf-8", style, view.story().began(1));
            default -> engine.answer(ask, view);
        };
    }

    private void sendFound(HttpExchange exchange, Page.Found found) throws IOException {
        String etag = "\"" + Sha256.of(found.body()).substring(0, 24) + "\"";
        exchange.getResponseHeaders().set("ETag", etag);
        exchange.getResponseHeaders().set("Last-Modified", PrintedTime.rfc1123(found.changed()));
        exchange.getResponseHeaders().set("Cache-Control", "max-age=0, must-revalidate");
        if (isKnown(exchange, etag, found.changed())) {
            count(304);
            exchange.sendResponseHeaders(304, -1);
        } else {
            send(exchange, 200, found.contentType(), found.body());
        }
    }

    /// Whether the visitor's copy is still good: by its tag if it sent one, else by its date (RFC 9110, 13.2.2).
    private static boolean isKnown(HttpExchange exchange, String etag, Instant changed) {
        String tags = exchange.getRequestHeaders().getFirst("If-None-Match");
        if (tags != null) return tags.contains(etag) || tags.strip().equals("*");
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-Modified-Since"))
                .flatMap(SiteServer::httpDate)
                .filter(since -> !changed.truncatedTo(ChronoUnit.SECONDS).isAfter(since))
                .isPresent();
    }

    private static Optional<Instant> httpDate(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private void send(HttpExchange exchange, int status, String contentType, String body) throws IOException {
        count(status);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void count(int status) {
        answers.computeIfAbsent(status, any -> new LongAdder()).increment();
    }
}
