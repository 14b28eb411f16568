package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.search.SearcherManager;

/// Makes changes visible to whoever asks, when somebody asks. Single changes are shown at once; when they come fast, a
/// refresh is followed by a rest of as long as it took for every further change that it showed, at most nine times and
/// half a second, so that searching does not take the time of writing.
final class Freshness {

    private static final int MOST_TIMES = 9;
    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(500);

    private final SearcherManager searchers;
    private final AtomicLong written = new AtomicLong();
    private volatile long shown;
    private volatile long nextAt = System.nanoTime();

    Freshness(SearcherManager searchers) {
        this.searchers = searchers;
    }

    /// Something waits to become visible.
    void changed() {
        written.incrementAndGet();
    }

    /// For one who is about to search: sees all that was written, or what was half a second ago.
    void beforeSearch() throws IOException {
        if (written.get() != shown && System.nanoTime() - nextAt >= 0) refresh();
    }

    /// Everything written so far is visible when this returns.
    void refresh() throws IOException {
        long start = System.nanoTime();
        long those = written.get();
        long changes = those - shown;
        searchers.maybeRefreshBlocking();
        long end = System.nanoTime();
        shown = those;
        nextAt = end + Math.min(LONGEST_REST, Math.min(MOST_TIMES, changes - 1) * (end - start));
    }
}
