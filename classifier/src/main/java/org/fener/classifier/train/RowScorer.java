package org.fener.classifier.train;

import java.util.HashMap;
import java.util.Map;
import org.fener.classifier.opennlp.CategoryModel;
import org.fener.classifier.opennlp.FeatureWeighting;

/// A model on counted rows.
final class RowScorer {

    private final CountedRows rows;
    private final float[] weights;
    private final float[] inverse;
    private final byte[] blocks;
    private final double bias;
    private final int learned;

    RowScorer(CountedRows rows, CategoryModel model) {
        this.rows = rows;
        this.weights = new float[rows.featureCount()];
        this.inverse = new float[rows.featureCount()];
        this.blocks = new byte[rows.featureCount()];
        this.bias = model.bias();
        this.learned = model.rows();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < model.features().size(); i++)
            places.put(model.features().get(i), i);
        for (int f = 0; f < weights.length; f++) {
            Integer place = places.get(rows.name(f));
            if (place == null) continue;
            weights[f] = model.weights().get(place);
            inverse[f] = FeatureWeighting.inverseFrequency(
                    model.rows(), model.frequencies().get(place));
            blocks[f] = (byte) FeatureWeighting.block(rows.name(f));
        }
    }

    double logit(int row) {
        int[] features = rows.features(row);
        int[] counts = rows.counts(row);
        double[] squares = new double[FeatureWeighting.blocks()];
        double[] sums = new double[FeatureWeighting.blocks()];
        for (int i = 0; i < features.length; i++) {
            if (inverse[features[i]] == 0) {
                int block = FeatureWeighting.block(rows.name(features[i]));
                squares[block] += FeatureWeighting.unknownSquares(block, counts[i], learned);
                continue;
            }
            double raw = FeatureWeighting.raw(counts[i], inverse[features[i]]);
            squares[blocks[features[i]]] += raw * raw;
            sums[blocks[features[i]]] += raw * weights[features[i]];
        }
        double logit = bias;
        for (int block = 0; block < sums.length; block++)
            logit += sums[block] * FeatureWeighting.scale(block, squares[block]);
        return logit;
    }
}
