package org.fener.indexer.lucene;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.FieldComparatorSource;
import org.apache.lucene.search.LeafFieldComparator;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.Scorable;
import org.fener.classifier.Score;

/// Compares posts by their score for one category. It is never above the highest of all categories, which stands beside
/// each post: the post itself is read only where that one leaves it open.
final class CategoryScore extends FieldComparatorSource {

    private final String category;
    private final StoredPosts stored;

    CategoryScore(String category, StoredPosts stored) {
        this.category = category;
        this.stored = stored;
    }

    @Override
    public FieldComparator<Double> newComparator(String field, int hits, Pruning pruning, boolean reversed) {
        return new Comparing(hits);
    }

    private final class Comparing extends FieldComparator<Double> {

        private final double[] scores;
        private double top;

        private Comparing(int hits) {
            this.scores = new double[hits];
        }

        @Override
        public int compare(int one, int other) {
            return Double.compare(scores[one], scores[other]);
        }

        @Override
        public void setTopValue(Double value) {
            top = value;
        }

        @Override
        public Double value(int slot) {
            return scores[slot];
        }

        @Override
        public LeafFieldComparator getLeafComparator(LeafReaderContext segment) throws IOException {
            return new InSegment(this, segment);
        }
    }

    private final class InSegment implements LeafFieldComparator {

        private final Comparing all;
        private final NumericDocValues highest;
        private final StoredFields fields;
        private double bottom;
        private int read = -1;
        private double score;

        private InSegment(Comparing all, LeafReaderContext segment) throws IOException {
            this.all = all;
            this.highest = DocValues.getNumeric(segment.reader(), Names.SCORE);
            this.fields = segment.reader().storedFields();
        }

        @Override
        public void setBottom(int slot) {
            bottom = all.scores[slot];
        }

        @Override
        public int compareBottom(int doc) throws IOException {
            return compare(bottom, doc);
        }

        @Override
        public int compareTop(int doc) throws IOException {
            return compare(all.top, doc);
        }

        @Override
        public void copy(int slot, int doc) throws IOException {
            all.scores[slot] = score(doc);
        }

        @Override
        public void setScorer(Scorable scorer) {
            // how well the words match does not matter
        }

        private int compare(double other, int doc) throws IOException {
            double most = highest.advanceExact(doc) ? Double.longBitsToDouble(highest.longValue()) : 0;
            return Double.compare(other, most < other ? most : score(doc));
        }

        private double score(int doc) throws IOException {
            if (read != doc) {
                score = stored.read(Lookup.storedBytes(fields, doc)).verdict().scores().stream()
                        .filter(it -> it.category().equals(category))
                        .mapToDouble(Score::probability)
                        .findFirst()
                        .orElse(0);
                read = doc;
            }
            return score;
        }
    }
}
