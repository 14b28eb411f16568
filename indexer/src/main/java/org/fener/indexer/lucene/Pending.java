package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.lucene.search.ReferenceManager.RefreshListener;
import org.apache.lucene.util.BytesRef;
import org.fener.indexer.IndexedPost;

/// What was added and may not be visible to searches yet, so that the next sighting of the same post, and the next text
/// of the same kind, see it whenever the last refresh was. Ask here first, then in the index.
final class Pending implements RefreshListener {

    private static final int MOST_POSTS = 10_000;
    private static final long MOST_LETTERS = 10_000_000;

    private record Batch(Map<String, IndexedPost> posts, RecentFounders founders, AtomicLong letters) {
        Batch() {
            this(new ConcurrentHashMap<>(), new RecentFounders(), new AtomicLong());
        }
    }

    private volatile Batch added = new Batch();
    private volatile Batch becomingVisible = new Batch();

    void put(IndexedPost current) {
        added.posts.put(current.key(), current);
        added.letters.addAndGet(current.post().text().length());
    }

    /// Too much to be kept in memory for long.
    boolean isLarge() {
        return added.letters.get() > MOST_LETTERS || added.posts.size() > MOST_POSTS;
    }

    List<Long> keyHashes() {
        return Stream.of(added, becomingVisible)
                .flatMap(batch -> batch.posts.keySet().stream())
                .map(key -> TermFilter.hash(new BytesRef(key)))
                .toList();
    }

    Optional<IndexedPost> get(String key) {
        IndexedPost current = added.posts.get(key);
        return Optional.ofNullable(current != null ? current : becomingVisible.posts.get(key));
    }

    void putFounder(long[] bands, IndexedPost founder) {
        added.founders.add(bands, founder);
    }

    List<IndexedPost> founders(long[] bands) {
        List<IndexedPost> found = new ArrayList<>();
        for (Batch batch : List.of(added, becomingVisible)) for (long band : bands) batch.founders.addTo(found, band);
        return found;
    }

    /// The founder's text is no longer what it was.
    void forgetFounder(IndexedPost founder) {
        added.founders.forget(founder.group());
        becomingVisible.founders.forget(founder.group());
    }

    List<Long> bands() {
        return Stream.of(added, becomingVisible)
                .flatMap(batch -> batch.founders.allBands().stream())
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
