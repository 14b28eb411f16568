package org.fener.classifier.train;

import java.util.Arrays;
import java.util.List;

/// How much longer the value of a feature is made in training because it tells the classes apart by itself (the naive
/// Bayes log-count ratio): the cost of large weights then falls on the features that say little.
final class Emphasis {

    /// Added to the counts of each class, in proportion to the classes.
    private static final double SMOOTHING = 3;

    private Emphasis() {}

    /// One factor a feature, at least 1.
    ///
    /// @param strength of the ratio; 0 leaves all features alike
    static float[] of(CountedRows rows, List<Integer> learned, List<Boolean> labels, double strength) {
        float[] emphasis = new float[rows.featureCount()];
        Arrays.fill(emphasis, 1);
        if (strength == 0) return emphasis;
        int[] inPositive = new int[rows.featureCount()];
        int[] inNegative = new int[rows.featureCount()];
        int positives = 0;
        int told = 0;
        for (int i = 0; i < learned.size(); i++) {
            if (rows.row(learned.get(i)).neutral()) continue;
            told++;
            int[] counts = labels.get(i) ? inPositive : inNegative;
            if (labels.get(i)) positives++;
            for (int feature : rows.features(learned.get(i))) counts[feature]++;
        }
        if (positives == 0 || positives == told) return emphasis;
        double share = (double) positives / told;
        for (int f = 0; f < emphasis.length; f++) {
            double p = (inPositive[f] + SMOOTHING * share) / share;
            double n = (inNegative[f] + SMOOTHING * (1 - share)) / (1 - share);
            emphasis[f] += (float) (strength * Math.abs(Math.log(p / n)));
        }
        return emphasis;
    }
}
