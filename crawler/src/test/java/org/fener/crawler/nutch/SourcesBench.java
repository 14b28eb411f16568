package org.fener.crawler.nutch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fener.crawler.Round;
import org.fener.crawler.Round.Ended;
import org.fener.crawler.RoundLimits;
import org.fener.crawler.Source;
import org.fener.crawler.archive.DurableListener;

/// Many sources begin at the same time, each on a host of its own: none waits for another.
///
/// `bench sources [PAGES [DELAY_MS]]`: 41 sources of 500 pages at 1 s take eight and a half minutes.
final class SourcesBench {

    private static final int SOURCES = 41;

    private SourcesBench() {}

    public static void main(String[] arguments) throws Exception {
        int pages = arguments.length == 0 ? 500 : Integer.parseInt(arguments[0]);
        Duration delay = Duration.ofMillis(arguments.length < 2 ? 1_000 : Long.parseLong(arguments[1]));
        Path home = Files.createTempDirectory("bench-sources");
        try (BenchWeb web = new BenchWeb(SOURCES);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ChildCrawler crawler = new ChildCrawler(
                        new ChildCrawler.Command(CrawlBench.classPath()),
                        CrawlSettings.of(home, "bench@example.org", List.of("127.0.0.0/8")),
                        CrawlListener.NONE,
                        DurableListener.NONE,
                        BenchWeb::say)) {
            List<Future<Round>> running = new ArrayList<>();
            for (int n = 0; n < SOURCES; n++) {
                Source source = BenchWeb.source(
                        "source-" + n, List.of(web.at(n, "side", pages).resolve("viewtopic.php?t=1")), pages, delay);
                running.add(threads.submit(() -> crawler.round(source, RoundLimits.of(source))));
            }
            List<Double> seconds = new ArrayList<>();
            for (Future<Round> round : running) {
                if (round.get().fetched() != pages || round.get().ended() == Ended.TIME)
                    throw new IllegalStateException("void: " + round.get());
                seconds.add(round.get().took().toMillis() / 1e3);
            }
            BenchWeb.Log log = web.log("side", pages, delay);
            if (!log.holdsExactly(SOURCES * pages)) throw new IllegalStateException("void: " + log);
            seconds.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "%d sources of %d pages at %d ms, side by side%n  bound %.1f s, fastest %.1f s, median %.1f s, slowest %.1f s (%.1f %% of the bound)%n"
                            + "  requests too early: %d (goal 0); most memory resident of the crawl process %d MB (goal 512)%n",
                    SOURCES,
                    pages,
                    delay.toMillis(),
                    log.bound(),
                    seconds.getFirst(),
                    seconds.get(SOURCES / 2),
                    seconds.getLast(),
                    100 * log.bound() / seconds.getLast(),
                    log.impolite(),
                    ProcessCost.mostMegabytes(crawler.pid()));
        } finally {
            CrawlDatabase.remove(home);
        }
    }
}
