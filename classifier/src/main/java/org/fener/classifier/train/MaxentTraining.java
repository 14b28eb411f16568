package org.fener.classifier.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.OnePassRealValueDataIndexer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.fener.classifier.opennlp.Calibration;
import org.fener.classifier.opennlp.CategoryModel;
import org.fener.classifier.opennlp.FeatureWeighting;
import org.fener.classifier.opennlp.MaxentFile;
import org.fener.classifier.opennlp.Thresholds;

/// Trains one category's model with OpenNLP's quasi-Newton trainer on events of real-valued features.
final class MaxentTraining {

    private static final Calibration UNCALIBRATED = new Calibration(1, 0);
    private static final Thresholds UNCHOSEN = new Thresholds(0.5, Map.of(), "nobody", "not chosen yet");

    private static final int MOST_REPEATED = 8;
    private static final String YES = "true";
    private static final String NO = "false";

    /// Fewer offers of other categories teach no manner.
    private static final int FEWEST_OFFERS = 40;

    /// Weights are kept to this fraction: small files, and no last digits that depend on the machine.
    private static final double GRAIN = 1.0 / 2048;

    private final CountedRows rows;
    private final TrainingOptions options;

    MaxentTraining(CountedRows rows, TrainingOptions options) {
        this.rows = rows;
        this.options = options;
    }

    /// @param learned rows with a label of the category
    CategoryModel train(String category, List<Integer> learned) {
        List<Boolean> labels = learned.stream()
                .map(r -> rows.row(r).label(category).orElseThrow())
                .toList();
        FeatureSelection selection = FeatureSelection.of(rows, learned, labels, options.mostFeatures());
        RowValues values = new RowValues(rows, selection, learned.size());
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < learned.size(); i++) events.add(values.event(labels.get(i) ? YES : NO, learned.get(i)));
        Map<String, Double> weights = weights(category, balanced(events));
        Map<String, Double> manner = options.manner() > 0 ? manner(category, learned, values) : Map.of();
        return model(category, learned.size(), selection, folded(weights, manner));
    }

    /// How offers and calls of the other categories differ from texts about them: learned from rows of other
    /// origins than the category's own, so that a category with few texts borrows what all offers share. Empty
    /// where the rows know no other category.
    private Map<String, Double> manner(String category, List<Integer> learned, RowValues values) {
        Set<String> own = OwnOrigins.of(rows, learned, category);
        List<Event> events = new ArrayList<>();
        int positives = 0;
        for (int row : learned) {
            LabelledRow labelled = rows.row(row);
            if (own.contains(labelled.origin()) || labelled.labels().size() < 2) continue;
            boolean offers = labelled.labels().containsValue(true);
            if (offers) positives++;
            events.add(values.event(offers ? YES : NO, row));
        }
        if (positives < FEWEST_OFFERS || events.size() - positives < FEWEST_OFFERS) return Map.of();
        return weights(category, balanced(events));
    }

    /// One linear model again: a share of the manner's weights is added to the category's own.
    private Map<String, Double> folded(Map<String, Double> weights, Map<String, Double> manner) {
        Map<String, Double> folded = new HashMap<>(weights);
        manner.forEach((feature, weight) -> folded.merge(feature, options.manner() * weight, Double::sum));
        folded.replaceAll((feature, weight) -> Math.round(weight / GRAIN) * GRAIN);
        return folded;
    }

    /// Rare positives count as often as it takes to balance the negatives, within reason.
    private static List<Event> balanced(List<Event> events) {
        long positives = events.stream().filter(e -> e.getOutcome().equals(YES)).count();
        int repeat =
                Math.clamp(Math.round((events.size() - positives) / (double) Math.max(1, positives)), 1, MOST_REPEATED);
        List<Event> balanced = new ArrayList<>();
        for (Event event : events) {
            int times = event.getOutcome().equals(YES) ? repeat : 1;
            for (int t = 0; t < times; t++) balanced.add(event);
        }
        return balanced;
    }

    private Map<String, Double> weights(String category, List<Event> events) {
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
        parameters.put(TrainingParameters.ITERATIONS_PARAM, options.iterations());
        parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
        parameters.put(QNTrainer.L2COST_PARAM, options.l2());
        parameters.put(QNTrainer.L1COST_PARAM, 0.0);
        parameters.put(QNTrainer.THREADS_PARAM, 1);
        try {
            DataIndexer indexer = new OnePassRealValueDataIndexer();
            indexer.init(parameters, new HashMap<>());
            indexer.index(ObjectStreamUtils.createObjectStream(events));
            QNTrainer trainer = new QNTrainer();
            trainer.init(parameters, new HashMap<>());
            return differences((AbstractModel) trainer.train(indexer));
        } catch (IOException e) {
            throw new IllegalStateException(category + ": training from memory met an I/O error", e);
        }
    }

    /// Two outcomes have one weight that matters: what "true" has more than "false".
    private static Map<String, Double> differences(AbstractModel model) {
        int yes = model.getIndex(YES);
        @SuppressWarnings("unchecked")
        Map<String, Context> contexts = (Map<String, Context>) Objects.requireNonNull(model.getDataStructures()[1]);
        Map<String, Double> weights = new HashMap<>();
        contexts.forEach((feature, context) -> {
            double difference = 0;
            for (int i = 0; i < context.getOutcomes().length; i++)
                difference +=
                        context.getOutcomes()[i] == yes ? context.getParameters()[i] : -context.getParameters()[i];
            weights.put(feature, difference);
        });
        return weights;
    }

    private CategoryModel model(String category, int learned, FeatureSelection selection, Map<String, Double> weights) {
        List<String> features = new ArrayList<>();
        List<Float> kept = new ArrayList<>();
        List<Integer> frequencies = new ArrayList<>();
        for (int feature : selection.chosen()) {
            features.add(rows.name(feature));
            kept.add(weights.getOrDefault(rows.name(feature), 0.0).floatValue());
            frequencies.add(selection.frequency(feature));
        }
        double bias = weights.getOrDefault(MaxentFile.BIAS, 0.0);
        return new CategoryModel(category, features, kept, frequencies, learned, bias, UNCALIBRATED, UNCHOSEN);
    }

    /// The values of the chosen features in a row.
    static final class RowValues {

        private final CountedRows rows;
        private final int learned;
        private final float[] inverse;
        private final byte[] blocks;

        RowValues(CountedRows rows, FeatureSelection selection, int learned) {
            this.rows = rows;
            this.learned = learned;
            this.inverse = new float[rows.featureCount()];
            this.blocks = new byte[rows.featureCount()];
            for (int feature : selection.chosen()) {
                inverse[feature] = FeatureWeighting.inverseFrequency(learned, selection.frequency(feature));
                blocks[feature] = (byte) FeatureWeighting.block(rows.name(feature));
            }
        }

        Event event(String outcome, int row) {
            int[] features = rows.features(row);
            int[] counts = rows.counts(row);
            double[] squares = new double[FeatureWeighting.blocks()];
            int known = 0;
            for (int i = 0; i < features.length; i++) {
                if (inverse[features[i]] == 0) {
                    int block = FeatureWeighting.block(rows.name(features[i]));
                    squares[block] += FeatureWeighting.unknownSquares(block, counts[i], learned);
                    continue;
                }
                known++;
                double raw = FeatureWeighting.raw(counts[i], inverse[features[i]]);
                squares[blocks[features[i]]] += raw * raw;
            }
            String[] names = new String[known + 1];
            float[] values = new float[known + 1];
            names[0] = MaxentFile.BIAS;
            values[0] = 1;
            int at = 1;
            for (int i = 0; i < features.length; i++) {
                if (inverse[features[i]] == 0) continue;
                int block = blocks[features[i]];
                names[at] = rows.name(features[i]);
                values[at++] = (float) (FeatureWeighting.raw(counts[i], inverse[features[i]])
                        * FeatureWeighting.scale(block, squares[block]));
            }
            return new Event(outcome, Arrays.copyOf(names, at), Arrays.copyOf(values, at));
        }
    }
}
