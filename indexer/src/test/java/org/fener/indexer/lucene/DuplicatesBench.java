package org.fener.indexer.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
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

    private static final int ROUNDS = 5;

    private DuplicatesBench() {}

    public static void main(String[] arguments) throws IOException {
        int posts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        List<Samples> samples = new ArrayList<>();
        BenchPosts made = new BenchPosts(3, 60);
        for (int i = 0; i < posts; i++) samples.add(made.next(i));
        double[] ours = new double[ROUNDS];
        double[] peer = new double[ROUNDS];
        for (int round = -3; round < ROUNDS; round++) {
            double mine =
                    Stopwatch.time(() -> new OurGrouping().addAll(samples)).cpuSeconds();
            double theirs =
                    Stopwatch.time(() -> new FilterGrouping().addAll(samples)).cpuSeconds();
            if (round < 0) continue;
            ours[round] = mine;
            peer[round] = theirs;
        }
        BenchTable.head("duplicates: " + posts + " posts of 60 words; peer: MinHashFilter with the same "
                + MinHash.BANDS + " bands of 4, the same tables and the same check of candidates");
        BenchTable.row(
                "signature and candidates, posts a CPU second",
                posts / BenchTable.quantile(ours, .5),
                ">= 8 x",
                posts / BenchTable.quantile(peer, .5));
        BenchTable.row(
                "pairs found", pairs(new OurGrouping()::add, samples), "", pairs(new FilterGrouping()::add, samples));
        growth(samples);
        for (int articles : List.of(100, 1_000)) planted(articles);
    }

    private static int pairs(BiFunction<String, String, List<String>> add, List<Samples> samples) {
        int pairs = 0;
        for (Samples sample : samples)
            pairs += add.apply(sample.id(), sample.text()).size();
        return pairs;
    }

    /// Twice the posts cost twice the time: near 1 a post.
    private static void growth(List<Samples> samples) throws IOException {
        List<Samples> first = samples.subList(0, samples.size() / 2);
        groupingSeconds(first);
        double half = groupingSeconds(first);
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
        Grouping mine = new OurGrouping();
        Grouping filter = new FilterGrouping();
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

    /// Those that share a band, in the same tables for both, and of them those whose shingles are alike. Shingles are
    /// compared only where a band is shared.
    private abstract static class Grouping {

        private final BandTable table = new BandTable();
        private final List<String> ids = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();
        /// by number: the last text that met it
        private int[] metBy = new int[1 << 10];

        abstract long[] bands(String text);

        void addAll(List<Samples> samples) {
            for (Samples sample : samples) add(sample.id(), sample.text());
        }

        List<String> add(String id, String text) {
            ids.add(id);
            texts.add(text);
            int number = ids.size();
            if (number == metBy.length) metBy = Arrays.copyOf(metBy, 2 * number);
            List<String> alike = new ArrayList<>();
            long[] own = {};
            for (long band : bands(text)) {
                for (int entry = table.latest(band); entry != 0; entry = table.before(entry)) {
                    int other = table.owner(entry);
                    if (other == number || metBy[other] == number) continue;
                    metBy[other] = number;
                    if (own.length == 0) own = Shingles.of(text);
                    if (Shingles.likeness(own, Shingles.of(texts.get(other - 1))) >= Founders.ALIKE)
                        alike.add(ids.get(other - 1));
                }
                table.add(band, number);
            }
            return alike;
        }
    }

    private static final class OurGrouping extends Grouping {
        @Override
        long[] bands(String text) {
            return MinHash.bands(Shingles.inOrder(text));
        }
    }

    /// Lucene's filter with a hash for each row of each band.
    private static final class FilterGrouping extends Grouping {

        private static final int ROWS = 4;
        private static final int HASHES = MinHash.BANDS * ROWS;

        private final Analyzer analyzer = new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                StandardTokenizer words = new StandardTokenizer();
                ShingleFilter pairs = new ShingleFilter(new LowerCaseFilter(words), 2, 2);
                pairs.setOutputUnigrams(false);
                return new TokenStreamComponents(words, new MinHashFilter(pairs, 1, HASHES, 1, true));
            }
        };

        @Override
        long[] bands(String text) {
            long[] bands = new long[MinHash.BANDS];
            try (TokenStream hashes = analyzer.tokenStream("text", text)) {
                CharTermAttribute hash = hashes.addAttribute(CharTermAttribute.class);
                hashes.reset();
                for (int row = 0; hashes.incrementToken(); row++) {
                    long band = row % ROWS == 0 ? row : bands[row / ROWS];
                    for (int i = 0; i < hash.length(); i++) band = band * 31 + hash.charAt(i);
                    bands[row / ROWS] = Shingles.mix(band);
                }
                hashes.end();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bands;
        }
    }
}
