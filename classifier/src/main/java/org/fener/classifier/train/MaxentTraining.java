package org.fener.classifier.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.util.TrainingParameters;
import org.fener.classifier.opennlp.Calibration;
import org.fener.classifier.opennlp.CategoryModel;
import org.fener.classifier.opennlp.MaxentFile;
import org.fener.classifier.opennlp.Thresholds;

/// Trains one category's model with OpenNLP's quasi-Newton trainer on events of real-valued features.
final class MaxentTraining {

    private static final Calibration UNCALIBRATED = new Calibration(1, 0);
    private static final Thresholds UNCHOSEN = new Thresholds(0.5, Map.of(), "nobody", "not chosen yet");

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
        Map<String, Double> weights = weights(values, learned, labels);
        weights.replaceAll((feature, weight) -> Math.round(weight / GRAIN) * GRAIN);
        return model(category, learned.size(), selection, weights);
    }

    private Map<String, Double> weights(RowValues values, List<Integer> learned, List<Boolean> labels) {
        float[] emphasis = Emphasis.of(rows, learned, labels, options.emphasis());
        RowWeights weighing = RowWeights.of(rows, learned, labels, options.neutralShare());
        RowEvents events = new RowEvents(values.names(), learned.size());
        for (int i = 0; i < learned.size(); i++)
            values.add(
                    learned.get(i),
                    labels.get(i) ? RowEvents.YES : RowEvents.NO,
                    weighing.of(labels.get(i), rows.row(learned.get(i)).neutral()),
                    emphasis,
                    events);
        QNTrainer trainer = new QNTrainer();
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
        parameters.put(QNTrainer.L2COST_PARAM, options.l2() * RowWeights.UNIT);
        parameters.put(QNTrainer.L1COST_PARAM, 0.0);
        parameters.put(QNTrainer.THREADS_PARAM, 1);
        trainer.init(parameters, new HashMap<>());
        Map<String, Double> weights = differences(trainer.trainModel(options.iterations(), events));
        values.multiply(weights, emphasis);
        return weights;
    }

    /// Two outcomes have one weight that matters: what "true" has more than "false".
    private static Map<String, Double> differences(AbstractModel model) {
        int yes = RowEvents.YES;
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
}
