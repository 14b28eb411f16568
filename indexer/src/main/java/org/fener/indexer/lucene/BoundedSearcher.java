package org.fener.indexer.lucene;

import java.io.IOException;
import java.time.Duration;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/// Searches an index for one query and no longer than a limit. It looks at the clock between large runs of documents:
/// Lucene's own limit begins with runs of a hundred, and scoring that passes over documents by blocks starts anew with
/// each.
final class BoundedSearcher extends IndexSearcher {

    /// Documents between two looks at the clock: some hundredths of a second of the slowest queries. With 16,384 a
    /// plain
    /// search of a million posts takes seven hundredths longer.
    private static final int RUN = 1 << 17;

    private final long deadline;
    private boolean late;

    BoundedSearcher(IndexReader reader, Duration longest) {
        super(reader);
        this.deadline = System.nanoTime() + longest.toNanos();
    }

    @Override
    public boolean timedOut() {
        return late;
    }

    @Override
    protected void searchLeaf(LeafReaderContext segment, int first, int end, Weight weight, Collector collector)
            throws IOException {
        LeafCollector hits;
        try {
            hits = collector.getLeafCollector(segment);
        } catch (CollectionTerminatedException enough) {
            return;
        }
        ScorerSupplier supplier = weight.scorerSupplier(segment);
        if (supplier != null) {
            supplier.setTopLevelScoringClause();
            score(
                    supplier.bulkScorer(),
                    hits,
                    segment,
                    first,
                    Math.min(end, segment.reader().maxDoc()));
        }
        hits.finish();
    }

    private void score(BulkScorer scorer, LeafCollector hits, LeafReaderContext segment, int first, int end)
            throws IOException {
        Bits live = segment.reader().getLiveDocs();
        try {
            int next = first;
            while (next < end && !isLate()) next = scorer.score(hits, live, next, Math.min(end, next + RUN));
        } catch (CollectionTerminatedException enough) {
            return;
        }
    }

    private boolean isLate() {
        late = late || System.nanoTime() - deadline >= 0;
        return late;
    }
}
