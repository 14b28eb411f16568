package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.lucene.search.ReferenceManager.RefreshListener;
import org.fener.indexer.IndexedPost;

/// What was added and may not be visible to searches yet, so that the next sighting of the same post, and the next text
/// of the same kind, see it whenever the last refresh was. Ask here first, then in the index.
final class Pending implements RefreshListener {

    private record Batch(Map<String, IndexedPost> posts, Map<Long, List<IndexedPost>> founders) {
        Batch() {
            this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    private volatile Batch added = new Batch();
    private volatile Batch becomingVisible = new Batch();

    void put(IndexedPost current) {
        added.posts.put(current.key(), current);
    }

    Optional<IndexedPost> get(String key) {
        IndexedPost current = added.posts.get(key);
        return Optional.ofNullable(current != null ? current : becomingVisible.posts.get(key));
    }

    void putFounder(long[] bands, IndexedPost founder) {
        for (long band : bands)
            added.founders
                    .computeIfAbsent(band, none -> new CopyOnWriteArrayList<>())
                    .add(founder);
    }

    List<IndexedPost> founders(long band) {
        return Stream.of(added, becomingVisible)
                .flatMap(batch -> batch.founders.getOrDefault(band, List.of()).stream())
                .toList();
    }

    /// The founder's text is no longer what it was.
    void forgetFounder(IndexedPost founder) {
        for (Batch batch : List.of(added, becomingVisible))
            batch.founders
                    .values()
                    .forEach(list -> list.removeIf(it -> it.group().equals(founder.group())));
    }

    List<Long> bands() {
        return Stream.of(added, becomingVisible)
                .flatMap(batch -> batch.founders.keySet().stream())
                .toList();
    }

    /// Whatever was written before a refresh begins is visible when it has ended.
    @Override
    public void beforeRefresh() throws IOException {
        becomingVisible = added;
        added = new Batch();
    }

    @Override
    public void afterRefresh(boolean refreshed) throws IOException {
        becomingVisible = new Batch();
    }
}
