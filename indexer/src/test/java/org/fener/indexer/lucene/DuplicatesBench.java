package org.fener.indexer.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.fener.indexer.PostIndex;
import org.fener.indexer.Samples;
import org.fener.indexer.SharedMaterial;
import org.fener.indexer.bench.BenchFolders;
import org.fener.indexer.bench.BenchPosts;
import org.fener.indexer.bench.BenchTable;
import org.fener.indexer.bench.Stopwatch;

/// Signatures and groups of near-duplicates beside Lucene's MinHashFilter, and what both find of planted pairs.
/// Arguments: number of posts (default 20,000).
public final class DuplicatesBench {

    private static final int ROUNDS = 3;

    private DuplicatesBench() {}

    public static void main(String[] arguments) throws IOException {
        int posts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        List<Samples> samples = new ArrayList<>();
        BenchPosts made = new BenchPosts(3, 60);
        for (int i = 0; i < posts; i++) samples.add(made.next(i));
        double[] ours = new double[ROUNDS];
        double[] peer = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            double mine = Stopwatch.time(() -> new Grouping().addAll(samples)).cpuSeconds();
            double theirs =
                    Stopwatch.time(() -> new FilterGrouping().addAll(samples)).cpuSeconds();
            if (round < 0) continue;
            ours[round] = mine;
            peer[round] = theirs;
        }
        BenchTable.head("duplicates: " + posts + " posts of 60 words; peer: MinHashFilter with the same "
                + MinHash.BANDS + " bands of 4 and the same check of candidates");
        BenchTable.row(
                "signature and candidates, posts a CPU second",
                posts / BenchTable.quantile(ours, .5),
                ">= 8 x",
                posts / BenchTable.quantile(peer, .5));
        BenchTable.row(
                "pairs found", pairs(new Grouping()::add, samples), "", pairs(new FilterGrouping()::add, samples));
        growth(samples);
        for (int articles : List.of(100, 1_000)) planted(articles);
    }

    private static int pairs(BiFunction<String, String, Set<String>> add, List<Samples> samples) {
        int pairs = 0;
        for (Samples sample : samples)
            pairs += add.apply(sample.id(), sample.text()).size();
        return pairs;
    }

    /// Twice the posts cost twice the time: near 1 a post.
    private static void growth(List<Samples> samples) throws IOException {
        double half = groupingSeconds(samples.subList(0, samples.size() / 2));
        double all = groupingSeconds(samples);
        BenchTable.row("index of all beside index of half, CPU a post", all / half / 2, "near 1");
    }

    private static double groupingSeconds(List<Samples> samples) throws IOException {
        Path folder = Files.createTempDirectory("fener-bench");
        try {
            return Stopwatch.time(() -> {
                        try (PostIndex index = LucenePostIndex.open(folder, ZoneId.of("UTC"), InstantSource.system())) {
                            for (Samples sample : samples) sample.addTo(index);
                        }
                    })
                    .cpuSeconds();
        } finally {
            BenchFolders.delete(folder);
        }
    }

    private static void planted(int articles) throws IOException {
        Path data = SharedMaterial.path("corpora/minhash/data");
        Map<String, String> texts = new HashMap<>();
        for (String line : Files.readAllLines(data.resolve("articles_" + articles + ".train")))
            texts.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
        Set<Set<String>> truth = new HashSet<>();
        for (String line : Files.readAllLines(data.resolve("articles_" + articles + ".truth")))
            truth.add(Set.of(line.split(" ", -1)));
        Set<Set<String>> ours = new HashSet<>();
        Set<Set<String>> theirs = new HashSet<>();
        Grouping mine = new Grouping();
        FilterGrouping filter = new FilterGrouping();
        texts.forEach((id, text) -> {
            mine.add(id, text).forEach(other -> ours.add(Set.of(id, other)));
            filter.add(id, text).forEach(other -> theirs.add(Set.of(id, other)));
        });
        BenchTable.row(articles + " articles, recall", recall(ours, truth), "1", recall(theirs, truth));
        BenchTable.row(articles + " articles, precision", recall(truth, ours), "1", recall(truth, theirs));
    }

    private static double recall(Set<Set<String>> found, Set<Set<String>> truth) {
        return truth.stream().filter(found::contains).count() / (double) Math.max(1, truth.size());
    }

    /// Bands of one-permutation MinHash, then the shingles of those that share one.
    private static final class Grouping {

        private final Map<Long, List<String>> byBand = new HashMap<>();
        private final Map<String, long[]> shingles = new HashMap<>();

        void addAll(List<Samples> samples) {
            for (Samples sample : samples) add(sample.id(), sample.text());
        }

        Set<String> add(String id, String text) {
            long[] own = Shingles.of(text);
            Set<String> candidates = new HashSet<>();
            for (long band : MinHash.bands(own)) {
                List<String> others = byBand.computeIfAbsent(band, none -> new ArrayList<>());
                candidates.addAll(others);
                others.add(id);
            }
            shingles.put(id, own);
            candidates.removeIf(it -> Shingles.likeness(own, shingles.getOrDefault(it, own)) < Founders.ALIKE);
            return candidates;
        }
    }

    /// The same shingles, the same bands and the same check of candidates, with the filter's own hashes: one for each
    /// row of each band.
    private static final class FilterGrouping {

        private static final int ROWS = 4;
        private static final int HASHES = MinHash.BANDS * ROWS;

        private final Map<String, List<String>> byBand = new HashMap<>();
        private final Map<String, long[]> shingles = new HashMap<>();
        private final Analyzer analyzer = new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                StandardTokenizer words = new StandardTokenizer();
                ShingleFilter pairs = new ShingleFilter(new LowerCaseFilter(words), 2, 2);
                pairs.setOutputUnigrams(false);
                return new TokenStreamComponents(words, new MinHashFilter(pairs, 1, HASHES, 1, true));
            }
        };

        void addAll(List<Samples> samples) throws IOException {
            for (Samples sample : samples) add(sample.id(), sample.text());
        }

        Set<String> add(String id, String text) {
            Set<String> candidates = new HashSet<>();
            try (TokenStream hashes = analyzer.tokenStream("text", text)) {
                CharTermAttribute hash = hashes.addAttribute(CharTermAttribute.class);
                hashes.reset();
                StringBuilder band = new StringBuilder();
                for (int row = 0; hashes.incrementToken(); row++) {
                    if (row % ROWS == 0) band.append(row / ROWS);
                    band.append(hash);
                    if (row % ROWS < ROWS - 1) continue;
                    List<String> others = byBand.computeIfAbsent(band.toString(), none -> new ArrayList<>());
                    candidates.addAll(others);
                    others.add(id);
                    band.setLength(0);
                }
                hashes.end();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            long[] own = Shingles.of(text);
            shingles.put(id, own);
            candidates.removeIf(it -> Shingles.likeness(own, shingles.getOrDefault(it, own)) < Founders.ALIKE);
            return candidates;
        }
    }
}
