package org.fener.indexer.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter.IndexReaderWarmer;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The words of an index, so that most writings which nobody used are told without looking into each of its segments.
/// The first who searches has the words gathered in the background, and looks into the segments until they are there;
/// small segments are added when a search meets them, merged ones before.
final class KnownWords implements IndexReaderWarmer, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KnownWords.class);

    /// Words that are gathered while a search waits: a few milliseconds.
    private static final long FEW = 20_000;

    private final Object gathering = new Object();
    private volatile WordSketch sketch = WordSketch.EMPTY;
    private volatile State state = new State(new Object(), Set.of(), new WordWays());
    private boolean runs;
    private volatile boolean closed;

    /// What is known of the index as it stands.
    private record State(Object index, Set<String> languages, WordWays ways) {}

    /// The words of one state of the index.
    Vocabulary of(IndexReader reader) {
        WordSketch now = sketch;
        List<LeafReader> missing = missing(now, reader);
        if (missing.isEmpty()) return Vocabulary.of(reader, now);
        if (now.hasRoom() && missing.stream().mapToLong(KnownWords::words).sum() <= FEW) {
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

    /// What was asked of this state of the index.
    WordWays ways(IndexReader reader) throws IOException {
        return state(reader).ways;
    }

    private State state(IndexReader reader) throws IOException {
        State known = state;
        Object index = reader.getReaderCacheHelper() == null
                ? reader
                : reader.getReaderCacheHelper().getKey();
        if (!known.index.equals(index)) {
            known = new State(index, Set.copyOf(Lookup.languages(reader)), new WordWays());
            state = known;
        }
        return known;
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

    private static long words(LeafReader segment) {
        try {
            Terms words = segment.terms(Names.TEXT);
            return words == null ? 0 : Math.max(0, words.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
