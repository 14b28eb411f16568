package org.fener.classifier.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.fener.classifier.Classifier;
import org.fener.classifier.Score;
import org.fener.classifier.Verdict;

/// A challenger beside the champion on the same frozen rows, one category.
///
/// @param champion   measures of it
/// @param challenger measures of it
/// @param gain       of the challenger's F1 over the champion's
/// @param interval   of the gain, 95 % by paired bootstrap: both are drawn on the same rows
/// @param flipped    rows that one flags and the other does not
public record Comparison(
        String category,
        Measures champion,
        Measures challenger,
        double gain,
        Measures.Interval interval,
        List<Flip> flipped) {

    private static final int RESAMPLES = 1000;
    private static final long SEED = 20261101;

    public Comparison {
        flipped = List.copyOf(flipped);
    }

    /// A row that changes sides.
    ///
    /// @param truth what people said
    public record Flip(String id, String text, boolean truth, double champion, double challenger, boolean flaggedNow) {}

    /// Of every category that both know and a row has a label of.
    public static List<Comparison> of(Classifier champion, Classifier challenger, List<LabelledRow> frozen) {
        TreeMap<String, List<Pair>> pairs = new TreeMap<>();
        for (LabelledRow row : frozen) {
            Verdict before = champion.judge(row.text(), row.language());
            Verdict after = challenger.judge(row.text(), row.language());
            for (Score score : after.scores()) {
                Optional<Score> other = before.score(score.category());
                if (other.isEmpty() || row.label(score.category()).isEmpty()) continue;
                pairs.computeIfAbsent(score.category(), category -> new ArrayList<>())
                        .add(new Pair(row, judgement(row, other.get()), judgement(row, score)));
            }
        }
        return pairs.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private record Pair(LabelledRow row, Judgement before, Judgement after) {}

    private static Judgement judgement(LabelledRow row, Score score) {
        return new Judgement(
                score.probability(),
                score.threshold(),
                row.label(score.category()).orElseThrow(),
                row.language().orElse(""),
                row.neutral(),
                row.origin());
    }

    private static Comparison of(String category, List<Pair> pairs) {
        List<Flip> flipped = pairs.stream()
                .filter(pair -> pair.before().flagged() != pair.after().flagged())
                .map(pair -> new Flip(
                        pair.row().id(),
                        pair.row().text(),
                        pair.after().truth(),
                        pair.before().probability(),
                        pair.after().probability(),
                        pair.after().flagged()))
                .toList();
        return new Comparison(
                category,
                Measures.of(pairs.stream().map(Pair::before).toList()),
                Measures.of(pairs.stream().map(Pair::after).toList()),
                gain(pairs),
                bootstrap(pairs),
                flipped);
    }

    private static double gain(List<Pair> pairs) {
        return Measures.f1(pairs.stream().map(Pair::after).toList())
                - Measures.f1(pairs.stream().map(Pair::before).toList());
    }

    private static Measures.Interval bootstrap(List<Pair> pairs) {
        Random random = new Random(SEED);
        double[] gains = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            List<Pair> sample = new ArrayList<>(pairs.size());
            for (int j = 0; j < pairs.size(); j++) sample.add(pairs.get(random.nextInt(pairs.size())));
            gains[i] = gain(sample);
        }
        java.util.Arrays.sort(gains);
        return new Measures.Interval(gains[RESAMPLES / 40], gains[RESAMPLES - 1 - RESAMPLES / 40]);
    }
}
