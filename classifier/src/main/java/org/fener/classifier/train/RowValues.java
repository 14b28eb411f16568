package org.fener.classifier.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fener.classifier.opennlp.FeatureWeighting;
import org.fener.classifier.opennlp.MaxentFile;

/// The values of the chosen features in a row; number 0 is the bias, which every row has.
final class RowValues {

    private final CountedRows rows;
    private final int learned;
    private final int[] chosen;
    private final int[] numbers;
    private final float[] inverse;
    private final byte[] blocks;

    RowValues(CountedRows rows, FeatureSelection selection, int learned) {
        this.rows = rows;
        this.learned = learned;
        this.chosen = selection.chosen();
        this.numbers = new int[rows.featureCount()];
        this.inverse = new float[rows.featureCount()];
        this.blocks = new byte[rows.featureCount()];
        for (int i = 0; i < chosen.length; i++) {
            numbers[chosen[i]] = i + 1;
            inverse[chosen[i]] = FeatureWeighting.inverseFrequency(learned, selection.frequency(chosen[i]));
        }
        for (int f = 0; f < blocks.length; f++) blocks[f] = (byte) FeatureWeighting.block(rows.name(f));
    }

    /// In the order of their numbers.
    List<String> names() {
        List<String> names = new ArrayList<>(chosen.length + 1);
        names.add(MaxentFile.BIAS);
        for (int feature : chosen) names.add(rows.name(feature));
        return names;
    }

    /// Adds a row, each value multiplied by the emphasis of its feature.
    void add(int row, int outcome, int weight, float[] emphasis, RowEvents events) {
        int[] features = rows.features(row);
        int[] counts = rows.counts(row);
        double[] scales = scales(features, counts);
        int[] context = new int[features.length + 1];
        float[] values = new float[features.length + 1];
        values[0] = 1;
        int at = 1;
        for (int i = 0; i < features.length; i++) {
            int feature = features[i];
            if (numbers[feature] == 0) continue;
            context[at] = numbers[feature];
            values[at++] = (float)
                    (FeatureWeighting.raw(counts[i], inverse[feature]) * scales[blocks[feature]] * emphasis[feature]);
        }
        events.add(outcome, weight, Arrays.copyOf(context, at), Arrays.copyOf(values, at));
    }

    private double[] scales(int[] features, int[] counts) {
        double[] squares = new double[FeatureWeighting.blocks()];
        for (int i = 0; i < features.length; i++) {
            int block = blocks[features[i]];
            double raw = FeatureWeighting.raw(counts[i], inverse[features[i]]);
            squares[block] +=
                    numbers[features[i]] == 0 ? FeatureWeighting.unknownSquares(block, counts[i], learned) : raw * raw;
        }
        double[] scales = new double[squares.length];
        for (int block = 0; block < scales.length; block++)
            scales[block] = FeatureWeighting.scale(block, squares[block]);
        return scales;
    }

    /// Weights of emphasised values become weights of plain ones.
    void multiply(Map<String, Double> weights, float[] emphasis) {
        for (int feature : chosen)
            weights.computeIfPresent(rows.name(feature), (name, weight) -> weight * emphasis[feature]);
    }
}
