package org.fener.classifier.opennlp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The models of all categories in flat arrays: one look-up of a feature serves every category.
final class FlatModels {

    /// Of a slot: the upper bits of the hash stand above the number of the row, counted from 1; 0 is an empty slot. Its
    /// place tells the lower bits, so that two features are taken for one only if nearly all of both hashes agree.
    private static final int ROW_BITS = 24;

    /// The bits of a slot that are no hash.
    private static final long ROW = (1L << ROW_BITS) - 1;

    private static final int MOST_CATEGORIES = Integer.SIZE;

    final List<CategoryModel> models;
    private final long[] slots;
    private final int mask;

    /// Of each row a bit for each category that knows the feature.
    private final int[] knownBy;

    /// Of each row the inverse frequency in every category, then the weight in every category: one line of the cache.
    private final float[] values;

    private final double[] rarest;

    FlatModels(List<CategoryModel> models) {
        this.models = List.copyOf(models);
        int features = models.stream().mapToInt(m -> m.features().size()).sum();
        if (models.size() > MOST_CATEGORIES)
            throw new IllegalArgumentException("at most " + MOST_CATEGORIES + " categories, got " + models.size());
        if (features > ROW) throw new IllegalArgumentException("at most " + ROW + " features, got " + features);
        slots = new long[Integer.highestOneBit(Math.max(8, features + features / 2)) * 2];
        mask = slots.length - 1;
        String[] names = new String[features];
        int size = 0;
        for (String feature : mostFrequentFirst(models)) size = insert(feature, names, size);
        knownBy = new int[size];
        values = new float[size * models.size() * 2];
        rarest = models.stream()
                .mapToDouble(model -> FeatureWeighting.unknownSquares(FeatureWalk.WORDS, 1, model.rows()))
                .toArray();
        fill();
    }

    /// So the rows that most texts have stand together and stay in the processor's cache.
    private static List<String> mostFrequentFirst(List<CategoryModel> models) {
        Map<String, Integer> frequencies = new LinkedHashMap<>();
        for (CategoryModel model : models)
            for (int i = 0; i < model.features().size(); i++)
                frequencies.merge(model.features().get(i), model.frequencies().get(i), Math::max);
        return frequencies.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
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
                    "features '" + feature + "' and '" + names[row] + "' have nearly the same hash");
        return size;
    }

    private void fill() {
        for (int category = 0; category < models.size(); category++) {
            CategoryModel model = models.get(category);
            for (int i = 0; i < model.features().size(); i++) {
                String feature = model.features().get(i);
                int row = row(FeatureHash.of(feature));
                knownBy[row] |= 1 << category;
                values[row * models.size() * 2 + category] = FeatureWeighting.inverseFrequency(
                        model.rows(), model.frequencies().get(i));
                values[row * models.size() * 2 + models.size() + category] =
                        model.weights().get(i);
            }
        }
    }

    /// The row of a feature, -1 if no category knows it.
    int row(long hash) {
        return (int) (slots[slot(hash)] & ROW) - 1;
    }

    /// The rows of many features at once, -1 for each that no category knows.
    int[] rows(long[] hashes, int size) {
        long[] met = new long[size];
        for (int i = 0; i < size; i++) met[i] = slots[(int) hashes[i] & mask];
        int[] rows = new int[size];
        for (int i = 0; i < size; i++) {
            boolean decided = met[i] == 0 || ((met[i] ^ hashes[i]) & ~ROW) == 0;
            rows[i] = decided ? (int) (met[i] & ROW) - 1 : row(hashes[i]);
        }
        return rows;
    }

    private int slot(long hash) {
        int slot = (int) hash & mask;
        while (slots[slot] != 0 && ((slots[slot] ^ hash) & ~ROW) != 0) slot = slot + 1 & mask;
        return slot;
    }

    /// What scales the features of each block of each category to their length.
    double[] scales(RowCounts counts) {
        int categories = models.size();
        double[] scales = new double[FeatureWalk.BLOCKS * categories];
        for (int block = 0; block < FeatureWalk.BLOCKS; block++)
            for (int c = 0; c < categories; c++)
                scales[block * categories + c] = FeatureWeighting.scale(block, squares(counts, block, c));
        return scales;
    }

    private double squares(RowCounts counts, int block, int category) {
        int width = models.size() * 2;
        double squares = 0;
        int unknown = counts.unknown(block);
        for (int i = counts.start(block); i < counts.end(block); i++) {
            int row = counts.row(i);
            double raw = counts.damped(i) * values[row * width + category];
            squares += raw * raw;
            unknown += counts.count(i) & (knownBy[row] >> category & 1) - 1; // a branch could not be foreseen
        }
        return block == FeatureWalk.FACTS ? squares : squares + unknown * rarest[category];
    }

    /// A feature's share in the logit of a category.
    ///
    /// @param scale of its block in the category
    double contribution(RowCounts counts, int index, int category, double scale) {
        int inverse = counts.row(index) * models.size() * 2 + category;
        float value = (float) (counts.damped(index) * values[inverse] * scale);
        return (double) values[inverse + models.size()] * value;
    }

    double[] logits(RowCounts counts) {
        double[] scales = scales(counts);
        double[] logits = new double[models.size()];
        for (int c = 0; c < logits.length; c++) {
            double logit = models.get(c).bias();
            for (int block = 0; block < FeatureWalk.BLOCKS; block++)
                logit += logit(counts, block, c, scales[block * logits.length + c]);
            logits[c] = logit;
        }
        return logits;
    }

    private double logit(RowCounts counts, int block, int category, double scale) {
        double logit = 0;
        for (int i = counts.start(block); i < counts.end(block); i++) logit += contribution(counts, i, category, scale);
        return logit;
    }
}
