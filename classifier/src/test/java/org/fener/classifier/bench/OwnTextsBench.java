package org.fener.classifier.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.fener.classifier.Score;
import org.fener.classifier.SharedRows;
import org.fener.classifier.opennlp.OpenNlpClassifier;
import org.fener.classifier.opennlp.TextAnalysis;
import org.fener.classifier.train.Judgement;
import org.fener.classifier.train.LabelledRow;
import org.fener.classifier.train.Measures;
import org.fener.classifier.train.Progress;
import org.fener.classifier.train.ShippedRows;
import org.fener.classifier.train.Trainer;

/// The shipped models' training on two thirds of the writers, tested on the last third, three times over: thresholds
/// too are chosen without the writers that are tested. Neutral text is the sentences of the third and all treebank
/// sentences, which are never learned from.
final class OwnTextsBench {

    private static final int PARTS = 3;

    private OwnTextsBench() {}

    static void run(List<String> categories, OptionalInt only) throws IOException {
        TextAnalysis analysis = new TextAnalysis();
        List<LabelledRow> rows = ShippedRows.all();
        List<LabelledRow> treebank = treebank();
        Map<String, Map<String, List<Judgement>>> judgements = new TreeMap<>();
        for (int part = 0; part < PARTS; part++) {
            if (only.isPresent() && only.getAsInt() != part) continue;
            int current = part;
            List<LabelledRow> learned = rows.stream()
                    .filter(row -> ShippedRows.testPart(row.group(), PARTS) != current)
                    .toList();
            OpenNlpClassifier classifier = OpenNlpClassifier.of(
                    new Trainer(analysis, ShippedRows.OPTIONS, Progress.silent())
                            .train(learned, categories)
                            .models(),
                    analysis);
            List<LabelledRow> tested = new ArrayList<>(treebank);
            for (LabelledRow row : rows)
                if (ShippedRows.testPart(row.group(), PARTS) == current && isOwnOrNeutral(row)) tested.add(row);
            for (LabelledRow row : tested) judge(classifier, row, judgements);
        }
        judgements.forEach(OwnTextsBench::print);
    }

    private static boolean isOwnOrNeutral(LabelledRow row) {
        return row.neutral() || row.origin().startsWith("own texts");
    }

    private static List<LabelledRow> treebank() throws IOException {
        Map<String, Boolean> none = new TreeMap<>();
        for (String category : ShippedRows.CATEGORIES) none.put(category, false);
        List<LabelledRow> rows = new ArrayList<>();
        for (SharedRows.Row row : SharedRows.read("ud_negatives"))
            rows.add(new LabelledRow(
                    row.id(), row.text(), Optional.of(row.lang()), none, row.id(), true, "ud_negatives"));
        return rows;
    }

    private static void judge(
            OpenNlpClassifier classifier, LabelledRow row, Map<String, Map<String, List<Judgement>>> judgements) {
        String language = row.language().orElseThrow();
        for (Score score : classifier.judge(row.text(), row.language()).scores()) {
            Optional<Boolean> truth = row.label(score.category());
            if (truth.isEmpty()) continue;
            judgements
                    .computeIfAbsent(score.category(), category -> new TreeMap<>())
                    .computeIfAbsent(language, l -> new ArrayList<>())
                    .add(new Judgement(
                            score.probability(),
                            score.threshold(),
                            truth.get(),
                            language,
                            row.neutral(),
                            row.origin()));
        }
    }

    private static void print(String category, Map<String, List<Judgement>> languages) {
        System.out.printf(
                Locale.ROOT,
                "%n%-16s %-4s %5s %7s %9s %6s %6s %6s %22s %16s %16s%n",
                category,
                "lang",
                "true",
                "recall",
                "precision",
                "F1",
                "AP",
                "ECE",
                "other own texts flagged",
                "sib200 flagged",
                "treebank flagged");
        languages.forEach((language, all) -> {
            Measures own = Measures.of(all.stream().filter(j -> !j.neutral()).toList());
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %-4s %5d %7.3f %9.3f %6.3f %6.3f %6.3f %12.1f %% of %5d %16s %16s%n",
                    "",
                    language,
                    own.positives(),
                    own.recall(),
                    own.precision(),
                    own.f1(),
                    own.averagePrecision(),
                    own.calibrationError(),
                    100 * own.falseAlarms(),
                    own.negatives(),
                    neutral(all, "sib200"),
                    neutral(all, "ud_negatives"));
        });
    }

    private static String neutral(List<Judgement> all, String origin) {
        Measures measures =
                Measures.of(all.stream().filter(j -> j.origin().equals(origin)).toList());
        return measures.neutral() == 0
                ? ""
                : "%.2f %% of %d".formatted(100 * measures.neutralAlarms(), measures.neutral());
    }
}
