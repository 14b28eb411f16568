package org.fener.classifier.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fener.classifier.opennlp.Calibration;
import org.fener.classifier.opennlp.CategoryModel;
import org.fener.classifier.opennlp.TextAnalysis;
import org.fener.classifier.opennlp.Thresholds;

/// From labelled rows to calibrated models with thresholds: the same rows and options give the same models.
public final class Trainer {

    /// With fewer positives or negatives a category cannot be learned and measured.
    public static final int FEWEST = 4;

    private final TextAnalysis analysis;
    private final TrainingOptions options;
    private final Progress progress;

    public Trainer(TextAnalysis analysis, TrainingOptions options, Progress progress) {
        this.analysis = analysis;
        this.options = options;
        this.progress = progress;
    }

    /// Trains one model for each category.
    ///
    /// @param categories to train; empty means every category that a label names
    public TrainedModels train(List<LabelledRow> rows, List<String> categories) {
        List<Trained> trained = judged(rows, categories).stream()
                .map(judged -> judged.trained(options))
                .toList();
        return new TrainedModels(
                trained.stream().map(Trained::model).toList(),
                trained.stream().map(Trained::report).toList(),
                options);
    }

    /// Calibrated models with the held-out judgements that thresholds are chosen on.
    List<Judged> judged(List<LabelledRow> rows, List<String> categories) {
        List<String> wanted = categories.isEmpty() ? named(rows) : categories;
        for (String category : wanted) refuseTooFew(rows, category);
        CountedRows counted = new CountedRows(rows, analysis, progress);
        AtomicInteger done = new AtomicInteger();
        return wanted.parallelStream()
                .map(category -> {
                    Judged one = category(counted, category);
                    progress.at(category, done.incrementAndGet(), wanted.size());
                    return one;
                })
                .toList();
    }

    private record Trained(CategoryModel model, CategoryReport report) {}

    /// A calibrated model whose thresholds are still to be chosen.
    ///
    /// @param options by which it was trained
    /// @param heldOut every row's judgement by a model that did not learn from its group
    record Judged(CategoryModel model, TrainingOptions options, List<Judgement> heldOut) {

        Judged {
            heldOut = List.copyOf(heldOut);
        }

        private Trained trained(TrainingOptions rule) {
            Thresholds thresholds = thresholds(rule);
            List<Judgement> judgements =
                    heldOut.stream().map(j -> j.at(thresholds.of(j.language()))).toList();
            return new Trained(
                    model.with(model.calibration(), thresholds), Trainer.report(model.category(), options, judgements));
        }

        Thresholds thresholds(TrainingOptions rule) {
            return ThresholdChoice.of(heldOut, rule.falseAlarms(), rule.recallWeight(), rule.leastPrecision());
        }

        /// Whether neutral text of some language keeps its threshold above that of the others.
        private boolean isHeldBack() {
            return !thresholds(options).apart().isEmpty();
        }

        /// The F measure of what the thresholds flag, neutral text apart.
        private double atThresholds() {
            Thresholds thresholds = thresholds(options);
            long positives = 0;
            long flagged = 0;
            long found = 0;
            for (Judgement j : heldOut) {
                if (j.neutral()) continue;
                if (j.truth()) positives++;
                if (j.probability() < thresholds.of(j.language())) continue;
                flagged++;
                if (j.truth()) found++;
            }
            return ThresholdChoice.f(options.recallWeight(), positives, flagged, found);
        }
    }

    /// Categories share nothing but the rows, so that side by side they come out as one after the other. Where calm
    /// sentences keep thresholds of a category of few texts high, it is trained for calm texts too; the model stays
    /// that does better by the measure by which thresholds are chosen.
    private Judged category(CountedRows rows, String category) {
        Judged usual = category(rows, category, options);
        if (options.neutralShare() > 0 || !usual.isHeldBack()) return usual;
        Judged calm = category(rows, category, options.forCalmTexts());
        return calm.atThresholds() > usual.atThresholds() ? calm : usual;
    }

    private Judged category(CountedRows rows, String category, TrainingOptions options) {
        List<Integer> known = IntStream.range(0, rows.size())
                .filter(r -> rows.row(r).label(category).isPresent())
                .boxed()
                .toList();
        MaxentTraining training = new MaxentTraining(rows, options);
        List<Integer> learned = LearnedRows.of(rows, known, options.neutralRows());
        double[] logits = HeldOut.logits(rows, training, category, known, learned, options.folds());
        boolean[] labels = new boolean[known.size()];
        for (int i = 0; i < labels.length; i++)
            labels[i] = rows.row(known.get(i)).label(category).orElseThrow();
        Calibration calibration = PlattScaling.fit(logits, labels);
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            int row = known.get(i);
            judgements.add(new Judgement(
                    calibration.probability(logits[i]),
                    0.5,
                    labels[i],
                    rows.language(row),
                    rows.row(row).neutral(),
                    rows.row(row).origin()));
        }
        CategoryModel model = training.train(category, learned).named(category);
        return new Judged(model.with(calibration, model.thresholds()), options, judgements);
    }

    private static CategoryReport report(String category, TrainingOptions options, List<Judgement> judgements) {
        Map<String, CategoryReport.Origin> origins = new TreeMap<>();
        for (Judgement j : judgements)
            origins.merge(
                    j.origin(),
                    new CategoryReport.Origin(1, j.truth() ? 1 : 0),
                    (a, b) -> new CategoryReport.Origin(a.rows() + b.rows(), a.positives() + b.positives()));
        return new CategoryReport(
                category,
                options,
                origins,
                Measures.of(judgements),
                grouped(judgements, Judgement::language),
                grouped(judgements, j -> j.origin() + " " + j.language()));
    }

    static Map<String, Measures> grouped(List<Judgement> judgements, Function<Judgement, String> key) {
        Map<String, Measures> groups = new TreeMap<>();
        judgements.stream().collect(Collectors.groupingBy(key)).forEach((group, members) -> {
            if (members.size() >= 10) groups.put(group, Measures.of(members));
        });
        return groups;
    }

    private static List<String> named(List<LabelledRow> rows) {
        TreeSet<String> names = new TreeSet<>();
        for (LabelledRow row : rows) names.addAll(row.labels().keySet());
        if (names.isEmpty()) throw new IllegalArgumentException("no row has a label: nothing to train");
        return List.copyOf(names);
    }

    private static void refuseTooFew(List<LabelledRow> rows, String category) {
        long positives =
                rows.stream().filter(r -> r.label(category).orElse(false)).count();
        long negatives =
                rows.stream().filter(r -> !r.label(category).orElse(true)).count();
        if (positives < FEWEST || negatives < FEWEST) throw new TooFewRows(category, positives, negatives);
    }
}
