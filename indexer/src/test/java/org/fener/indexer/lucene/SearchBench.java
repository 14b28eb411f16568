package org.fener.indexer.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.bench.BenchFolders;
import org.fener.indexer.bench.BenchPosts;
import org.fener.indexer.bench.BenchTable;
import org.fener.indexer.bench.Stopwatch;

/// How fast answers come: with all counts, without counts beside a bare searcher, and for 200 people at once.
/// Arguments: number of posts (default 50,000), words of a usual post (default 60), a folder to keep the index in
/// (one that is there is used again), queries of each kind (default 150). With a heap of 256 MB:
/// `FENER_BENCH_OPTS=-Xmx256m ./fener bench search 10000000 12 /tmp/posts 10`.
public final class SearchBench {

    private static final int PEOPLE = 200;
    private static final int HITS = 50;
    private static final int BEST = 20;
    private static final int PLAIN_ROUNDS = 5;

    /// Numbers of posts that change the index: beyond those that are in it.
    private static final int MORE = 1_000_000_000;

    private static final ZoneId ZONE = ZoneId.of("Europe/Sofia");

    private SearchBench() {}

    public static void main(String[] arguments) throws Exception {
        int posts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        int words = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        boolean kept = arguments.length > 2;
        int queries = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 150;
        Path folder = kept ? Path.of(arguments[2]) : Files.createTempDirectory("fener-bench");
        BenchPosts made = new BenchPosts(1, words);
        if (!Files.isDirectory(folder) || !holdsIndex(folder)) fill(folder, made, posts);
        Stopwatch[] opening = new Stopwatch[1];
        PostIndex[] opened = new PostIndex[1];
        opening[0] = Stopwatch.time(() -> opened[0] = LucenePostIndex.open(folder, ZONE, InstantSource.system()));
        try (PostIndex index = opened[0]) {
            BenchTable.head("search: " + index.count(PostQuery.of("*")) + " posts");
            BenchTable.row("open and read all checksums, s", opening[0].seconds(), "");
            counted(index, made, queries);
            plain(index, folder, made, queries);
            manyAtOnce(index, made);
            System.gc();
            long used =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            BenchTable.row("heap in use after collection, MB", used / 1e6, "");
        }
        if (!kept) BenchFolders.delete(folder);
    }

    private static boolean holdsIndex(Path folder) throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder)) {
            return DirectoryReader.indexExists(directory);
        }
    }

    private static void fill(Path folder, BenchPosts made, int posts) throws IOException {
        Stopwatch filling = Stopwatch.time(() -> {
            try (PostIndex index = LucenePostIndex.open(folder, ZONE, InstantSource.system())) {
                for (int i = 0; i < posts; i++) {
                    made.next(i).addTo(index);
                    if (i % 100_000 == 99_999) {
                        index.commit(new ArchiveCursor("post" + i, Map.of()));
                        System.err.println(i + 1 + " of " + posts + " posts");
                    }
                }
                index.commit(new ArchiveCursor("end", Map.of()));
            }
        });
        System.err.printf("filled in %.0f s, %.0f CPU s%n", filling.seconds(), filling.cpuSeconds());
    }

    private static void counted(PostIndex index, BenchPosts made, int queries) throws IOException {
        percentile(
                index,
                queries,
                "two words, 50 hits, all counts, ms, p95",
                i -> PostQuery.of(made.word("bg", i) + " OR " + made.word("bg", i * 10)));
        percentile(
                index,
                queries,
                "one of the most frequent words, all counts, ms, p95",
                i -> PostQuery.of(made.word("en", i % 20)));
        percentile(
                index,
                queries,
                "everything, newest first, all counts, ms, p95",
                i -> PostQuery.of("*").ordered(Order.NEWEST));
        percentile(
                index,
                queries,
                "a beginning of a word, all counts, ms, p95",
                i -> PostQuery.of(made.word("en", i + 100).substring(0, 3) + "*"));
    }

    private static void percentile(PostIndex index, int queries, String what, IntFunction<PostQuery> query)
            throws IOException {
        double[] millis = new double[queries];
        for (int round = 0; round < 2; round++)
            for (int i = 0; i < queries; i++) {
                PostQuery asked = query.apply(i);
                millis[i] = 1_000 * Stopwatch.time(() -> index.search(asked)).seconds();
            }
        BenchTable.row(what, BenchTable.quantile(millis, .95), "<= 150");
    }

    /// Hits without counts. The peer is handed the compiled query and asks it of the same files. For keys it reads
    /// the key of each hit from doc values as ours does; for posts it reads the stored post and makes it of its
    /// JSON; where it marks, it is told by Lucene's own matches, and cuts nothing out. Ours reads the query as
    /// typed, looks up its variants in the index (and remembers them), keeps to a limit of time, puts equal hits in
    /// the order of their keys and waits its turn.
    private static void plain(PostIndex index, Path folder, BenchPosts made, int queries) throws IOException {
        List<PostQuery> asked = new ArrayList<>();
        try (BarePeer peer = new BarePeer(folder, ZONE)) {
            for (int i = 0; i < queries; i++) asked.add(twoWords(made, i, 0));
            peer.compile(asked);
            beside(
                    BEST + " hits by their keys",
                    queries,
                    round -> {},
                    i -> index.ranking(asked.get(i).limited(BEST)),
                    i -> peer.keys(i, BEST));
            beside(
                    HITS + " whole posts with their marks, peer's without",
                    queries,
                    round -> {},
                    i -> index.search(asked.get(i).limited(HITS)),
                    i -> peer.posts(i, HITS));
            beside(
                    HITS + " whole posts with their marks",
                    queries,
                    round -> {},
                    i -> index.search(asked.get(i).limited(HITS)),
                    i -> peer.marked(i, HITS));
            Rounds change = round -> {
                made.next(MORE + round).addTo(index);
                index.commit(new ArchiveCursor("post" + round, Map.of()));
                index.refresh();
                peer.reopen();
            };
            beside(
                    BEST + " hits, the index changed since the words were asked for",
                    queries,
                    change,
                    i -> index.ranking(asked.get(i).limited(BEST)),
                    i -> peer.keys(i, BEST));
            beside(
                    BEST + " hits, words that nobody asked for before",
                    queries,
                    round -> {
                        for (int i = 0; i < queries; i++) asked.set(i, twoWords(made, i, round + 1));
                        peer.compile(asked);
                    },
                    i -> index.ranking(asked.get(i).limited(BEST)),
                    i -> peer.keys(i, BEST));
        }
    }

    private static PostQuery twoWords(BenchPosts made, int i, int round) {
        return PostQuery.of(typed(made.word("bg", i), round) + " OR " + typed(made.word("bg", i * 10), round))
                .uncounted();
    }

    /// With other capitals in each round: the same word, and nobody has asked for it so.
    private static String typed(String word, int round) {
        StringBuilder typed = new StringBuilder(word);
        for (int i = 0; i < word.length(); i++)
            if ((round >> i & 1) == 1) typed.setCharAt(i, Character.toUpperCase(word.charAt(i)));
        return typed.toString();
    }

    @FunctionalInterface
    private interface Rounds {
        void prepare(int round) throws IOException;
    }

    @FunctionalInterface
    private interface Asking {
        void ask(int query) throws IOException;
    }

    private static void beside(String what, int queries, Rounds rounds, Asking ours, Asking peer) throws IOException {
        double[] cpu = new double[2];
        double[] wall = new double[2];
        for (int round = 0; round < 2 * PLAIN_ROUNDS; round++) {
            rounds.prepare(round);
            Stopwatch mine = Stopwatch.time(() -> {
                for (int i = 0; i < queries; i++) ours.ask(i);
            });
            Stopwatch bare = Stopwatch.time(() -> {
                for (int i = 0; i < queries; i++) peer.ask(i);
            });
            if (round < PLAIN_ROUNDS) continue;
            cpu[0] += mine.cpuSeconds();
            cpu[1] += bare.cpuSeconds();
            wall[0] += mine.seconds();
            wall[1] += bare.seconds();
        }
        int asked = PLAIN_ROUNDS * queries;
        BenchTable.row(what + ", a second", asked / wall[0], ">= .9 x", asked / wall[1]);
        BenchTable.row("the same, a CPU second", asked / cpu[0], ">= .9 x", asked / cpu[1]);
    }

    private static void manyAtOnce(PostIndex index, BenchPosts made) throws Exception {
        double[] seconds = new double[PEOPLE];
        AtomicInteger asking = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger latest = new AtomicInteger();
        int failed = 0;
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Double>> answers = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < PEOPLE; i++) {
                PostQuery asked = PostQuery.of(made.word("bg", i) + " OR " + made.word("ru", i * 20));
                answers.add(people.submit(() -> {
                    int turn = asking.getAndIncrement();
                    index.search(asked);
                    latest.accumulateAndGet(answered.getAndIncrement() - turn, Math::max);
                    return (System.nanoTime() - start) / 1e9;
                }));
            }
            for (int i = 0; i < PEOPLE; i++) {
                try {
                    seconds[i] = answers.get(i).get();
                } catch (ExecutionException e) {
                    failed++;
                }
            }
        }
        BenchTable.row("200 people at once, all counts, s, p95", BenchTable.quantile(seconds, .95), "<= 2");
        BenchTable.row("200 people at once, failed", failed, "0");
        BenchTable.row("200 people at once, most answered out of turn", latest.get(), "few");
    }
}
