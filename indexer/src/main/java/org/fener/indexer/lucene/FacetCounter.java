package org.fener.indexer.lucene;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DocIdStream;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.fener.indexer.SearchPage.Count;
import org.fener.indexer.SearchPage.Facet;

/// Counts all matches, and these by category, source, language, score, what they have, and local day, from doc values.
final class FacetCounter implements CollectorManager<FacetCounter.Counting, FacetCounter.Tally> {

    /// Where bands of the score begin, in per cent.
    private static final int[] BANDS = {0, 25, 50, 75, 90};

    /// Matches that are taken in before their values are counted, one field after the other.
    private static final int BATCH = 1_024;

    private final ZoneId zone;

    /// @param all matches
    record Tally(long all, List<Facet> facets) {}

    FacetCounter(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public Counting newCollector() {
        return new Counting(zone);
    }

    @Override
    public Tally reduce(Collection<Counting> counted) {
        Map<String, Long> categories = new HashMap<>();
        Map<String, Long> sources = new HashMap<>();
        Map<String, Long> languages = new HashMap<>();
        Map<String, Long> kinds = new HashMap<>();
        long[] bands = new long[BANDS.length];
        Map<Long, Long> days = new TreeMap<>();
        long all = 0;
        for (Counting counting : counted) {
            counting.categories.forEach((value, posts) -> categories.merge(value, posts, Long::sum));
            counting.sources.forEach((value, posts) -> sources.merge(value, posts, Long::sum));
            counting.languages.forEach((value, posts) -> languages.merge(value, posts, Long::sum));
            counting.kinds.forEach((value, posts) -> kinds.merge(value, posts, Long::sum));
            for (int band = 0; band < bands.length; band++) bands[band] += counting.bands[band];
            counting.days.all().forEach((day, posts) -> days.merge(day, posts, Long::sum));
            all += counting.all;
        }
        List<Facet> facets = List.of(
                largestFirst("category", categories),
                largestFirst("source", sources),
                largestFirst("language", languages),
                new Facet("score", highestFirst(bands)),
                largestFirst("has", kinds),
                new Facet(
                        "day",
                        days.entrySet().stream()
                                .map(it -> new Count(
                                        LocalDate.ofEpochDay(it.getKey()).toString(), it.getValue()))
                                .toList()));
        return new Tally(all, facets);
    }

    private static List<Count> highestFirst(long[] bands) {
        List<Count> counts = new ArrayList<>();
        for (int band = bands.length - 1; band >= 0; band--)
            if (bands[band] > 0)
                counts.add(
                        new Count(BANDS[band] + ".." + (band + 1 < BANDS.length ? BANDS[band + 1] : 100), bands[band]));
        return counts;
    }

    private static Facet largestFirst(String field, Map<String, Long> counts) {
        return new Facet(
                field,
                counts.entrySet().stream()
                        .map(it -> new Count(it.getKey(), it.getValue()))
                        .sorted(Comparator.comparingLong(Count::posts)
                                .reversed()
                                .thenComparing(Count::value))
                        .toList());
    }

    /// Counts of one thread, merged from segment to segment by name.
    static final class Counting implements Collector {

        private final Map<String, Long> categories = new HashMap<>();
        private final Map<String, Long> sources = new HashMap<>();
        private final Map<String, Long> languages = new HashMap<>();
        private final Map<String, Long> kinds = new HashMap<>();
        private final long[] bands = new long[BANDS.length];
        private final DayCounts days;
        private final int[] batch = new int[BATCH];
        private long all;

        private Counting(ZoneId zone) {
            this.days = new DayCounts(zone);
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
            return new InSegment(this, segment);
        }
    }

    private static final class InSegment implements LeafCollector {

        private final Counting counting;
        private final SortedSetDocValues categories;
        private final SortedDocValues sources;
        private final SortedDocValues languages;
        private final SortedSetDocValues kinds;
        private final NumericDocValues scores;
        private final NumericDocValues times;
        private final long[] byCategory;
        private final long[] bySource;
        private final long[] byLanguage;
        private final long[] byKind;
        private int held;

        InSegment(Counting counting, LeafReaderContext segment) throws IOException {
            this.counting = counting;
            this.categories = DocValues.getSortedSet(segment.reader(), Names.CATEGORY);
            this.sources = DocValues.getSorted(segment.reader(), Names.SOURCE);
            this.languages = DocValues.getSorted(segment.reader(), Names.LANGUAGE);
            this.kinds = DocValues.getSortedSet(segment.reader(), Names.HAS);
            this.scores = DocValues.getNumeric(segment.reader(), Names.SCORE);
            this.times = DocValues.getNumeric(segment.reader(), Names.TIME);
            this.byCategory = new long[Math.toIntExact(categories.getValueCount())];
            this.bySource = new long[sources.getValueCount()];
            this.byLanguage = new long[languages.getValueCount()];
            this.byKind = new long[Math.toIntExact(kinds.getValueCount())];
        }

        @Override
        public void setScorer(Scorable scorer) {
            // counts need no scores
        }

        @Override
        public void collect(int doc) throws IOException {
            counting.batch[held++] = doc;
            if (held == BATCH) count();
        }

        @Override
        public void collect(DocIdStream docs) throws IOException {
            if (held > 0) count();
            for (held = docs.intoArray(counting.batch); held > 0; held = docs.intoArray(counting.batch)) count();
        }

        private void count() throws IOException {
            int[] docs = counting.batch;
            counting.all += held;
            count(sources, docs, bySource);
            count(languages, docs, byLanguage);
            count(categories, docs, byCategory);
            count(kinds, docs, byKind);
            for (int i = 0; i < held; i++)
                if (scores.advanceExact(docs[i])) counting.bands[band(Double.longBitsToDouble(scores.longValue()))]++;
            for (int i = 0; i < held; i++) if (times.advanceExact(docs[i])) counting.days.add(times.longValue());
            held = 0;
        }

        private void count(SortedDocValues values, int[] docs, long[] byOrd) throws IOException {
            for (int i = 0; i < held; i++) if (values.advanceExact(docs[i])) byOrd[values.ordValue()]++;
        }

        private void count(SortedSetDocValues values, int[] docs, long[] byOrd) throws IOException {
            for (int i = 0; i < held; i++)
                if (values.advanceExact(docs[i]))
                    for (int left = values.docValueCount(); left > 0; left--) byOrd[(int) values.nextOrd()]++;
        }

        private static int band(double score) {
            int band = BANDS.length - 1;
            while (band > 0 && score < BANDS[band] / 100.0) band--;
            return band;
        }

        @Override
        public void finish() throws IOException {
            count();
            for (int ord = 0; ord < byCategory.length; ord++)
                add(counting.categories, categories.lookupOrd(ord).utf8ToString(), byCategory[ord]);
            for (int ord = 0; ord < bySource.length; ord++)
                add(counting.sources, sources.lookupOrd(ord).utf8ToString(), bySource[ord]);
            for (int ord = 0; ord < byKind.length; ord++)
                add(counting.kinds, kinds.lookupOrd(ord).utf8ToString(), byKind[ord]);
            for (int ord = 0; ord < byLanguage.length; ord++)
                add(counting.languages, languages.lookupOrd(ord).utf8ToString(), byLanguage[ord]);
        }

        private static void add(Map<String, Long> counts, String value, long posts) {
            if (posts > 0) counts.merge(value, posts, Long::sum);
        }
    }
}
