package org.fener.indexer.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.StringHelper;

/// Which words, and beginnings of three to eight letters of the words as they stand, some segments have: may take a
/// word for one of theirs that is not, never the reverse.
final class WordSketch {

    static final WordSketch EMPTY = new WordSketch(0);

    private static final int SHORTEST_BEGINNING = 3;
    private static final int LONGEST_BEGINNING = 8;
    private static final long BEGINNINGS = 0x632BE59BD9B4E019L;

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
        for (LeafReaderContext segment : reader.leaves()) {
            long words = 0;
            for (FieldInfo field : segment.reader().getFieldInfos())
                if (Names.isText(field.name)) words += size(segment.reader(), field.name);
            most = Math.max(most, words);
        }
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
        for (FieldInfo field : segment.getFieldInfos())
            if (Names.isText(field.name) && !addAll(segment, field.name, stopped)) return;
        covered.add(segment.getCoreCacheHelper().getKey());
        segment.getCoreCacheHelper().addClosedListener(covered::remove);
    }

    private boolean addAll(LeafReader segment, String field, BooleanSupplier stopped) {
        try {
            Terms terms = segment.terms(field);
            if (terms == null) return true;
            boolean asItStands = field.equals(Names.TEXT);
            TermsEnum each = terms.iterator();
            BytesRefBuilder before = new BytesRefBuilder();
            int count = 0;
            for (BytesRef term = each.next(); term != null; term = each.next()) {
                if (++count % WORDS_BETWEEN_LOOKS == 0 && stopped.getAsBoolean()) return false;
                words.add(hash(field, term));
                if (!asItStands) continue;
                addBeginnings(term, count == 1 ? 0 : StringHelper.bytesDifference(before.get(), term));
                before.copyBytes(term);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param known bytes that the word before begins with as well
    private void addBeginnings(BytesRef word, int known) {
        int letters = 0;
        for (int end = 1; end <= word.length && letters < LONGEST_BEGINNING; end++) {
            if (end < word.length && isWithinLetter(word, end)) continue;
            letters++;
            if (letters >= SHORTEST_BEGINNING && end > known) words.add(hash(word, end));
        }
    }

    boolean mayHave(Term term) {
        return !Names.isText(term.field()) || words.mayContain(hash(term.field(), term.bytes()));
    }

    boolean mayBegin(String beginning) {
        int letters = beginning.codePointCount(0, beginning.length());
        if (letters < SHORTEST_BEGINNING) return true;
        BytesRef word = letters <= LONGEST_BEGINNING
                ? new BytesRef(beginning)
                : new BytesRef(beginning.substring(0, beginning.offsetByCodePoints(0, LONGEST_BEGINNING)));
        return words.mayContain(hash(word, word.length));
    }

    private static boolean isWithinLetter(BytesRef utf8, int at) {
        return (utf8.bytes[utf8.offset + at] & 0xC0) == 0x80;
    }

    private static long hash(String field, BytesRef word) {
        return Shingles.mix(TermFilter.hash(word) + field.hashCode());
    }

    private static long hash(BytesRef word, int end) {
        return TermFilter.hash(new BytesRef(word.bytes, word.offset, end)) ^ BEGINNINGS;
    }

    private static long size(LeafReader segment, String field) {
        try {
            Terms terms = segment.terms(field);
            return terms == null ? 0 : Math.max(0, terms.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
