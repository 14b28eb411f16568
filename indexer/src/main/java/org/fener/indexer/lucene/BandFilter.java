package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/// A Bloom filter over the bands of all founders, so that a text unlike any other is told without looking into the
/// index. It is made from the index when it is first needed, and made anew, larger, when it is full.
final class BandFilter {

    private static final int PROBES = 4;
    private static final int BITS_A_BAND = 8;
    private static final long SMALLEST = 1 << 16;

    private long[] bits = new long[0];
    private long capacity;
    private long size;

    boolean isFull() {
        return size >= capacity;
    }

    void refill(IndexSearcher searcher, List<Long> recent) throws IOException {
        long bands = recent.size();
        for (LeafReaderContext segment : searcher.getLeafContexts()) {
            Terms terms = segment.reader().terms(Names.BAND);
            if (terms != null) bands += terms.size();
        }
        capacity = Math.max(SMALLEST, 2 * bands);
        bits = new long[Math.toIntExact(capacity * BITS_A_BAND / Long.SIZE)];
        size = 0;
        recent.forEach(this::add);
        for (LeafReaderContext segment : searcher.getLeafContexts()) {
            Terms terms = segment.reader().terms(Names.BAND);
            if (terms != null) addAll(terms.iterator());
        }
    }

    private void addAll(TermsEnum bands) throws IOException {
        for (BytesRef term = bands.next(); term != null; term = bands.next()) add(value(term));
    }

    void add(long[] bands) {
        for (long band : bands) add(band);
    }

    private void add(long band) {
        size++;
        long hash = band;
        for (int i = 0; i < PROBES; i++) {
            long bit = place(hash);
            bits[(int) (bit >>> 6)] |= 1L << bit;
            hash = Shingles.mix(hash + i);
        }
    }

    boolean mayContainAny(long[] bands) {
        for (long band : bands) if (mayContain(band)) return true;
        return false;
    }

    boolean mayContain(long band) {
        long hash = band;
        for (int i = 0; i < PROBES; i++) {
            long bit = place(hash);
            if ((bits[(int) (bit >>> 6)] & (1L << bit)) == 0) return false;
            hash = Shingles.mix(hash + i);
        }
        return true;
    }

    private long place(long hash) {
        return Math.unsignedMultiplyHigh(hash, (long) bits.length << 6);
    }

    private static long value(BytesRef term) {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) value = value << 8 | (term.bytes[term.offset + i] & 0xFF);
        return value;
    }
}
