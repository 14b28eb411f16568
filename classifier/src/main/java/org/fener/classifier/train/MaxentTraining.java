package org.fener.classifier.train;

import java.util.List;

/// Trains one category's maximum-entropy model of two outcomes, with one weight a feature: what "true" has more than
/// "false", at half the cost of large weights that OpenNLP's trainer would take for a weight for each.
final class MaxentTraining {

    /// Weights are kept to this fraction: small files, and no last digits that depend on the machine.
    private static final double GRAIN = 1.0 / 2048;

    private final CountedRows rows;
    private final TrainingOptions options;

    MaxentTraining(CountedRows rows, TrainingOptions options) {
        this.rows = rows;
        this.options = options;
    }

    /// @param learned rows with a label of the category
    NumberedModel train(String category, List<Integer> learned) {
        List<Boolean> labels = learned.stream()
                .map(r -> rows.row(r).label(category).orElseThrow())
                .toList();
        FeatureSelection selection = FeatureSelection.of(rows, learned, labels, options.mostFeatures());
        float[] emphasis = Emphasis.of(rows, learned, labels, options.emphasis());
        RowWeights weighing = RowWeights.of(rows, learned, labels, options);
        CategoryLoss loss = new CategoryLoss(rows, selection, learned, labels, weighing, emphasis);
        double cost = options.l2() * RowWeights.UNIT / 2;
        double[] found = new QuasiNewton(loss, cost, options.iterations()).minimum();
        float[] weights = new float[rows.featureCount()];
        for (int i = 0; i < selection.size(); i++) {
            int feature = selection.chosen(i);
            weights[feature] = (float) kept(found[i + 1] * emphasis[feature]);
        }
        return new NumberedModel(rows, selection, kept(found[0]), weights);
    }

    private static double kept(double weight) {
        return Math.round(weight / GRAIN) * GRAIN;
    }
}
