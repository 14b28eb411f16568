package org.fener.classifier.opennlp;

import java.util.Arrays;

/// How often each known feature occurs in one text, in order of first appearance.
final class RowCounts implements FeatureSink {

    private static final double[] DAMPED = new double[64];

    static {
        for (int i = 1; i < DAMPED.length; i++) DAMPED[i] = 1 + Math.log(i);
    }

    private final FlatModels models;
    private int[] places = new int[4096];
    private int[] rows = new int[1024];
    private int[] counts = new int[1024];
    private final int[] unknown = new int[FeatureWalk.BLOCKS];
    private int size;

    RowCounts(FlatModels models) {
        this.models = models;
    }

    @Override
    public void feature(int block, char kind, CharSequence characters, int from, int to, int first, int last) {
        int row = models.row(FeatureHash.of(kind, characters, from, to));
        if (row < 0) {
            unknown[block]++;
            return;
        }
        int index = index(row); // may put a larger array in the place of counts
        counts[index]++;
    }

    /// The place of a row here; a new one if it was not met yet.
    int index(int row) {
        int mask = places.length - 1;
        int slot = (row * 0x9E3779B9) >>> 8 & mask;
        while (places[slot] != 0) {
            if (rows[places[slot] - 1] == row) return places[slot] - 1;
            slot = slot + 1 & mask;
        }
        if (size == rows.length) return grown(row);
        rows[size] = row;
        places[slot] = ++size;
        return size - 1;
    }

    private int grown(int row) {
        rows = Arrays.copyOf(rows, size * 2);
        counts = Arrays.copyOf(counts, size * 2);
        places = new int[places.length * 2];
        int mask = places.length - 1;
        for (int i = 0; i < size; i++) {
            int slot = (rows[i] * 0x9E3779B9) >>> 8 & mask;
            while (places[slot] != 0) slot = slot + 1 & mask;
            places[slot] = i + 1;
        }
        return index(row);
    }

    int size() {
        return size;
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
        int count = counts[index];
        return count < DAMPED.length ? DAMPED[count] : 1 + Math.log(count);
    }
}
