package org.fener.indexer.lucene;

import java.util.Arrays;

/// One-permutation MinHash with bands (Li, Owen, Zhang 2012; densified after Shrivastava 2017): texts that share most
/// of their shingles share at least one band. With 12 bands of 4, texts that are .8 alike do so in 99.7 of 100 cases,
/// .6 in 81, .1 in 0.1.
final class MinHash {

    static final int BANDS = 12;
    private static final int ROWS = 4;
    private static final int BINS = BANDS * ROWS;
    private static final int MOST_TRIES = 1_000;

    private MinHash() {}

    /// @param shingles hashes, at least one
    static long[] bands(long[] shingles) {
        long[] least = new long[BINS];
        boolean[] filled = new boolean[BINS];
        Arrays.fill(least, Long.MAX_VALUE);
        for (long shingle : shingles) {
            int bin = (int) Math.unsignedMultiplyHigh(shingle, BINS);
            long value = Shingles.mix(shingle) & Long.MAX_VALUE;
            filled[bin] = true;
            if (value < least[bin]) least[bin] = value;
        }
        long[] bands = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long hash = band;
            for (int row = 0; row < ROWS; row++)
                hash = Shingles.mix(hash * 31 + least[filledBin(band * ROWS + row, filled)]);
            bands[band] = hash;
        }
        return bands;
    }

    /// An empty bin borrows from another, the same one for every text that has it filled.
    private static int filledBin(int bin, boolean[] filled) {
        int from = bin;
        for (int i = 1; !filled[from] && i < MOST_TRIES; i++)
            from = (int) Math.unsignedMultiplyHigh(Shingles.mix(bin * 1_000_003L + i), BINS);
        return from;
    }
}
