package org.fener.classifier.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fener.classifier.Score;
import org.fener.classifier.opennlp.OpenNlpClassifier;
import org.fener.classifier.opennlp.TextAnalysis;
import org.fener.classifier.train.Judgement;
import org.fener.classifier.train.LabelledRow;
import org.fener.classifier.train.Measures;
import org.fener.classifier.train.Progress;
import org.fener.classifier.train.Trainer;
import org.fener.classifier.train.TrainingOptions;

/// Trains on one part of a set, tests on another, beside the reference fitted on the same rows.
///
/// Our model learns all languages of a set together and half of the neutral sentences; the reference, as it is
/// defined, one language at a time and the set alone. False alarms of both are counted on the other half of the
/// neutral sentences and on treebank sentences, which neither saw.
final class SetBench {

    private static final TextAnalysis ANALYSIS = new TextAnalysis();

    private final Optional<ScikitReference> reference;
    private final NeutralTexts neutral;
    private final List<Double> gains = new ArrayList<>();

    private SetBench(Optional<ScikitReference> reference, NeutralTexts neutral) {
        this.reference = reference;
        this.neutral = neutral;
    }

    static void run(String what, List<BenchTasks.Known> tasks, boolean alone) throws IOException {
        if (alone) {
            new SetBench(Optional.empty(), NeutralTexts.read()).measure(what, tasks);
            return;
        }
        try (ScikitReference reference = ScikitReference.start()) {
            SetBench bench = new SetBench(Optional.of(reference), NeutralTexts.read());
            bench.measure(what, tasks);
            bench.printGain();
        }
    }

    private void measure(String what, List<BenchTasks.Known> tasks) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%n%-18s %-4s %7s %5s  %-13s %-13s %-13s %-19s%n",
                what,
                "lang",
                "tested",
                "true",
                "AP ours  ref",
                "F1 ours  ref",
                "ECE ours ref",
                "false alarms ours ref");
        for (BenchTasks.Known task : tasks) measure(task.reader().read());
    }

    private void printGain() {
        double sum = gains.stream().mapToDouble(Double::doubleValue).sum();
        System.out.printf(
                Locale.ROOT,
                "AP above the reference on average: %+.3f; on %d of %d at or above it%n",
                sum / gains.size(),
                gains.stream().filter(gain -> gain >= 0).count(),
                gains.size());
    }

    private void measure(BenchTask task) throws IOException {
        Map<String, List<LabelledRow>> learned = BenchTask.byLanguage(task.train());
        List<LabelledRow> rows = new ArrayList<>(task.train());
        for (String language : learned.keySet()) rows.addAll(neutral.learned(language, task.name()));
        OpenNlpClassifier ours = OpenNlpClassifier.of(
                new Trainer(ANALYSIS, TrainingOptions.standard(), Progress.silent())
                        .train(rows, List.of(task.name()))
                        .models(),
                ANALYSIS);
        for (Map.Entry<String, List<LabelledRow>> language :
                BenchTask.byLanguage(task.test()).entrySet()) {
            List<LabelledRow> tested = new ArrayList<>(language.getValue());
            tested.addAll(neutral.tested(language.getKey(), task.name()));
            List<Judgement> judged = judged(ours, tested);
            List<Judgement> peer = reference.isPresent()
                    ? judged(
                            reference
                                    .get()
                                    .probabilities(
                                            learned.getOrDefault(language.getKey(), List.of()), task.name(), tested),
                            tested,
                            task.name())
                    : List.of();
            print(task.name(), language.getKey(), split(judged), split(peer));
        }
    }

    /// The set's own rows on one side, neutral text on the other.
    private record Both(Measures set, Measures neutral) {}

    private static Both split(List<Judgement> judgements) {
        return new Both(
                Measures.of(judgements.stream().filter(j -> !j.neutral()).toList()),
                Measures.of(judgements.stream().filter(Judgement::neutral).toList()));
    }

    private static List<Judgement> judged(OpenNlpClassifier classifier, List<LabelledRow> rows) {
        List<Judgement> judgements = new ArrayList<>();
        for (LabelledRow row : rows) {
            Score score = classifier.judge(row.text(), row.language()).scores().getFirst();
            judgements.add(judgement(row, score.category(), score.probability(), score.threshold()));
        }
        return judgements;
    }

    private static List<Judgement> judged(List<Double> probabilities, List<LabelledRow> rows, String category) {
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++)
            judgements.add(judgement(rows.get(i), category, probabilities.get(i), 0.5));
        return judgements;
    }

    private static Judgement judgement(LabelledRow row, String category, double probability, double threshold) {
        return new Judgement(
                probability,
                threshold,
                row.label(category).orElseThrow(),
                row.language().orElseThrow(),
                row.neutral(),
                row.origin());
    }

    private void print(String name, String language, Both ours, Both peer) {
        gains.add(ours.set().averagePrecision() - peer.set().averagePrecision());
        System.out.printf(
                Locale.ROOT,
                "%-18s %-4s %7d %5d  %.3f  %.3f  %.3f  %.3f  %.3f  %.3f  %5.2f %%  %5.2f %% of %d%n",
                name,
                language,
                ours.set().positives() + ours.set().negatives(),
                ours.set().positives(),
                ours.set().averagePrecision(),
                peer.set().averagePrecision(),
                ours.set().f1(),
                peer.set().f1(),
                ours.set().calibrationError(),
                peer.set().calibrationError(),
                100 * ours.neutral().neutralAlarms(),
                100 * peer.neutral().neutralAlarms(),
                ours.neutral().neutral());
    }
}
