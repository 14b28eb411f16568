package org.fener.crawler.nutch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.fener.crawler.Round;
import org.fener.crawler.RoundLimits;
import org.fener.crawler.Source;
import org.fener.crawler.archive.DurableListener;

/// How much of the politeness that is granted gets used: 50 hosts that may each be asked every 0.2 s, and what
/// one step of the line of 20,000 hosts costs. The server's log counts who came too early.
///
/// `bench politeness [PAGES_PER_HOST]`: 300 pages a host unless told otherwise, which takes a minute.
final class PolitenessBench {

    private static final int HOSTS = 50;
    private static final Duration DELAY = Duration.ofMillis(200);
    private static final int MANY_HOSTS = 20_000;

    private PolitenessBench() {}

    public static void main(String[] arguments) throws Exception {
        int pages = arguments.length == 0 ? 300 : Integer.parseInt(arguments[0]);
        System.out.printf("%-52s %12s  %s%n", "measure", "ours", "goal; peers");
        step();
        hosts(pages);
    }

    private static void hosts(int pages) throws Exception {
        Path home = Files.createTempDirectory("bench-polite");
        try (BenchWeb web = new BenchWeb(HOSTS);
                ChildCrawler crawler = new ChildCrawler(
                        new ChildCrawler.Command(CrawlBench.classPath()),
                        CrawlSettings.of(home, "bench@example.org", List.of("127.0.0.0/8")),
                        CrawlListener.NONE,
                        DurableListener.NONE,
                        BenchWeb::say)) {
            // a first round makes the process warm and reads robots.txt, so that the second is politeness alone
            round(crawler, web.source("first", 8, Duration.ZERO));
            web.forget();
            Round round = round(crawler, web.source("second", pages, DELAY));
            BenchWeb.Log log = web.log("second", pages, DELAY);
            if (!log.holdsExactly(pages * HOSTS)) throw new IllegalStateException("void: " + log + ", " + round);
            double share = log.bound() / log.seconds();
            line("50 hosts at 0.2 s, share of the bound", "%.1f %%".formatted(100 * share), "98.5 %; see README");
            line("requests too early, in the server's log", String.valueOf(log.impolite()), "0");
            line("seconds, and the bound", "%.1f %.1f".formatted(log.seconds(), log.bound()), "");
            line("first request of the last host, s later", "%.3f".formatted(log.spread()), "");
            line("answers of a host, the server's own time, s", "%.3f".formatted(log.served()), "");
            line(
                    "a request after its delay, mean and p99, ms",
                    "%.1f %.1f".formatted(1e3 * log.late(), 1e3 * log.latest()),
                    "");
        } finally {
            CrawlDatabase.remove(home);
        }
    }

    private static Round round(ChildCrawler crawler, Source source) throws Exception {
        return crawler.round(source, RoundLimits.of(source));
    }

    /// One step: an address is taken from its host's queue, its end is noted, and a link found on it gets in line.
    private static void step() {
        Frontier frontier = new Frontier(Integer.MAX_VALUE, host -> {}, () -> {});
        String[] hosts = new String[MANY_HOSTS];
        PageTask task = PageTask.of("http://host.example/", new org.apache.nutch.crawl.CrawlDatum(), false);
        for (int n = 0; n < MANY_HOSTS; n++) {
            hosts[n] = "host" + n + ".example";
            for (int page = 0; page < 5; page++) frontier.offer(hosts[n], false, () -> task);
        }
        long[] took = new long[400_000];
        for (int i = 0; i < took.length; i++) {
            String host = hosts[(int) (i * 7919L % MANY_HOSTS)];
            long began = System.nanoTime();
            frontier.next(host);
            frontier.offer(host, false, () -> task);
            frontier.finished();
            took[i] = System.nanoTime() - began;
        }
        long[] later = Arrays.copyOfRange(took, took.length / 4, took.length);
        Arrays.sort(later);
        line(
                "a scheduler step at 20,000 hosts, p99",
                "%.4f ms".formatted(later[later.length / 100 * 99] / (double) TimeUnit.MILLISECONDS.toNanos(1)),
                "0.1 ms");
    }

    private static void line(String measure, String ours, String goal) {
        System.out.printf(Locale.ROOT, "%-52s %12s  %s%n", measure, ours, goal);
    }
}
