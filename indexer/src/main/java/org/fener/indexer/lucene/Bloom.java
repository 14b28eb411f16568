package org.fener.indexer.lucene;

/// A set of hashes that may take a stranger for a member, never a member for a stranger (Bloom 1970). One thread adds;
/// whoever learned of an addition in a safe way may ask meanwhile.
final class Bloom {

    private static final int PROBES = 4;
    private static final int BITS_A_MEMBER = 8;

    private final long[] bits;
    private final long capacity;
    private long size;

    /// @param room     members for which it errs in one case of forty
    /// @param mostBits beyond which it errs more often instead of growing
    Bloom(long room, long mostBits) {
        long needed = Math.min(room * BITS_A_MEMBER, mostBits);
        this.capacity = needed < room * BITS_A_MEMBER ? Long.MAX_VALUE : room;
        this.bits = new long[Math.max(1, Math.toIntExact(needed / Long.SIZE))];
    }

    boolean isFull() {
        return size >= capacity;
    }

    /// @param hashed 64 well-mixed bits
    void add(long hashed) {
        boolean isNew = false;
        long probe = hashed;
        for (int i = 0; i < PROBES; i++) {
            long bit = place(probe);
            int at = (int) (bit >>> 6);
            long added = bits[at] | 1L << bit;
            isNew |= added != bits[at];
            bits[at] = added;
            probe = Shingles.mix(probe + i);
        }
        if (isNew) size++;
    }

    boolean mayContain(long hashed) {
        long probe = hashed;
        for (int i = 0; i < PROBES; i++) {
            long bit = place(probe);
            if ((bits[(int) (bit >>> 6)] & (1L << bit)) == 0) return false;
            probe = Shingles.mix(probe + i);
        }
        return true;
    }

    private long place(long probe) {
        return Math.unsignedMultiplyHigh(probe, (long) bits.length << 6);
    }
}
