package org.fener.indexer.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter.IndexReaderWarmer;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The words of an index, so that most writings which nobody used are told without looking into each of its segments.
/// The first who searches has the words gathered in the background, and looks into the segments until they are there;
/// small segments are added when a search meets them, merged ones before.
final class KnownWords implements IndexReaderWarmer, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KnownWords.class);

    /// Words that are gone through while a search waits: a few milliseconds.
    private static final long FEW = 40_000;

    private final Object gathering = new Object();
    private volatile WordSketch sketch = WordSketch.EMPTY;
    private volatile State state = new State(new Object(), Set.of(), Set.of(), new WordWays());
    private boolean runs;
    private volatile boolean closed;

    /// What is known of the index as it stands.
    private record State(Object index, Set<Object> segments, Set<String> languages, WordWays ways) {}

    /// The words of one state of the index.
    Vocabulary of(IndexReader reader) {
        WordSketch now = sketch;
        List<LeafReader> missing = missing(now, reader);
        if (missing.isEmpty()) return Vocabulary.of(reader, now);
        if (now.hasRoom() && areFew(missing)) {
            synchronized (gathering) {
                for (LeafReader segment : missing) now.add(segment, () -> closed);
            }
            return Vocabulary.of(reader, now);
        }
        gatherBeside(reader);
        return Vocabulary.of(reader);
    }

    /// Whether no segment has to be looked into for a word that it does not have.
    boolean areGathered(IndexReader reader) {
        return missing(sketch, reader).isEmpty();
    }

    /// Languages that any current post has.
    Set<String> languages(IndexReader reader) throws IOException {
        return state(reader).languages;
    }

    /// What was asked of this state of the index, or of one before and holds still.
    WordWays ways(IndexReader reader) throws IOException {
        return state(reader).ways;
    }

    private State state(IndexReader reader) throws IOException {
        State known = state;
        Object index = reader.getReaderCacheHelper() == null
                ? reader
                : reader.getReaderCacheHelper().getKey();
        if (known.index.equals(index) && !known.ways.isFull()) return known;
        State now = after(known, index, reader);
        state = now;
        return now;
    }

    private static State after(State known, Object index, IndexReader reader) throws IOException {
        Set<String> languages = Set.copyOf(Lookup.languages(reader));
        Set<Object> segments = new HashSet<>();
        List<LeafReader> added = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            LeafReader segment = leaf.reader();
            segments.add(segment.getCoreCacheHelper().getKey());
            if (!known.segments.contains(segment.getCoreCacheHelper().getKey())) added.add(segment);
        }
        boolean mayHold = languages.equals(known.languages) && !known.ways.isFull() && areFew(added);
        return new State(index, segments, languages, mayHold ? known.ways.with(added) : new WordWays());
    }

    private static boolean areFew(List<LeafReader> segments) {
        return segments.stream().mapToLong(SegmentWords::count).sum() <= FEW;
    }

    @Override
    public void warm(LeafReader merged) {
        WordSketch now = sketch;
        if (now == WordSketch.EMPTY) return;
        synchronized (gathering) {
            if (now.hasRoom()) now.add(merged, () -> closed);
        }
    }

    private static List<LeafReader> missing(WordSketch sketch, IndexReader reader) {
        List<LeafReader> missing = new ArrayList<>();
        for (LeafReaderContext segment : reader.leaves())
            if (!sketch.covers(segment.reader())) missing.add(segment.reader());
        return missing;
    }

    private void gatherBeside(IndexReader reader) {
        synchronized (gathering) {
            // the last gathering may have ended since the caller looked
            if (runs || closed || areGathered(reader) || !reader.tryIncRef()) return;
            runs = true;
        }
        Thread.ofPlatform().daemon().name("known-words").start(() -> {
            try {
                gather(reader);
            } catch (UncheckedIOException | AlreadyClosedException e) {
                log.warn("the words of the index could not be gathered, searches look into its segments", e);
            } finally {
                release(reader);
                synchronized (gathering) {
                    runs = false;
                }
            }
        });
    }

    private void gather(IndexReader reader) {
        WordSketch gathered = WordSketch.of(reader);
        while (!closed) {
            for (LeafReaderContext segment : reader.leaves()) gathered.add(segment.reader(), () -> closed);
            if (gathered.hasRoom()) {
                sketch = gathered;
                return;
            }
            gathered = gathered.larger();
        }
    }

    private static void release(IndexReader reader) {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
