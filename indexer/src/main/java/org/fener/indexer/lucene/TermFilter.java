package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.Collection;
import java.util.function.ToLongFunction;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/// A Bloom filter over the terms of a field, so that what is new is told without looking into the index. It is made
/// from the index when it is first needed, and made anew, larger, when it is full. It grows no further than a sixteenth
/// of the heap; beyond that it errs more often, on the safe side.
final class TermFilter {

    private static final long SMALLEST = 1 << 16;
    private static final long SHARE_OF_HEAP = 16;

    private final String field;
    private final ToLongFunction<BytesRef> hash;
    private final long mostBits = Math.min(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP * Byte.SIZE, 1L << 36);
    private Bloom terms = new Bloom(0, 0);

    /// @param hash 64 well-mixed bits of a term
    TermFilter(String field, ToLongFunction<BytesRef> hash) {
        this.field = field;
        this.hash = hash;
    }

    boolean isFull() {
        return terms.isFull();
    }

    /// @param recent hashes of terms that the searcher may not see yet
    void refill(IndexSearcher searcher, Collection<Long> recent) throws IOException {
        long size = recent.size();
        for (LeafReaderContext segment : searcher.getLeafContexts()) {
            Terms those = segment.reader().terms(field);
            if (those != null) size += Math.max(0, those.size());
        }
        terms = new Bloom(Math.max(SMALLEST, 2 * size), mostBits);
        for (long one : recent) add(one);
        for (LeafReaderContext segment : searcher.getLeafContexts()) {
            Terms those = segment.reader().terms(field);
            if (those == null) continue;
            TermsEnum each = those.iterator();
            for (BytesRef term = each.next(); term != null; term = each.next()) add(hash.applyAsLong(term));
        }
    }

    void add(long hashed) {
        terms.add(hashed);
    }

    boolean mayContain(long hashed) {
        return terms.mayContain(hashed);
    }

    /// For terms that are names.
    static long hash(BytesRef name) {
        long hashed = name.length;
        for (int i = 0; i < name.length; i++) hashed = hashed * 0x100000001B3L ^ (name.bytes[name.offset + i] & 0xFF);
        return Shingles.mix(hashed);
    }

    /// For terms that are hashes.
    static long value(BytesRef term) {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) value = value << 8 | (term.bytes[term.offset + i] & 0xFF);
        return value;
    }
}
