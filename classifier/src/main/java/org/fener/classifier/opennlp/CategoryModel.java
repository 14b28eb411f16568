package org.fener.classifier.opennlp;

import java.util.List;

/// One category's maximum-entropy model with what is needed to use it.
///
/// @param features    in the order of `weights` and `frequencies`
/// @param weights     of the outcome "true" against "false"
/// @param frequencies how many of the `rows` have the feature
public record CategoryModel(
        String category,
        List<String> features,
        List<Float> weights,
        List<Integer> frequencies,
        int rows,
        double bias,
        Calibration calibration,
        Thresholds thresholds) {

    public CategoryModel {
        features = List.copyOf(features);
        weights = List.copyOf(weights);
        frequencies = List.copyOf(frequencies);
        if (features.size() != weights.size() || features.size() != frequencies.size())
            throw new IllegalArgumentException(category + ": " + features.size() + " features, " + weights.size()
                    + " weights and " + frequencies.size() + " frequencies must be as many");
    }

    public CategoryModel with(Calibration other, Thresholds chosen) {
        return new CategoryModel(category, features, weights, frequencies, rows, bias, other, chosen);
    }

    /// What is left to say of it where others hold its features.
    CategoryModel withoutFeatures() {
        return new CategoryModel(category, List.of(), List.of(), List.of(), rows, bias, calibration, thresholds);
    }
}
