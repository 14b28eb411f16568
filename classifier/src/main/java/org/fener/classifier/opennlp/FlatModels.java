package org.fener.classifier.opennlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The models of all categories in flat arrays: one look-up of a feature serves every category.
final class FlatModels {

    /// Of a slot: the upper bits of the hash stand above the number of the row, counted from 1; 0 is an empty slot. Its
    /// place tells the lower bits, so that two features are taken for one only if nearly all of both hashes agree.
    private static final int ROW_BITS = 24;

    /// The bits of a slot that are no hash.
    private static final long ROW = (1L << ROW_BITS) - 1;

    private static final int MOST_CATEGORIES = Integer.SIZE;

    /// Without their features, which the tables hold.
    final List<CategoryModel> models;
    private final long[] slots;
    private final int mask;

    /// Of each row a bit for each category that knows the feature.
    private final int[] knownBy;

    /// Of each row the inverse frequency in every category, then the weight in every category: one line of the cache.
    private final float[] values;

    private final double[] rarest;

    FlatModels(List<CategoryModel> models) {
        this.models = models.stream().map(CategoryModel::withoutFeatures).toList();
        int features = models.stream().mapToInt(m -> m.features().size()).sum();
        if (models.size() > MOST_CATEGORIES)
            throw new IllegalArgumentException("at most " + MOST_CATEGORIES + " categories, got " + models.size());
        if (features > ROW) throw new IllegalArgumentException("at most " + ROW + " features, got " + features);
        slots = new long[Integer.highestOneBit(Math.max(8, features + features / 2)) * 2];
        mask = slots.length - 1;
        Met met = new Met(models, features);
        int[] inOrder = met.mostFrequentFirst();
        int[] rows = new int[inOrder.length];
        Arrays.fill(slots, 0);
        for (int row = 0; row < inOrder.length; row++) {
            rows[inOrder[row]] = row;
            insert(met.hashes[inOrder[row]], row);
        }
        knownBy = new int[rows.length];
        values = new float[rows.length * models.size() * 2];
        rarest = models.stream()
                .mapToDouble(model -> FeatureWeighting.unknownSquares(FeatureWalk.WORDS, 1, model.rows()))
                .toArray();
        for (int category = 0; category < models.size(); category++)
            fill(models.get(category), category, met.numbers.get(category), rows);
    }

    /// The features of all models by number, in the order in which they are met.
    private final class Met {

        private final long[] hashes;
        private final int[] frequencies;
        private final String[] names;

        /// Of each model's features.
        private final List<int[]> numbers = new ArrayList<>();

        private int size;

        private Met(List<CategoryModel> models, int most) {
            hashes = new long[most];
            frequencies = new int[most];
            names = new String[most];
            for (CategoryModel model : models) numbers.add(numbers(model));
        }

        private int[] numbers(CategoryModel model) {
            int[] ofModel = new int[model.features().size()];
            for (int i = 0; i < ofModel.length; i++) {
                int number = number(model.features().get(i));
                frequencies[number] =
                        Math.max(frequencies[number], model.frequencies().get(i));
                ofModel[i] = number;
            }
            return ofModel;
        }

        private int number(String feature) {
            long hash = FeatureHash.of(feature);
            int known = row(hash);
            if (known < 0) {
                hashes[size] = hash;
                names[size] = feature;
                insert(hash, size);
                return size++;
            }
            if (!names[known].equals(feature))
                throw new IllegalStateException(
                        "features '" + feature + "' and '" + names[known] + "' have nearly the same hash");
            return known;
        }

        /// So the rows that most texts have stand together and stay in the processor's cache.
        private int[] mostFrequentFirst() {
            return IntStream.range(0, size)
                    .mapToLong(number -> (long) -frequencies[number] << Integer.SIZE | number)
                    .sorted()
                    .mapToInt(ranked -> (int) ranked)
                    .toArray();
        }
    }

    private void insert(long hash, int row) {
        slots[slot(hash)] = (hash & ~ROW) | (row + 1);
    }

    private void fill(CategoryModel model, int category, int[] numbers, int[] rows) {
        for (int i = 0; i < numbers.length; i++) {
            int row = rows[numbers[i]];
            int inverse = row * models.size() * 2 + category;
            knownBy[row] |= 1 << category;
            values[inverse] = FeatureWeighting.inverseFrequency(
                    model.rows(), model.frequencies().get(i));
            values[inverse + models.size()] = model.weights().get(i);
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
