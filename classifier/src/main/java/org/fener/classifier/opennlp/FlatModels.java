package org.fener.classifier.opennlp;

import java.util.List;

/// The models of all categories in flat arrays: one look-up of a feature serves every category.
final class FlatModels {

    final List<CategoryModel> models;
    private final long[] keys;
    private final int[] rows;
    private final int mask;
    private final byte[] blocks;
    private final float[] weights;
    private final float[] inverseFrequencies;

    FlatModels(List<CategoryModel> models) {
        this.models = List.copyOf(models);
        int features = models.stream().mapToInt(m -> m.features().size()).sum();
        int capacity = Integer.highestOneBit(Math.max(8, features)) * 4;
        keys = new long[capacity];
        rows = new int[capacity];
        mask = capacity - 1;
        String[] names = new String[features];
        int size = 0;
        for (CategoryModel model : models) {
            for (String feature : model.features()) {
                int slot = slot(FeatureHash.of(feature));
                if (keys[slot] == 0) {
                    keys[slot] = FeatureHash.of(feature);
                    rows[slot] = size;
                    names[size++] = feature;
                } else if (!names[rows[slot]].equals(feature))
                    throw new IllegalStateException(
                            "features '" + feature + "' and '" + names[rows[slot]] + "' have the same 64-bit hash");
            }
        }
        blocks = new byte[size];
        weights = new float[size * models.size()];
        inverseFrequencies = new float[size * models.size()];
        fill();
    }

    private void fill() {
        for (int category = 0; category < models.size(); category++) {
            CategoryModel model = models.get(category);
            for (int i = 0; i < model.features().size(); i++) {
                String feature = model.features().get(i);
                int row = rows[slot(FeatureHash.of(feature))];
                blocks[row] = (byte) FeatureWalk.block(feature);
                weights[row * models.size() + category] = model.weights().get(i);
                inverseFrequencies[row * models.size() + category] = FeatureWeighting.inverseFrequency(
                        model.rows(), model.frequencies().get(i));
            }
        }
    }

    /// The row of a feature, -1 if no category knows it.
    int row(long hash) {
        int slot = slot(hash);
        return keys[slot] == 0 ? -1 : rows[slot];
    }

    private int slot(long hash) {
        int slot = (int) (hash >>> 20) & mask;
        while (keys[slot] != 0 && keys[slot] != hash) slot = slot + 1 & mask;
        return slot;
    }

    /// What scales the features of each block of each category to their length.
    double[] scales(RowCounts counts) {
        int categories = models.size();
        double[] squares = new double[FeatureWalk.BLOCKS * categories];
        for (int i = 0; i < counts.size(); i++) {
            int row = counts.row(i);
            double frequency = counts.damped(i);
            int base = blocks[row] * categories;
            for (int c = 0; c < categories; c++) {
                float inverse = inverseFrequencies[row * categories + c];
                double raw = frequency * inverse;
                squares[base + c] += inverse == 0 ? unknownSquares(blocks[row], counts.count(i), c) : raw * raw;
            }
        }
        for (int block = 0; block < FeatureWalk.BLOCKS; block++)
            for (int c = 0; c < categories; c++)
                squares[block * categories + c] += unknownSquares(block, counts.unknown(block), c);
        for (int i = 0; i < squares.length; i++) squares[i] = FeatureWeighting.scale(i / categories, squares[i]);
        return squares;
    }

    private double unknownSquares(int block, int count, int category) {
        return FeatureWeighting.unknownSquares(
                block, count, models.get(category).rows());
    }

    /// A feature's share in the logit of a category.
    double contribution(RowCounts counts, int index, int category, double[] scales) {
        int row = counts.row(index);
        int at = row * models.size() + category;
        float value = (float)
                (counts.damped(index) * inverseFrequencies[at] * scales[blocks[row] * models.size() + category]);
        return (double) weights[at] * value;
    }

    double[] logits(RowCounts counts) {
        double[] scales = scales(counts);
        double[] logits = new double[models.size()];
        for (int c = 0; c < logits.length; c++) logits[c] = models.get(c).bias();
        for (int i = 0; i < counts.size(); i++)
            for (int c = 0; c < logits.length; c++) logits[c] += contribution(counts, i, c, scales);
        return logits;
    }
}
