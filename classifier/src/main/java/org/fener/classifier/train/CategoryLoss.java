package org.fener.classifier.train;

import java.util.Arrays;
import java.util.List;
import opennlp.tools.ml.maxent.quasinewton.Function;
import org.fener.classifier.opennlp.FeatureWeighting;

/// What a model of two outcomes costs on the rows that it learns from, as a function of what each chosen feature weighs
/// for "true" against "false"; the first weight is the bias. Values of features are made from counts whenever they are
/// needed: a count is a byte, and the weights of the chosen features alone stay in the processor's cache.
final class CategoryLoss implements Function {

    private static final int BLOCKS = FeatureWeighting.blocks();

    private final boolean[] labels;
    private final int[] repeated;

    /// Of each row the places of its chosen features among the weights, block by block.
    private final int[][] places;

    private final byte[][] counts;

    /// Of each row and block where its features end, and what scales them to their length.
    private final int[] ends;

    private final double[] scales;

    /// What a weight is multiplied by before it meets a damped count.
    private final double[] factors;

    private final double[] weighted;
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
        int size = learned.size();
        this.labels = new boolean[size];
        this.repeated = new int[size];
        this.places = new int[size][];
        this.counts = new byte[size][];
        this.ends = new int[size * BLOCKS];
        this.scales = new double[size * BLOCKS];
        this.factors = new double[selection.size() + 1];
        int[] placeOf = new int[rows.featureCount()];
        for (int i = 0; i < selection.size(); i++) {
            int feature = selection.chosen(i);
            placeOf[feature] = i + 1;
            factors[i + 1] = (double) selection.inverseFrequency(feature) * emphasis[feature];
        }
        for (int i = 0; i < size; i++) {
            int row = learned.get(i);
            this.labels[i] = labels.get(i);
            repeated[i] = weights.of(labels.get(i), rows.row(row).neutral());
            for (int block = 0; block < BLOCKS; block++) scales[i * BLOCKS + block] = selection.scale(rows, row, block);
            keepChosen(rows, row, i, placeOf);
        }
        this.weighted = new double[factors.length];
        this.logits = new double[size];
        this.gradient = new double[factors.length];
    }

    private void keepChosen(CountedRows rows, int row, int at, int[] placeOf) {
        int[] features = rows.features(row);
        int[] kept = new int[features.length];
        byte[] keptCounts = new byte[features.length];
        int size = 0;
        for (int block = 0; block < BLOCKS; block++) {
            for (int i = rows.start(row, block); i < rows.end(row, block); i++) {
                if (placeOf[features[i]] == 0) continue;
                kept[size] = placeOf[features[i]];
                keptCounts[size++] = rows.counts(row)[i];
            }
            ends[at * BLOCKS + block] = size;
        }
        places[at] = Arrays.copyOf(kept, size);
        counts[at] = Arrays.copyOf(keptCounts, size);
    }

    @Override
    public int getDimension() {
        return factors.length;
    }

    @Override
    public double valueAt(double[] weights) {
        score(weights);
        double loss = 0;
        for (int i = 0; i < logits.length; i++) {
            double against = labels[i] ? -logits[i] : logits[i];
            loss += repeated[i] * (Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against))));
        }
        return loss;
    }

    /// The trainer may change what is returned; it is written anew each time.
    @Override
    public double[] gradientAt(double[] weights) {
        if (!Arrays.equals(weights, scoredAt)) score(weights);
        Arrays.fill(gradient, 0);
        double bias = 0;
        for (int i = 0; i < logits.length; i++) {
            double error = repeated[i] * (1 / (1 + Math.exp(-logits[i])) - (labels[i] ? 1 : 0));
            bias += error;
            spread(i, error);
        }
        for (int place = 1; place < gradient.length; place++) gradient[place] *= factors[place];
        gradient[0] = bias;
        return gradient;
    }

    private void score(double[] weights) {
        for (int place = 1; place < weighted.length; place++) weighted[place] = weights[place] * factors[place];
        for (int i = 0; i < logits.length; i++) logits[i] = weights[0] + logit(i);
        scoredAt = weights.clone();
    }

    private double logit(int at) {
        int[] present = places[at];
        byte[] count = counts[at];
        double logit = 0;
        int i = 0;
        for (int block = 0; block < BLOCKS; block++) {
            double sum = 0;
            for (; i < ends[at * BLOCKS + block]; i++) sum += FeatureWeighting.damped(count[i]) * weighted[present[i]];
            logit += sum * scales[at * BLOCKS + block];
        }
        return logit;
    }

    private void spread(int at, double error) {
        int[] present = places[at];
        byte[] count = counts[at];
        int i = 0;
        for (int block = 0; block < BLOCKS; block++) {
            double share = error * scales[at * BLOCKS + block];
            for (; i < ends[at * BLOCKS + block]; i++)
                gradient[present[i]] += FeatureWeighting.damped(count[i]) * share;
        }
    }
}
