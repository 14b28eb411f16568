package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.fener.indexer.TellingWord;

/// Finds the words of an answer that chance does not explain, by the log-likelihood ratio of their counts in the answer
/// and in the whole index (Dunning 1993). Of a large answer a sample is read, the same each time.
final class Telling {

    private static final int MOST_READ = 500;
    private static final int FEWEST_POSTS = 3;
    private static final int SHORTEST = 3;

    private final StoredPosts stored;
    private final Analyzer analyzer;

    Telling(StoredPosts stored, Analyzer analyzer) {
        this.stored = stored;
        this.analyzer = analyzer;
    }

    List<TellingWord> words(IndexSearcher searcher, Query query, int most) throws IOException {
        List<Integer> sample = searcher.search(query, new Sampling());
        Map<String, Written> words = new HashMap<>();
        StoredFields fields = searcher.storedFields();
        for (int doc : sample)
            addWords(stored.read(Lookup.storedBytes(fields, doc)).post().text(), words);
        IndexReader reader = searcher.getIndexReader();
        long posts = Math.max(1, reader.getDocCount(Names.TEXT));
        List<TellingWord> telling = new ArrayList<>();
        for (Map.Entry<String, Written> word : words.entrySet()) {
            long here = word.getValue().posts;
            if (here < FEWEST_POSTS) continue;
            long all = Math.max(here, reader.docFreq(new Term(Names.TEXT, word.getKey())));
            if (here * posts <= all * sample.size()) continue;
            telling.add(new TellingWord(
                    word.getValue().usual(),
                    here,
                    sample.size(),
                    all,
                    surprise(here, sample.size(), all - here, Math.max(0, posts - sample.size()))));
        }
        telling.sort(
                Comparator.comparingDouble(TellingWord::surprise).reversed().thenComparing(TellingWord::word));
        return List.copyOf(telling.subList(0, Math.min(most, telling.size())));
    }

    /// How a folded word is written, and in how many posts.
    private static final class Written {
        private final Map<String, Integer> ways = new HashMap<>();
        private int posts;

        String usual() {
            return ways.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .orElse("");
        }
    }

    private void addWords(String text, Map<String, Written> words) throws IOException {
        Set<String> inThisPost = new HashSet<>();
        try (TokenStream tokens = analyzer.tokenStream(Names.TEXT, LookAlikes.fold(text))) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (word.length() < SHORTEST || !Character.isLetter(word.charAt(0))) continue;
                Written written = words.computeIfAbsent(word.toString(), none -> new Written());
                written.ways.merge(
                        text.substring(place.startOffset(), place.endOffset()).toLowerCase(Locale.ROOT),
                        1,
                        Integer::sum);
                if (inThisPost.add(word.toString())) written.posts++;
            }
            tokens.end();
        }
    }

    /// G² of a word in `with` of `of` posts here and `elsewhere` of `others` posts elsewhere.
    static double surprise(long with, long of, long elsewhere, long others) {
        double share = (double) (with + elsewhere) / Math.max(1, of + others);
        return 2
                * (weighed((double) with, of * share)
                        + weighed((double) (of - with), of * (1 - share))
                        + weighed((double) elsewhere, others * share)
                        + weighed((double) (others - elsewhere), others * (1 - share)));
    }

    private static double weighed(double seen, double expected) {
        return seen <= 0 || expected <= 0 ? 0 : seen * Math.log(seen / expected);
    }

    /// The matches whose numbers hash lowest.
    private static final class Sampling implements CollectorManager<Sampling.Picking, List<Integer>> {

        private static final Comparator<Integer> BY_HASH = Comparator.comparingLong(doc -> Shingles.mix(doc));

        @Override
        public Picking newCollector() {
            return new Picking();
        }

        @Override
        public List<Integer> reduce(Collection<Picking> picked) {
            return picked.stream()
                    .flatMap(it -> it.lowest.stream())
                    .sorted(BY_HASH)
                    .limit(MOST_READ)
                    .sorted()
                    .toList();
        }

        private static final class Picking extends SimpleCollector implements Collector {

            private final PriorityQueue<Integer> lowest = new PriorityQueue<>(BY_HASH.reversed());
            private int base;

            @Override
            protected void doSetNextReader(LeafReaderContext segment) {
                base = segment.docBase;
            }

            @Override
            public void collect(int doc) {
                lowest.add(base + doc);
                if (lowest.size() > MOST_READ) lowest.poll();
            }

            @Override
            public ScoreMode scoreMode() {
                return ScoreMode.COMPLETE_NO_SCORES;
            }
        }
    }
}
