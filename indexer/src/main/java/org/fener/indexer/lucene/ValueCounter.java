package org.fener.indexer.lucene;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.NumericUtils;
import org.fener.indexer.Counted;
import org.fener.indexer.SearchPage.Count;

/// Counts all matches by the values of one field, segment by segment, from doc values.
final class ValueCounter implements CollectorManager<ValueCounter.Counting, List<Count>> {

    private final Counted by;
    private final ZoneId zone;
    private final int most;

    ValueCounter(Counted by, ZoneId zone, int most) {
        this.by = by;
        this.zone = zone;
        this.most = most;
    }

    @Override
    public Counting newCollector() {
        return new Counting(by, zone);
    }

    @Override
    public List<Count> reduce(Collection<Counting> counted) {
        Map<String, Long> all = new HashMap<>();
        for (Counting counting : counted) counting.counts.forEach((value, posts) -> all.merge(value, posts, Long::sum));
        Comparator<Count> byValue = Comparator.comparing(Count::value);
        Stream<Count> counts = all.entrySet().stream().map(it -> new Count(it.getKey(), it.getValue()));
        return counts.sorted(
                        by == Counted.DAY
                                ? byValue
                                : Comparator.comparingLong(Count::posts)
                                        .reversed()
                                        .thenComparing(byValue))
                .limit(most)
                .toList();
    }

    /// Counts of one thread.
    static final class Counting implements Collector {

        private final Counted by;
        private final ZoneId zone;
        private final Map<String, Long> counts = new HashMap<>();

        private Counting(Counted by, ZoneId zone) {
            this.by = by;
            this.zone = zone;
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
            LeafReader reader = segment.reader();
            return switch (by) {
                case SOURCE -> single(DocValues.getSorted(reader, Names.SOURCE));
                case LANGUAGE -> single(DocValues.getSorted(reader, Names.LANGUAGE));
                case SITE -> single(DocValues.getSorted(reader, Names.SITE));
                case AUTHOR -> single(DocValues.getSorted(reader, Names.AUTHOR_NAMED));
                case GROUP -> single(DocValues.getSorted(reader, Names.GROUP));
                case CATEGORY -> several(DocValues.getSortedSet(reader, Names.CATEGORY));
                case CONTACT -> several(DocValues.getSortedSet(reader, Names.CONTACT_NAMED));
                case ROUTE -> several(DocValues.getSortedSet(reader, Names.ROUTE));
                case PLACE -> several(DocValues.getSortedSet(reader, Names.PLACE));
                case PRICE -> prices(DocValues.getSortedNumeric(reader, Names.PRICE));
                case DAY -> days(DocValues.getNumeric(reader, Names.TIME));
            };
        }

        private void add(String value, long posts) {
            counts.merge(value, posts, Long::sum);
        }

        private LeafCollector single(SortedDocValues values) {
            long[] byOrd = new long[values.getValueCount()];
            return new Leaf() {
                @Override
                public void collect(int doc) throws IOException {
                    if (values.advanceExact(doc)) byOrd[values.ordValue()]++;
                }

                @Override
                public void finish() throws IOException {
                    for (int ord = 0; ord < byOrd.length; ord++)
                        if (byOrd[ord] > 0) add(values.lookupOrd(ord).utf8ToString(), byOrd[ord]);
                }
            };
        }

        private LeafCollector several(SortedSetDocValues values) {
            long[] byOrd = new long[Math.toIntExact(values.getValueCount())];
            return new Leaf() {
                @Override
                public void collect(int doc) throws IOException {
                    if (values.advanceExact(doc))
                        for (int i = values.docValueCount(); i > 0; i--) byOrd[(int) values.nextOrd()]++;
                }

                @Override
                public void finish() throws IOException {
                    for (int ord = 0; ord < byOrd.length; ord++)
                        if (byOrd[ord] > 0) add(values.lookupOrd(ord).utf8ToString(), byOrd[ord]);
                }
            };
        }

        private LeafCollector prices(SortedNumericDocValues values) {
            return new Leaf() {
                @Override
                public void collect(int doc) throws IOException {
                    if (!values.advanceExact(doc)) return;
                    String before = "";
                    for (int i = values.docValueCount(); i > 0; i--) {
                        String band = priceBand(NumericUtils.sortableLongToDouble(values.nextValue()));
                        if (!band.equals(before)) add(band, 1);
                        before = band;
                    }
                }
            };
        }

        private LeafCollector days(NumericDocValues values) {
            DayCounts days = new DayCounts(zone);
            return new Leaf() {
                @Override
                public void collect(int doc) throws IOException {
                    if (values.advanceExact(doc)) days.add(values.longValue());
                }

                @Override
                public void finish() {
                    days.all()
                            .forEach((day, posts) ->
                                    add(LocalDate.ofEpochDay(day).toString(), posts));
                }
            };
        }
    }

    /// The next lower 1, 2 or 5 with zeros.
    static String priceBand(double price) {
        if (!(price >= 1)) return "0";
        double zeros = Math.pow(10, Math.floor(Math.log10(price) + 1e-9));
        double lead = price / zeros;
        return String.valueOf((long) ((lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * zeros));
    }

    /// Counts need no scores.
    private abstract static class Leaf implements LeafCollector {
        @Override
        public void setScorer(Scorable scorer) {
            // nothing is asked of it
        }
    }
}
