package org.fener.classifier.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
/// @param counts     of both, what they flagged rightly and wrongly
/// @param languages  the rows by language, most rows first
public record Comparison(
        String category,
        Measures champion,
        Measures challenger,
        double gain,
        Measures.Interval interval,
        List<Flip> flipped,
        Both<Counts> counts,
        List<Slice> languages) {

    private static final int RESAMPLES = 1000;
    private static final long SEED = 20261101;

    public Comparison {
        flipped = List.copyOf(flipped);
        languages = List.copyOf(languages);
    }

    /// The same of both models.
    public record Both<T>(T champion, T challenger) {}

    /// What one model says about texts that people judged.
    ///
    /// @param right  flagged, and people said yes
    /// @param wrong  flagged, and people said no
    /// @param missed not flagged, and people said yes
    /// @param rest   not flagged, and people said no
    public record Counts(int right, int wrong, int missed, int rest) {

        static Counts of(List<Judgement> judgements) {
            return new Counts(
                    count(judgements, true, true),
                    count(judgements, true, false),
                    count(judgements, false, true),
                    count(judgements, false, false));
        }

        private static int count(List<Judgement> judgements, boolean flagged, boolean truth) {
            return (int) judgements.stream()
                    .filter(one -> one.flagged() == flagged && one.truth() == truth)
                    .count();
        }
    }

    /// The rows of one language.
    ///
    /// @param language empty where no row said
    public record Slice(String language, int rows, Both<Counts> counts) {}

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
                flipped,
                counts(pairs),
                languages(pairs));
    }

    private static Both<Counts> counts(List<Pair> pairs) {
        return new Both<>(
                Counts.of(pairs.stream().map(Pair::before).toList()),
                Counts.of(pairs.stream().map(Pair::after).toList()));
    }

    private static List<Slice> languages(List<Pair> pairs) {
        return pairs.stream()
                .collect(Collectors.groupingBy(pair -> pair.before().language(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(language ->
                        new Slice(language.getKey(), language.getValue().size(), counts(language.getValue())))
                .sorted(Comparator.comparingInt(Slice::rows).reversed())
                .toList();
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
