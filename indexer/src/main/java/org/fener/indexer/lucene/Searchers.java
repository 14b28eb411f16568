package org.fener.indexer.lucene;

import java.io.IOException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ReferenceManager.RefreshListener;
import org.apache.lucene.search.SearcherManager;

/// Hands the index as it is to those who ask: searches in their turn, with all that was written before or what half a
/// second lets pass; those who only look something up at once.
final class Searchers implements AutoCloseable {

    /// Exports and reports that read at the same time; searches do not wait for them.
    private static final int MOST_WALKS = 2;

    private final SearcherManager manager;
    private final Freshness freshness;
    private final Admission searches = new Admission(Runtime.getRuntime().availableProcessors());
    private final Admission walks = new Admission(MOST_WALKS);

    Searchers(IndexWriter writer, RefreshListener... listeners) throws IOException {
        this.manager = new SearcherManager(writer, true, false, null);
        for (RefreshListener listener : listeners) manager.addListener(listener);
        this.freshness = new Freshness(manager);
    }

    /// What is asked of an index.
    @FunctionalInterface
    interface Asking<T> {
        T ask(IndexSearcher searcher) throws IOException;
    }

    /// Something waits to become visible.
    void changed() {
        freshness.changed();
    }

    void refresh() throws IOException {
        freshness.refresh();
    }

    /// In its turn, of what is fresh.
    <T> T search(Asking<T> asking) throws IOException {
        return searches.admit(() -> {
            freshness.beforeSearch();
            return lookUp(asking);
        });
    }

    /// The same for one who takes long.
    <T> T walk(Asking<T> asking) throws IOException {
        return walks.admit(() -> {
            freshness.beforeSearch();
            return lookUp(asking);
        });
    }

    /// At once, of what is visible.
    <T> T lookUp(Asking<T> asking) throws IOException {
        IndexSearcher searcher = manager.acquire();
        try {
            return asking.ask(searcher);
        } finally {
            manager.release(searcher);
        }
    }

    @Override
    public void close() throws IOException {
        manager.close();
    }
}
