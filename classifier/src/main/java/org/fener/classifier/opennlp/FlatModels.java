package org.fener.classifier.opennlp;

import java.util.List;

/// The models of all categories in flat arrays: one look-up of a feature serves every category.
final class FlatModels {

    /// Of a slot: the upper bits of the hash stand above the number of the row, counted from 1; 0 is an empty slot.
    private static final int ROW_BITS = 24;

    private static final long ROW = (1L << ROW_BITS) - 1;

    final List<CategoryModel> models;
    private final long[] slots;
    private final int mask;
    private final byte[] blocks;

    /// Of each row the inverse frequency in every category, then the weight in every category: one line of the cache.
    private final float[] values;

    private final double[] rarest;

    FlatModels(List<CategoryModel> models) {
        this.models = List.copyOf(models);
        int features = models.stream().mapToInt(m -> m.features().size()).sum();
        if (features > ROW) throw new IllegalArgumentException("at most " + ROW + " features, got " + features);
        slots = new long[Integer.highestOneBit(Math.max(8, features + features / 2)) * 2];
        mask = slots.length - 1;
        String[] names = new String[features];
        int size = 0;
        for (CategoryModel model : models) for (String feature : model.features()) size = insert(feature, names, size);
        blocks = new byte[size];
        values = new float[size * models.size() * 2];
        rarest = models.stream()
                .mapToDouble(model -> FeatureWeighting.unknownSquares(FeatureWalk.WORDS, 1, model.rows()))
                .toArray();
        fill();
    }

    private int insert(String feature, String[] names, int size) {
        long hash = FeatureHash.of(feature);
        int row = row(hash);
        if (row < 0) {
            names[size] = feature;
            slots[slot(hash)] = (hash & ~ROW) | (size + 1);
            return size + 1;
        }
        if (!names[row].equals(feature))
            throw new IllegalStateException(
                    "features '" + feature + "' and '" + names[row] + "' have the same hash in their upper 40 bits");
        return size;
    }

    private void fill() {
        for (int category = 0; category < models.size(); category++) {
            CategoryModel model = models.get(category);
            for (int i = 0; i < model.features().size(); i++) {
                String feature = model.features().get(i);
                int row = row(FeatureHash.of(feature));
                blocks[row] = (byte) FeatureWalk.block(feature);
                values[inverseAt(row) + category] = FeatureWeighting.inverseFrequency(
                        model.rows(), model.frequencies().get(i));
                values[weightAt(row) + category] = model.weights().get(i);
            }
        }
    }

    private int inverseAt(int row) {
        return row * models.size() * 2;
    }

    private int weightAt(int row) {
        return inverseAt(row) + models.size();
    }

    /// The row of a feature, -1 if no category knows it.
    int row(long hash) {
        return (int) (slots[slot(hash)] & ROW) - 1;
    }

    private int slot(long hash) {
        int slot = (int) (hash >>> 40) & mask;
        while (slots[slot] != 0 && ((slots[slot] ^ hash) & ~ROW) != 0) slot = slot + 1 & mask;
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
            int at = inverseAt(row);
            for (int c = 0; c < categories; c++) {
                double raw = frequency * values[at + c];
                squares[base + c] += raw == 0 ? unknownSquares(blocks[row], counts.count(i), c) : raw * raw;
            }
        }
        for (int block = 0; block < FeatureWalk.BLOCKS; block++)
            for (int c = 0; c < categories; c++)
                squares[block * categories + c] += unknownSquares(block, counts.unknown(block), c);
        for (int i = 0; i < squares.length; i++) squares[i] = FeatureWeighting.scale(i / categories, squares[i]);
        return squares;
    }

    private double unknownSquares(int block, int count, int category) {
        return block == FeatureWalk.FACTS ? 0 : count * rarest[category];
    }

    /// A feature's share in the logit of a category.
    double contribution(RowCounts counts, int index, int category, double[] scales) {
        int row = counts.row(index);
        return contribution(
                counts.damped(index),
                values[inverseAt(row) + category],
                scales[blocks[row] * models.size() + category],
                values[weightAt(row) + category]);
    }

    private static double contribution(double frequency, float inverse, double scale, float weight) {
        float value = (float) (frequency * inverse * scale);
        return (double) weight * value;
    }

    double[] logits(RowCounts counts) {
        double[] scales = scales(counts);
        int categories = models.size();
        double[] logits = new double[categories];
        for (int c = 0; c < categories; c++) logits[c] = models.get(c).bias();
        for (int i = 0; i < counts.size(); i++) {
            int row = counts.row(i);
            double frequency = counts.damped(i);
            int inverse = inverseAt(row);
            int weight = weightAt(row);
            int base = blocks[row] * categories;
            for (int c = 0; c < categories; c++)
                logits[c] += contribution(frequency, values[inverse + c], scales[base + c], values[weight + c]);
        }
        return logits;
    }
}
