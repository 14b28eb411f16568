package org.fener.classifier.train;

import java.util.Arrays;
import java.util.List;
import org.fener.classifier.opennlp.FeatureWeighting;

/// Which features of the learning rows a category's model keeps: those in at least two rows, the most telling first.
final class FeatureSelection {

    private static final int FEWEST_ROWS = 2;

    private final int learned;
    private final int[] frequencies;
    private final int[] chosen;
    private final float[] inverse;

    private FeatureSelection(int learned, int[] frequencies, int[] chosen) {
        this.learned = learned;
        this.frequencies = frequencies;
        this.chosen = chosen;
        this.inverse = new float[frequencies.length];
        for (int feature : chosen) inverse[feature] = FeatureWeighting.inverseFrequency(learned, frequencies[feature]);
    }

    /// @param positive beside `learned`: the labels
    static FeatureSelection of(CountedRows rows, List<Integer> learned, List<Boolean> positive, int most) {
        int[] inPositive = new int[rows.featureCount()];
        int[] inNegative = new int[rows.featureCount()];
        int positives = 0;
        for (int i = 0; i < learned.size(); i++) {
            int[] counts = positive.get(i) ? inPositive : inNegative;
            if (positive.get(i)) positives++;
            for (int feature : rows.features(learned.get(i))) counts[feature]++;
        }
        int negatives = learned.size() - positives;
        int[] frequencies = new int[rows.featureCount()];
        long[] ranks = new long[rows.featureCount()];
        int size = 0;
        for (int f = 0; f < frequencies.length; f++) {
            frequencies[f] = inPositive[f] + inNegative[f];
            if (frequencies[f] < FEWEST_ROWS) continue;
            double p = (inPositive[f] + 0.5) / (positives + 1);
            double n = (inNegative[f] + 0.5) / (negatives + 1);
            float telling = (float) (Math.abs(Math.log(p / n)) * Math.sqrt(Math.max(p, n)));
            ranks[size++] = (long) (Integer.MAX_VALUE - Float.floatToIntBits(telling)) << Integer.SIZE | f;
        }
        Arrays.sort(ranks, 0, size);
        int[] chosen = Arrays.stream(ranks, 0, Math.min(most, size))
                .mapToInt(rank -> (int) rank)
                .sorted()
                .toArray();
        return new FeatureSelection(learned.size(), frequencies, chosen);
    }

    /// How many rows were learned from.
    int learned() {
        return learned;
    }

    int size() {
        return chosen.length;
    }

    /// The number of a chosen feature, ascending.
    int chosen(int place) {
        return chosen[place];
    }

    /// In how many learning rows the feature is.
    int frequency(int feature) {
        return frequencies[feature];
    }

    /// How rare a chosen feature is; 0 for all others.
    float inverseFrequency(int feature) {
        return inverse[feature];
    }

    /// What scales the features of a block of a row to their length.
    double scale(CountedRows rows, int row, int block) {
        int[] features = rows.features(row);
        byte[] counts = rows.counts(row);
        double squares = 0;
        int unknown = rows.unnumbered(row, block);
        for (int i = rows.start(row, block); i < rows.end(row, block); i++) {
            if (inverse[features[i]] == 0) unknown += counts[i];
            double raw = FeatureWeighting.raw(counts[i], inverse[features[i]]);
            squares += raw * raw;
        }
        return FeatureWeighting.scale(block, squares + FeatureWeighting.unknownSquares(block, unknown, learned));
    }
}
