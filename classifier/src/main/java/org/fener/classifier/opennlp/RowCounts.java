package org.fener.classifier.opennlp;

/// How often each known feature occurs in one text, block by block in order of first appearance.
final class RowCounts {

    /// Open addressing: an index counted from 1, 0 is free.
    private final int[] places;

    private final int[] rows;
    private final int[] counts;
    private final int[] unknown = new int[FeatureWalk.BLOCKS];
    private final int[] ends = new int[FeatureWalk.BLOCKS];
    private double[] damped = {};
    private int size;

    private RowCounts(int most) {
        places = new int[Integer.highestOneBit(Math.max(most, 8)) * 4];
        rows = new int[most];
        counts = new int[most];
    }

    static RowCounts of(AnalysedText text, FeatureWalk walk, FlatModels models) {
        FeatureHashes hashes = new FeatureHashes();
        walk.walk(text, hashes);
        RowCounts counts = new RowCounts(hashes.size());
        for (int block = 0; block < FeatureWalk.BLOCKS; block++) {
            for (int row : models.rows(hashes.of(block), hashes.size(block)))
                if (row < 0) counts.unknown[block]++;
                else counts.add(row);
            counts.ends[block] = counts.size;
        }
        counts.damp();
        return counts;
    }

    private void add(int row) {
        int slot = slot(row);
        if (places[slot] == 0) {
            rows[size] = row;
            places[slot] = ++size;
        }
        counts[places[slot] - 1]++;
    }

    private void damp() {
        damped = new double[size];
        for (int i = 0; i < size; i++) damped[i] = FeatureWeighting.damped(counts[i]);
    }

    private int slot(int row) {
        int mask = places.length - 1;
        int slot = (row * 0x9E3779B9) >>> 8 & mask;
        while (places[slot] != 0 && rows[places[slot] - 1] != row) slot = slot + 1 & mask;
        return slot;
    }

    /// The place here of a row that the text has.
    int index(int row) {
        return places[slot(row)] - 1;
    }

    /// Where the features of a block begin.
    int start(int block) {
        return block == 0 ? 0 : ends[block - 1];
    }

    int end(int block) {
        return ends[block];
    }

    /// How many features of a block no category knows.
    int unknown(int block) {
        return unknown[block];
    }

    int row(int index) {
        return rows[index];
    }

    int count(int index) {
        return counts[index];
    }

    double damped(int index) {
        return damped[index];
    }
}
