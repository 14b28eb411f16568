package org.fener.crawler.nutch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.MapFile;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.io.Text;
import org.apache.nutch.crawl.CrawlDatum;
import org.fener.crawler.Round;
import org.fener.crawler.RoundLimits;
import org.fener.crawler.Source;
import org.fener.crawler.archive.DurableListener;
import org.fener.crawler.fetch.Validators;
import org.fener.crawler.parse.PageKind;
import org.fener.crawler.parse.PageLink.Relation;

/// What a round costs beyond its fetches: warm, with five pages due, in a source that knows few addresses or a million.
///
/// `bench rounds [KNOWN]`
final class RoundsBench {

    private static final int DUE = 5;
    private static final int TIMES = 15;

    private RoundsBench() {}

    public static void main(String[] arguments) throws Exception {
        int known = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        Path home = Files.createTempDirectory("bench-rounds");
        try (BenchWeb web = new BenchWeb(1);
                ChildCrawler crawler = new ChildCrawler(
                        new ChildCrawler.Command(CrawlBench.classPath()),
                        CrawlSettings.of(home, "bench@example.org", List.of("127.0.0.0/8")),
                        CrawlListener.NONE,
                        DurableListener.NONE,
                        BenchWeb::say)) {
            System.out.printf("%-52s %10s %18s  %s%n", "measure", "ours", "spread", "goal; peer");
            Source small = web.source("small", DUE, Duration.ZERO);
            line("first round of a new process, 5 new pages", rounds(crawler, small, 1), "");
            rounds(crawler, small, TIMES);
            line("warm round, 5 pages due, few known", rounds(crawler, small, TIMES), "0.5 s; stock Nutch 1.8 s warm");
            Source large = web.source("large", DUE, Duration.ZERO);
            know(home.resolve("crawl/large/crawldb/current"), large, known);
            rounds(crawler, large, 1);
            line(
                    "warm round, 5 pages due, %,d known".formatted(known),
                    rounds(crawler, large, 3),
                    "15 s with 1,000,000");
            line("most memory resident, MB", List.of((double) ProcessCost.mostMegabytes(crawler.pid())), "512");
        } finally {
            CrawlDatabase.remove(home);
        }
    }

    private static List<Double> rounds(ChildCrawler crawler, Source source, int times) throws Exception {
        List<Double> took = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            long began = System.nanoTime();
            Round round = crawler.round(source, RoundLimits.of(source).lookingAhead(Duration.ofDays(100)));
            took.add((System.nanoTime() - began) / 1e9);
            if (round.fetched() + round.notModified() != DUE)
                throw new IllegalStateException("five pages were due, the round did: " + round);
        }
        return took;
    }

    /// A crawl database that knows so many threads, all read and not due for two months.
    private static void know(Path current, Source source, int known) throws Exception {
        Configuration settings = NutchSettings.in(Files.createTempDirectory("bench-settings"));
        Files.createDirectories(current);
        PageNotes notes = PageNotes.START
                .link(Relation.ITEM)
                .read(PageKind.THREAD, new Validators(Optional.of("\"abcdef0123456789\""), Optional.empty()));
        try (MapFile.Writer writer = new MapFile.Writer(
                settings,
                CrawlDatabase.hadoop(current.resolve("part-r-00000")),
                MapFile.Writer.keyClass(Text.class),
                MapFile.Writer.valueClass(CrawlDatum.class),
                MapFile.Writer.compression(SequenceFile.CompressionType.NONE))) {
            for (int n = 0; n < known; n++) {
                CrawlDatum datum = new CrawlDatum(
                        CrawlDatum.STATUS_DB_FETCHED, (int) Duration.ofDays(400).toSeconds());
                datum.setFetchTime(
                        System.currentTimeMillis() + Duration.ofDays(400).toMillis());
                datum.setSignature(new byte[16]);
                notes.writeTo(datum);
                writer.append(
                        new Text(source.start()
                                .getFirst()
                                .resolve("thread-%08d.html".formatted(n))
                                .toString()),
                        datum);
            }
        }
    }

    private static void line(String measure, List<Double> values, String goal) {
        List<Double> sorted = values.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%-52s %10.3f %18s  %s%n",
                measure,
                sorted.get(sorted.size() / 2),
                "%.3f–%.3f".formatted(sorted.getFirst(), sorted.getLast()),
                goal);
    }
}
