package org.fener.classifier.train;

import java.util.Arrays;
import java.util.List;
import opennlp.tools.ml.maxent.quasinewton.Function;
import org.fener.classifier.opennlp.FeatureWeighting;

/// What a model of two outcomes costs on the rows that it learns from, as a function of what each chosen feature weighs
/// for "true" against "false"; the first weight is the bias. Values of features are made from the counts that all
/// categories and folds share, instead of being kept once for each of them.
final class CategoryLoss implements Function {

    private static final int BLOCKS = FeatureWeighting.blocks();

    private final CountedRows rows;
    private final FeatureSelection selection;
    private final int[] learned;
    private final boolean[] labels;
    private final int[] repeated;
    private final double[] scales;

    /// What a feature's weight is multiplied by before it meets a damped count; 0 for features that were not chosen.
    private final double[] factors;

    private final double[] weighted;
    private final double[] sums;
    private final double[] logits;
    private final double[] gradient;
    private double[] scoredAt = {};

    CategoryLoss(
            CountedRows rows,
            FeatureSelection selection,
            List<Integer> learned,
            List<Boolean> labels,
            RowWeights weights,
            float[] emphasis) {
        this.rows = rows;
        this.selection = selection;
        this.learned = learned.stream().mapToInt(Integer::intValue).toArray();
        this.labels = new boolean[learned.size()];
        this.repeated = new int[learned.size()];
        this.scales = new double[learned.size() * BLOCKS];
        for (int i = 0; i < this.learned.length; i++) {
            this.labels[i] = labels.get(i);
            repeated[i] = weights.of(labels.get(i), rows.row(this.learned[i]).neutral());
            for (int block = 0; block < BLOCKS; block++)
                scales[i * BLOCKS + block] = selection.scale(rows, this.learned[i], block);
        }
        this.factors = new double[rows.featureCount()];
        for (int i = 0; i < selection.size(); i++) {
            int feature = selection.chosen(i);
            factors[feature] = (double) selection.inverseFrequency(feature) * emphasis[feature];
        }
        this.weighted = new double[rows.featureCount()];
        this.sums = new double[rows.featureCount()];
        this.logits = new double[learned.size()];
        this.gradient = new double[getDimension()];
    }

    @Override
    public int getDimension() {
        return selection.size() + 1;
    }

    @Override
    public double valueAt(double[] weights) {
        score(weights);
        double loss = 0;
        for (int i = 0; i < learned.length; i++) {
            double against = labels[i] ? -logits[i] : logits[i];
            loss += repeated[i] * (Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against))));
        }
        return loss;
    }

    /// The trainer may change what is returned; it is written anew each time.
    @Override
    public double[] gradientAt(double[] weights) {
        if (!Arrays.equals(weights, scoredAt)) score(weights);
        Arrays.fill(sums, 0);
        double bias = 0;
        for (int i = 0; i < learned.length; i++) {
            double error = repeated[i] * (1 / (1 + Math.exp(-logits[i])) - (labels[i] ? 1 : 0));
            bias += error;
            spread(i, error);
        }
        gradient[0] = bias;
        for (int i = 0; i < selection.size(); i++) {
            int feature = selection.chosen(i);
            gradient[i + 1] = sums[feature] * factors[feature];
        }
        return gradient;
    }

    private void score(double[] weights) {
        for (int i = 0; i < selection.size(); i++) {
            int feature = selection.chosen(i);
            weighted[feature] = weights[i + 1] * factors[feature];
        }
        for (int i = 0; i < learned.length; i++) logits[i] = weights[0] + logit(i);
        scoredAt = weights.clone();
    }

    private double logit(int place) {
        int row = learned[place];
        int[] features = rows.features(row);
        byte[] counts = rows.counts(row);
        double logit = 0;
        for (int block = 0; block < BLOCKS; block++) {
            double sum = 0;
            for (int i = rows.start(row, block); i < rows.end(row, block); i++)
                sum += FeatureWeighting.damped(counts[i]) * weighted[features[i]];
            logit += sum * scales[place * BLOCKS + block];
        }
        return logit;
    }

    private void spread(int place, double error) {
        int row = learned[place];
        int[] features = rows.features(row);
        byte[] counts = rows.counts(row);
        for (int block = 0; block < BLOCKS; block++) {
            double share = error * scales[place * BLOCKS + block];
            for (int i = rows.start(row, block); i < rows.end(row, block); i++)
                sums[features[i]] += FeatureWeighting.damped(counts[i]) * share;
        }
    }
}
