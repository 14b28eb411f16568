package org.fener.indexer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.Samples;
import org.fener.indexer.lucene.BareWriter;
import org.fener.indexer.lucene.LucenePostIndex;

/// Posts a second beside a bare writer with the same fields, and how soon an added post is found.
/// Arguments: number of posts (default 20,000), rounds (default 5).
public final class IndexBench {

    /// Posts added one by one before those that count: the paths of a single post are compiled late.
    private static final int WARMING = 2_000;

    private static final int SINGLE = 1_000;

    private IndexBench() {}

    public static void main(String[] arguments) throws IOException {
        int posts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        List<Samples> samples = new ArrayList<>();
        BenchPosts made = new BenchPosts(1);
        for (int i = 0; i < posts; i++) samples.add(made.next(i));
        speed(samples, rounds);
        freshness(samples);
    }

    private static void speed(List<Samples> samples, int rounds) throws IOException {
        double[][] seconds = new double[2][rounds];
        double[][] cpu = new double[2][rounds];
        Path folder = Files.createTempDirectory("fener-bench");
        // a first round of each warms up
        for (int round = -1; round < rounds; round++) {
            Path at = Files.createDirectory(folder.resolve("round" + round));
            Stopwatch ours = Stopwatch.time(() -> ours(samples, at.resolve("ours")));
            Stopwatch bare = Stopwatch.time(() -> bare(samples, at.resolve("bare")));
            BenchFolders.delete(at);
            if (round < 0) continue;
            seconds[0][round] = ours.seconds();
            seconds[1][round] = bare.seconds();
            cpu[0][round] = ours.cpuSeconds();
            cpu[1][round] = bare.cpuSeconds();
        }
        BenchFolders.delete(folder);
        BenchTable.head(
                "index: " + samples.size() + " posts, medians of " + rounds + " rounds; peer: bare IndexWriter");
        row("add and commit, posts a second", samples.size(), seconds);
        row("add and commit, posts a CPU second", samples.size(), cpu);
        BenchTable.row("rebuild, posts a second", samples.size() / BenchTable.quantile(seconds[0], .5), ">= 2,000");
    }

    private static void row(String what, int posts, double[][] seconds) {
        BenchTable.row(
                what,
                posts / BenchTable.quantile(seconds[0], .5),
                ">= .95 x",
                posts / BenchTable.quantile(seconds[1], .5));
    }

    private static void bare(List<Samples> samples, Path folder) throws IOException {
        try (BareWriter writer = new BareWriter(folder)) {
            for (Samples sample : samples) writer.add(sample.asIndexed());
        }
    }

    private static void ours(List<Samples> samples, Path folder) throws IOException {
        try (PostIndex index = open(folder)) {
            for (Samples sample : samples) sample.addTo(index);
            index.commit(new ArchiveCursor("end", Map.of()));
        }
    }

    private static PostIndex open(Path folder) throws IOException {
        return LucenePostIndex.open(folder, ZoneId.of("Europe/Sofia"), InstantSource.system());
    }

    /// One post after another into an index that has some.
    private static void freshness(List<Samples> samples) throws IOException {
        Path folder = Files.createTempDirectory("fener-bench");
        try (PostIndex index = open(folder.resolve("index"))) {
            for (Samples sample : samples) sample.addTo(index);
            index.commit(new ArchiveCursor("end", Map.of()));
            double[] millis = new double[WARMING + SINGLE];
            for (int i = 0; i < millis.length; i++) {
                long start = System.nanoTime();
                Samples.post("new" + i, "visible" + i).addTo(index);
                while (index.search(PostQuery.of("visible" + i).limited(1)).total() == 0) Thread.onSpinWait();
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
            double[] warm = Arrays.copyOfRange(millis, WARMING, millis.length);
            BenchTable.row("added until found, ms, p50", BenchTable.quantile(warm, .5), "<= 2");
            BenchTable.row("added until found, ms, p95", BenchTable.quantile(warm, .95), "");
        }
        BenchFolders.delete(folder);
    }
}
