package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.LongHeap;

/// Collects the documents with the best scores, and with them all that are as good as the last of these, so that
/// whoever asks may choose among equals. Lucene passes over what cannot be as good.
final class BestScores implements Collector {

    /// Equals of the last that are kept; with more, the scores do not say enough.
    private static final int MOST_EQUAL = 1_000;

    private final int wanted;
    private final int enough;
    /// score and document in one number, the worst on top
    private final LongHeap best;
    private final int[] equal = new int[MOST_EQUAL];
    private int equals;
    private boolean tooManyEqual;
    private float last;
    private long counted;
    private boolean passedOver;

    /// @param wanted documents, at least one
    /// @param enough matches that are counted exactly
    private BestScores(int wanted, int enough) {
        this.wanted = wanted;
        this.enough = enough;
        this.best = new LongHeap(wanted);
    }

    /// For searchers that search in one thread.
    record Manager(int wanted, int enough) implements CollectorManager<BestScores, BestScores> {

        @Override
        public BestScores newCollector() {
            return new BestScores(wanted, enough);
        }

        @Override
        public BestScores reduce(Collection<BestScores> collectors) {
            if (collectors.size() != 1)
                throw new IllegalStateException("one thread searches, got " + collectors.size() + " collectors");
            return collectors.iterator().next();
        }
    }

    /// Whether those that were found are not all that matter.
    boolean hasTooManyEqual() {
        return tooManyEqual;
    }

    TotalHits matches() {
        return new TotalHits(
                counted, passedOver ? TotalHits.Relation.GREATER_THAN_OR_EQUAL_TO : TotalHits.Relation.EQUAL_TO);
    }

    /// In no order: those that are wanted, and the equals of the last.
    ScoreDoc[] docs() {
        ScoreDoc[] docs = new ScoreDoc[best.size() + equals];
        for (int i = 0; i < best.size(); i++) {
            long one = best.get(i + 1);
            docs[i] = new ScoreDoc(doc(one), score(one));
        }
        for (int i = 0; i < equals; i++) docs[best.size() + i] = new ScoreDoc(equal[i], last);
        return docs;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.TOP_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext segment) {
        if (tooManyEqual) throw new CollectionTerminatedException();
        return new OfSegment(segment.docBase);
    }

    private static long pair(float score, int doc) {
        return ((long) Float.floatToIntBits(score) << Integer.SIZE) | doc;
    }

    private static float score(long pair) {
        return Float.intBitsToFloat((int) (pair >>> Integer.SIZE));
    }

    private static int doc(long pair) {
        return (int) pair;
    }

    private void keepEqual(int doc) {
        if (equals == MOST_EQUAL) {
            tooManyEqual = true;
            throw new CollectionTerminatedException();
        }
        equal[equals++] = doc;
    }

    private final class OfSegment implements LeafCollector {

        private final int base;
        private Scorable scorer = new Scorable() {
            @Override
            public float score() {
                throw new IllegalStateException("nothing is collected before a scorer is set");
            }
        };

        private OfSegment(int base) {
            this.base = base;
        }

        @Override
        public void setScorer(Scorable scorer) throws IOException {
            this.scorer = scorer;
            passOverWorse();
        }

        @Override
        public void collect(int doc) throws IOException {
            float score = scorer.score();
            counted++;
            if (best.size() < wanted) {
                best.push(pair(score, base + doc));
                last = score(best.top());
                if (best.size() == wanted) passOverWorse();
            } else if (score > last) replaceLast(score, base + doc);
            else if (score == last) keepEqual(base + doc);
            if (counted == enough + 1L) passOverWorse();
        }

        private void replaceLast(float score, int doc) throws IOException {
            int out = doc(best.top());
            float now = score(best.updateTop(pair(score, doc)));
            if (now > last) {
                equals = 0;
                last = now;
                passOverWorse();
            } else keepEqual(out);
        }

        private void passOverWorse() throws IOException {
            if (counted <= enough || best.size() < wanted) return;
            passedOver = true;
            scorer.setMinCompetitiveScore(last);
        }
    }
}
