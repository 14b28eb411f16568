package org.fener.classifier.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fener.classifier.opennlp.CategoryModel;
import org.fener.classifier.opennlp.ModelFolder;
import org.fener.classifier.opennlp.TextAnalysis;

/// What different rules for the shipped thresholds find and what they flag wrongly, on held-out judgements of one
/// training. With a folder as argument each rule's models are written into it, so that `fener bench demo --model` can
/// be asked about each.
public final class ThresholdsBench {

    private static final Set<String> MOST_TEXTS = Set.of("bg", "en");

    private record Rule(double recallWeight, double leastPrecision, double falseAlarms) {

        TrainingOptions of(TrainingOptions options) {
            return new TrainingOptions(
                    options.folds(),
                    options.l2(),
                    options.iterations(),
                    options.mostFeatures(),
                    falseAlarms,
                    options.neutralRows(),
                    recallWeight,
                    leastPrecision,
                    options.emphasis(),
                    options.neutralShare(),
                    options.neutralRepeated());
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "F%.1f-precision-%.2f-neutral-%.3f", recallWeight, leastPrecision, falseAlarms);
        }
    }

    private ThresholdsBench() {}

    public static void main(String[] arguments) throws IOException {
        List<Trainer.Judged> judged = new Trainer(new TextAnalysis(), ShippedRows.OPTIONS, Progress.silent())
                .judged(ShippedRows.all(), ShippedRows.CATEGORIES);
        System.out.printf(
                Locale.ROOT,
                "%-34s %-16s %9s %9s %9s %9s %9s %11s %9s%n",
                "rule",
                "category",
                "bg, en",
                "others",
                "precision",
                "own flgd",
                "real flgd",
                "neutral max",
                "threshold");
        for (Rule rule : rules()) {
            List<CategoryModel> models = new ArrayList<>();
            for (Trainer.Judged one : judged) {
                print(rule, one);
                models.add(one.model().with(one.model().calibration(), one.thresholds(rule.of(ShippedRows.OPTIONS))));
            }
            if (arguments.length > 0)
                ModelFolder.write(Path.of(arguments[0]).resolve(rule.toString()), models, Map.of());
        }
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (double leastPrecision : new double[] {0.5, 0.52, 0.55, 0.6, 0.7})
            for (double recallWeight : new double[] {1, 2}) rules.add(new Rule(recallWeight, leastPrecision, 0.009));
        rules.add(new Rule(1, 0.7, 0.005));
        rules.add(new Rule(1.5, 0.6, 0.008));
        rules.add(new Rule(2, 0.55, 0.008));
        rules.add(new Rule(3, 0.5, 0.009));
        return rules;
    }

    private static void print(Rule rule, Trainer.Judged one) {
        var thresholds = one.thresholds(rule.of(ShippedRows.OPTIONS));
        List<Judgement> judgements = one.heldOut().stream()
                .map(j -> j.at(thresholds.of(j.language())))
                .toList();
        Map<String, List<Judgement>> neutral = new TreeMap<>();
        for (Judgement j : judgements)
            if (j.neutral())
                neutral.computeIfAbsent(j.language(), language -> new ArrayList<>())
                        .add(j);
        System.out.printf(
                Locale.ROOT,
                "%-34s %-16s %9.3f %9.3f %9.3f %7.1f %% %7.1f %% %9.2f %% %9.3f%n",
                rule,
                one.model().category(),
                recall(judgements.stream()
                        .filter(j -> MOST_TEXTS.contains(j.language()))
                        .toList()),
                recall(judgements.stream()
                        .filter(j -> !MOST_TEXTS.contains(j.language()))
                        .toList()),
                share(
                        judgements.stream()
                                .filter(j -> j.flagged() && !j.neutral())
                                .toList(),
                        true),
                100
                        * flagged(judgements.stream()
                                .filter(j ->
                                        !j.truth() && !j.neutral() && j.origin().startsWith("own"))
                                .toList()),
                100
                        * flagged(judgements.stream()
                                .filter(j -> !j.truth()
                                        && !j.neutral()
                                        && !j.origin().startsWith("own"))
                                .toList()),
                100
                        * neutral.values().stream()
                                .filter(n -> n.size() >= 200)
                                .mapToDouble(ThresholdsBench::flagged)
                                .max()
                                .orElse(0),
                thresholds.standard());
    }

    private static double recall(List<Judgement> judgements) {
        return flagged(judgements.stream().filter(Judgement::truth).toList());
    }

    private static double flagged(List<Judgement> judgements) {
        return judgements.stream().filter(Judgement::flagged).count() / (double) Math.max(1, judgements.size());
    }

    private static double share(List<Judgement> judgements, boolean truth) {
        return judgements.stream().filter(j -> j.truth() == truth).count() / (double) Math.max(1, judgements.size());
    }
}
