package org.fener.classifier.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Which features of the learning rows a category's model keeps: those in at least two rows, the most telling first.
final class FeatureSelection {

    private static final int FEWEST_ROWS = 2;

    private final int[] frequencies;
    private final int[] chosen;

    private FeatureSelection(int[] frequencies, int[] chosen) {
        this.frequencies = frequencies;
        this.chosen = chosen;
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
        double[] telling = new double[rows.featureCount()];
        for (int f = 0; f < frequencies.length; f++) {
            frequencies[f] = inPositive[f] + inNegative[f];
            double p = (inPositive[f] + 0.5) / (positives + 1);
            double n = (inNegative[f] + 0.5) / (negatives + 1);
            telling[f] = Math.abs(Math.log(p / n)) * Math.sqrt(Math.max(p, n));
        }
        int[] chosen = IntStream.range(0, frequencies.length)
                .filter(f -> frequencies[f] >= FEWEST_ROWS)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(f -> -telling[f]).thenComparing(rows::name))
                .limit(most)
                .sorted(Comparator.comparing(rows::name))
                .mapToInt(Integer::intValue)
                .toArray();
        return new FeatureSelection(frequencies, chosen);
    }

    /// Numbers of the chosen features, in the order of their names.
    int[] chosen() {
        return Arrays.copyOf(chosen, chosen.length);
    }

    /// In how many learning rows the feature is.
    int frequency(int feature) {
        return frequencies[feature];
    }
}
