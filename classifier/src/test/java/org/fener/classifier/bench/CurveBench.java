package org.fener.classifier.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.fener.classifier.Score;
import org.fener.classifier.opennlp.OpenNlpClassifier;
import org.fener.classifier.opennlp.TextAnalysis;
import org.fener.classifier.train.Judgement;
import org.fener.classifier.train.LabelledRow;
import org.fener.classifier.train.Measures;
import org.fener.classifier.train.Progress;
import org.fener.classifier.train.ShippedRows;
import org.fener.classifier.train.Trainer;

/// The learning curve of the texts written for this project: average precision on writers that were not learned from,
/// with a quarter, half and all of the other writers. Where doubling still adds much, more texts are worth writing.
final class CurveBench {

    private static final int PARTS = 3;
    private static final int QUARTERS = 4;

    private CurveBench() {}

    static void run(List<String> categories, OptionalInt only) throws IOException {
        List<LabelledRow> rows = ShippedRows.all();
        Map<String, Map<Integer, List<Judgement>>> judgements = new TreeMap<>();
        for (int part = 0; part < PARTS; part++)
            if (only.isEmpty() || only.getAsInt() == part)
                for (int quarters = 1; quarters <= QUARTERS; quarters *= 2)
                    judge(rows, categories, part, quarters, judgements);
        System.out.printf(
                Locale.ROOT,
                "%n%-16s %9s %9s %9s %14s %14s%n",
                "AP, own texts",
                "quarter",
                "half",
                "all",
                "to half adds",
                "to all adds");
        judgements.forEach(CurveBench::print);
    }

    private static void judge(
            List<LabelledRow> rows,
            List<String> categories,
            int part,
            int quarters,
            Map<String, Map<Integer, List<Judgement>>> judgements) {
        TextAnalysis analysis = new TextAnalysis();
        List<LabelledRow> learned = rows.stream()
                .filter(row -> ShippedRows.testPart(row.group(), PARTS) != part)
                .filter(row -> !isOwn(row) || ShippedRows.testPart("curve " + row.group(), QUARTERS) < quarters)
                .toList();
        OpenNlpClassifier classifier = OpenNlpClassifier.of(
                new Trainer(analysis, ShippedRows.OPTIONS, Progress.silent())
                        .train(learned, categories)
                        .models(),
                analysis);
        for (LabelledRow row : rows) {
            if (!isOwn(row) || ShippedRows.testPart(row.group(), PARTS) != part) continue;
            for (Score score : classifier.scores(analysis.analyse(row.text(), row.language())))
                row.label(score.category())
                        .ifPresent(truth -> judgements
                                .computeIfAbsent(score.category(), category -> new TreeMap<>())
                                .computeIfAbsent(quarters, share -> new ArrayList<>())
                                .add(new Judgement(
                                        score.probability(),
                                        score.threshold(),
                                        truth,
                                        row.language().orElseThrow(),
                                        false,
                                        row.origin())));
        }
    }

    private static boolean isOwn(LabelledRow row) {
        return row.origin().startsWith("own texts");
    }

    private static void print(String category, Map<Integer, List<Judgement>> shares) {
        List<Double> precision = shares.values().stream()
                .map(all -> Measures.of(all).averagePrecision())
                .toList();
        System.out.printf(
                Locale.ROOT,
                "%-16s %9.3f %9.3f %9.3f %+14.3f %+14.3f%n",
                category,
                precision.get(0),
                precision.get(1),
                precision.get(2),
                precision.get(1) - precision.get(0),
                precision.get(2) - precision.get(1));
    }
}
