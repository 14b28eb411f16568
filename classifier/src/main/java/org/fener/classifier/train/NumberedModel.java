package org.fener.classifier.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fener.classifier.opennlp.Calibration;
import org.fener.classifier.opennlp.CategoryModel;
import org.fener.classifier.opennlp.FeatureWeighting;
import org.fener.classifier.opennlp.Thresholds;

/// A model of counted rows, its features as their numbers: what folds need, without a name for anything.
final class NumberedModel {

    private static final Calibration UNCALIBRATED = new Calibration(1, 0);
    private static final Thresholds UNCHOSEN = new Thresholds(0.5, Map.of(), "nobody", "not chosen yet");

    private final CountedRows rows;
    private final FeatureSelection selection;
    private final double bias;
    private final float[] weights;

    /// @param weights of each feature of the rows; 0 where it was not chosen
    NumberedModel(CountedRows rows, FeatureSelection selection, double bias, float[] weights) {
        this.rows = rows;
        this.selection = selection;
        this.bias = bias;
        this.weights = weights;
    }

    double logit(int row) {
        int[] features = rows.features(row);
        byte[] counts = rows.counts(row);
        double logit = bias;
        for (int block = 0; block < FeatureWeighting.blocks(); block++) {
            double sum = 0;
            for (int i = rows.start(row, block); i < rows.end(row, block); i++)
                sum += FeatureWeighting.raw(counts[i], selection.inverseFrequency(features[i])) * weights[features[i]];
            logit += sum * selection.scale(rows, row, block);
        }
        return logit;
    }

    CategoryModel named(String category) {
        List<String> features = new ArrayList<>(selection.size());
        List<Float> kept = new ArrayList<>(selection.size());
        List<Integer> frequencies = new ArrayList<>(selection.size());
        for (int i = 0; i < selection.size(); i++) {
            int feature = selection.chosen(i);
            features.add(rows.name(feature));
            kept.add(weights[feature]);
            frequencies.add(selection.frequency(feature));
        }
        return new CategoryModel(
                category, features, kept, frequencies, selection.learned(), bias, UNCALIBRATED, UNCHOSEN);
    }
}
