package org.fener.classifier.opennlp;

import java.util.Arrays;

/// The hashes of a text's features, block by block, in the order in which they are met.
///
/// First all hashes, then all look-ups: the processor fetches many lines of the tables at once only where nothing else
/// stands between the look-ups.
final class FeatureHashes implements FeatureSink {

    private final long[][] hashes = new long[FeatureWalk.BLOCKS][256];
    private final int[] sizes = new int[FeatureWalk.BLOCKS];

    @Override
    public void feature(int block, char kind, char[] characters, int from, int to, int first, int last) {
        roomFor(block, 1)[sizes[block]++] = FeatureHash.of(kind, characters, from, to);
    }

    /// Runs that begin at one place share the work on what they share.
    @Override
    public void runs(int block, char kind, char[] padded, int length, int shortest, int longest, int token) {
        long[] to = roomFor(block, length * (longest - shortest + 1));
        int at = sizes[block];
        for (int from = 0; from + shortest <= length; from++) {
            long hash = FeatureHash.start(kind);
            int shorter = from + shortest - 1;
            int end = Math.min(length, from + longest);
            for (int i = from; i < shorter; i++) hash = FeatureHash.then(hash, padded[i]);
            for (int i = shorter; i < end; i++) {
                hash = FeatureHash.then(hash, padded[i]);
                to[at++] = FeatureHash.end(hash);
            }
        }
        sizes[block] = at;
    }

    private long[] roomFor(int block, int more) {
        if (sizes[block] + more > hashes[block].length)
            hashes[block] = Arrays.copyOf(hashes[block], 2 * (sizes[block] + more));
        return hashes[block];
    }

    int size(int block) {
        return sizes[block];
    }

    int size() {
        return Arrays.stream(sizes).sum();
    }

    /// The first [#size] of them count.
    long[] of(int block) {
        return hashes[block];
    }
}
