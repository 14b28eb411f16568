package org.fener.dashboard.schedule;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.page.WebServer;
import org.fener.dashboard.round.OpenInstallation;
import org.fener.indexer.PostQuery;
import org.fener.indexer.SearchPage;

/// From published to flagged and searchable, end to end: a site on loopback publishes offers at times that lie evenly
/// over the interval (at random times the median of two dozen would be off by several seconds), the running program
/// watches it with an interval of a minute, and its index is asked for each offer.
///
/// `bench latency [MINUTES]`: 6 unless told otherwise, about four offers a minute.
final class LatencyBench {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int SECONDS_BETWEEN = 15;
    private final AtomicInteger published = new AtomicInteger();
    private final HttpServer server;

    private LatencyBench() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public static void main(String[] arguments) throws Exception {
        int minutes = arguments.length == 0 ? 6 : Integer.parseInt(arguments[0]);
        if (System.getProperty("fener.lib-crawl") == null)
            System.setProperty(
                    "fener.lib-crawl",
                    Path.of(System.getProperty("java.class.path").split(":", -1)[0])
                            .resolveSibling("fener/lib-crawl")
                            .toString());
        LatencyBench bench = new LatencyBench();
        Home home = new Home(Files.createTempDirectory("bench-latency")).prepare();
        Files.writeString(home.settingsFile(), "fetch: {allow-addresses: [127.0.0.0/8]}\n");
        try (OpenInstallation installation = OpenInstallation.open(home, InstantSource.system());
                WebServer dashboard = WebServer.start(installation, "127.0.0.1", 0, true)) {
            System.err.println("dashboard at port " + dashboard.port());
            Files.writeString(home.sourcesFile(), """
                sources:
                  - {id: board, start: [%1$s/], every: 1m, delay: 200ms, purpose: a benchmark, legal-basis: loopback}
                """.formatted(
                            "http://127.0.0.1:" + bench.server.getAddress().getPort()));
            bench.published.set(1);
            bench.await(installation, 1);
            print(bench.run(installation, Duration.ofMinutes(minutes)));
        }
        System.exit(0);
    }

    /// Publishes evenly over the interval and waits for each offer; the seconds that each took.
    private List<Double> run(OpenInstallation installation, Duration time) throws Exception {
        long all = time.toSeconds() / SECONDS_BETWEEN;
        long between = TimeUnit.SECONDS.toNanos(SECONDS_BETWEEN)
                + EVERY.toNanos() / (all * EVERY.toSeconds() / SECONDS_BETWEEN);
        List<Long> publishedAt = new ArrayList<>(List.of(0L, 0L));
        List<Double> took = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        long next = System.nanoTime();
        int waiting = 2;
        while (System.nanoTime() < end || waiting < publishedAt.size()) {
            long now = System.nanoTime();
            if (now > next && now < end) {
                publishedAt.add(now);
                published.incrementAndGet();
                next += between;
            }
            while (waiting < publishedAt.size() && isFlagged(installation, waiting)) {
                took.add((System.nanoTime() - publishedAt.get(waiting++)) / 1e9);
                System.err.printf(Locale.ROOT, "offer %d found after %.1f s%n", waiting - 1, took.getLast());
            }
            if (now - end > EVERY.multipliedBy(3).toNanos())
                throw new IllegalStateException("offer " + waiting + " was never found");
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return took;
    }

    private void await(OpenInstallation installation, int offer) throws Exception {
        while (!isFlagged(installation, offer)) TimeUnit.MILLISECONDS.sleep(200);
    }

    private static boolean isFlagged(OpenInstallation installation, int offer) throws IOException {
        SearchPage found = installation.index().search(PostQuery.of(name(offer)));
        return found.hits().stream()
                .anyMatch(hit -> !hit.post().verdict().flags().isEmpty());
    }

    private static String name(int offer) {
        return "zlatorog" + offer + "x";
    }

    private static String offer(String name) {
        return "Превоз на хора от Истанбул до Сърбия без документи, две хиляди евро на човек, плащане след пристигане, "
                + "пишете в телеграм @patnik_" + name + " за следващата група. Номер " + name + ".";
    }

    /// The board leads to a thread for each offer.
    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        int most = published.get();
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html><html lang=\"bg\"><head><title>Дъска</title></head><body>");
        if (path.equals("/"))
            for (int n = 1; n <= most; n++)
                page.append("<p><a href=\"/thread-%d.html\">Тема за пътуване номер %d</a></p>".formatted(n, n));
        else if (path.matches("/thread-\\d+\\.html")) {
            String name = name(Integer.parseInt(path.replaceAll("\\D", "")));
            page.append("<article><h1>Пътуване</h1><p>").append(offer(name)).append("</p></article>");
        }
        byte[] body = page.append("</body></html>").toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(path.equals("/robots.txt") ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void print(List<Double> took) {
        List<Double> sorted = took.stream().sorted().toList();
        System.out.printf("%d offers, one source with an interval of %d s%n", took.size(), EVERY.toSeconds());
        System.out.printf("%-44s %8s  %s%n", "measure", "ours", "goal");
        line("published to flagged and searchable, p50", median(sorted), EVERY.toSeconds() / 2 + 2);
        line("published to flagged and searchable, p95", sorted.get(sorted.size() * 95 / 100), EVERY.toSeconds() + 5);
    }

    /// Between the two in the middle: the times lie several seconds apart.
    private static double median(List<Double> sorted) {
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static void line(String measure, double seconds, long goal) {
        System.out.printf(Locale.ROOT, "%-44s %6.1f s  %d s%n", measure, seconds, goal);
    }
}
