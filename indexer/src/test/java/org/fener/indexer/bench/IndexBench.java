package org.fener.indexer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.classifier.Verdict;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.Samples;
import org.fener.indexer.lucene.BareWriter;
import org.fener.indexer.lucene.LucenePostIndex;

/// Posts a second beside a bare writer with the same fields, time until an added post is found, and search times with
/// all facets. Argument: number of posts (default 20,000).
public final class IndexBench {

    private static final int ROUNDS = 3;

    private IndexBench() {}

    public static void main(String[] arguments) throws IOException {
        int posts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        Path folder = Files.createTempDirectory("fener-bench");
        List<Samples> samples = new ArrayList<>();
        BenchPosts made = new BenchPosts(1);
        for (int i = 0; i < posts; i++) samples.add(made.next(i));
        BenchTable.head("index: posts a second, one writing thread, " + posts + " posts of 1.2 kB");
        for (int round = 0; round < ROUNDS; round++)
            BenchTable.row(
                    "add and commit, round " + (round + 1),
                    bare(samples, folder.resolve("bare" + round)),
                    ours(samples, folder.resolve("ours" + round)));
        search(folder.resolve("ours0"), made, posts);
    }

    private static double bare(List<Samples> samples, Path folder) throws IOException {
        long start = System.nanoTime();
        try (BareWriter writer = new BareWriter(folder)) {
            for (Samples sample : samples) writer.add(indexed(sample));
        }
        return samples.size() * 1e9 / (System.nanoTime() - start);
    }

    private static double ours(List<Samples> samples, Path folder) throws IOException {
        long start = System.nanoTime();
        try (PostIndex index = open(folder)) {
            for (Samples sample : samples) sample.addTo(index);
            index.commit(new ArchiveCursor("end", Map.of()));
        }
        return samples.size() * 1e9 / (System.nanoTime() - start);
    }

    private static IndexedPost indexed(Samples sample) {
        return new IndexedPost(
                sample.source(),
                sample.asPost(),
                new Verdict(sample.language(), sample.scores(), sample.indicators()),
                sample.capture(),
                1,
                sample.fetchedAt(),
                Optional.empty(),
                "none",
                "model-1");
    }

    private static PostIndex open(Path folder) throws IOException {
        return LucenePostIndex.open(folder, ZoneId.of("Europe/Sofia"), InstantSource.system());
    }

    private static void search(Path folder, BenchPosts made, int posts) throws IOException {
        long opening = System.nanoTime();
        try (PostIndex index = open(folder)) {
            BenchTable.head("search: " + posts + " posts, milliseconds");
            BenchTable.row("open, all checksums", (System.nanoTime() - opening) / 1e6);
            timed(
                    index,
                    "two words, 50 hits, all facets, p95",
                    i -> made.word("bg", i % 200) + " " + made.word("bg", i));
            timed(index, "one frequent word, p95", i -> made.word("en", i % 20));
            timed(index, "everything, newest first, p95", i -> "*");
            timed(index, "wildcard, p95", i -> made.word("en", i + 100).substring(0, 3) + "*");
            double[] visible = new double[200];
            for (int i = 0; i < visible.length; i++) {
                Samples.post("new" + i, "visible" + i).addTo(index);
                long start = System.nanoTime();
                while (index.search(query("visible" + i)).total() == 0) Thread.onSpinWait();
                visible[i] = (System.nanoTime() - start) / 1e6;
            }
            BenchTable.row("added until found, p50", BenchTable.quantile(visible, .5));
            BenchTable.row("added until found, p95", BenchTable.quantile(visible, .95));
        }
    }

    private interface Asked {
        String query(int number);
    }

    private static void timed(PostIndex index, String what, Asked asked) throws IOException {
        double[] millis = new double[200];
        for (int round = 0; round < 2; round++)
            for (int i = 0; i < millis.length; i++) {
                long start = System.nanoTime();
                index.search(query(asked.query(i)));
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        BenchTable.row(what, BenchTable.quantile(millis, .95));
    }

    private static PostQuery query(String text) {
        PostQuery all = PostQuery.of(text);
        return new PostQuery(
                text,
                all.categories(),
                all.sources(),
                all.languages(),
                all.from(),
                all.until(),
                all.seenFrom(),
                all.seenUntil(),
                text.equals("*") ? Order.NEWEST : Order.BEST,
                50,
                all.after(),
                false);
    }
}
