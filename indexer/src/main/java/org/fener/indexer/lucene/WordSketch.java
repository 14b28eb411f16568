package org.fener.indexer.lucene;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;

/// Which words and beginnings of words some segments have ([SegmentWords]): may take a word for one of theirs that is
/// not, never the reverse.
final class WordSketch {

    static final WordSketch EMPTY = new WordSketch(0);

    /// A word comes with some beginnings that no other has.
    private static final long ROOM_A_WORD = 4;

    private static final long SMALLEST = 1 << 16;
    private static final long SHARE_OF_HEAP = 32;
    private static final int WORDS_BETWEEN_LOOKS = 1_024;

    private final long room;
    private final Bloom words;
    private final Set<Object> covered = ConcurrentHashMap.newKeySet();

    private WordSketch(long room) {
        this.room = room;
        this.words = new Bloom(room, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP * Byte.SIZE);
    }

    /// With room for the words of an index, and none of them yet.
    static WordSketch of(IndexReader reader) {
        long most = 0;
        for (LeafReaderContext segment : reader.leaves()) most = Math.max(most, SegmentWords.count(segment.reader()));
        return new WordSketch(Math.max(SMALLEST, most * ROOM_A_WORD));
    }

    WordSketch larger() {
        return new WordSketch(2 * room);
    }

    boolean hasRoom() {
        return !words.isFull();
    }

    boolean covers(LeafReader segment) {
        return covered.contains(segment.getCoreCacheHelper().getKey());
    }

    /// For one thread at a time. A segment that was left half done is not covered.
    void add(LeafReader segment, BooleanSupplier stopped) {
        if (covers(segment)) return;
        int[] count = {0};
        boolean whole = SegmentWords.each(segment, word -> {
            if (++count[0] % WORDS_BETWEEN_LOOKS == 0 && stopped.getAsBoolean()) return false;
            words.add(word);
            return true;
        });
        if (!whole) return;
        covered.add(segment.getCoreCacheHelper().getKey());
        segment.getCoreCacheHelper().addClosedListener(covered::remove);
    }

    boolean mayHave(Term term) {
        return !Names.isText(term.field()) || words.mayContain(SegmentWords.of(term));
    }

    boolean mayBegin(String beginning) {
        return SegmentWords.isShort(beginning) || words.mayContain(SegmentWords.ofBeginning(beginning));
    }
}
