package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.search.ReferenceManager.RefreshListener;
import org.fener.indexer.IndexedPost;

/// Current versions that were added and may not be visible to searches yet, so that the next sighting of the same post
/// sees them whenever the last refresh was.
final class Pending implements RefreshListener {

    private volatile Map<String, IndexedPost> added = new ConcurrentHashMap<>();
    private volatile Map<String, IndexedPost> becomingVisible = new ConcurrentHashMap<>();

    void put(IndexedPost current) {
        added.put(current.key(), current);
    }

    Optional<IndexedPost> get(String key) {
        IndexedPost current = added.get(key);
        return Optional.ofNullable(current != null ? current : becomingVisible.get(key));
    }

    /// Whatever was written before a refresh begins is visible when it has ended.
    @Override
    public void beforeRefresh() throws IOException {
        Map<String, IndexedPost> old = added;
        becomingVisible = old;
        added = new ConcurrentHashMap<>();
    }

    @Override
    public void afterRefresh(boolean refreshed) throws IOException {
        becomingVisible = new ConcurrentHashMap<>();
    }
}
