package org.fener.classifier.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/// How well judgements agree with labels.
///
/// @param averagePrecision  area under precision and recall, 0 without positives
/// @param calibrationError  expected, over ten equal bins of probability
/// @param falseAlarms       share of the negatives that were flagged
/// @param neutral           texts that must not be flagged
/// @param neutralAlarms     share of them that were flagged
public record Measures(
        int positives,
        int negatives,
        double precision,
        double recall,
        double f1,
        Interval f1Interval,
        double averagePrecision,
        Interval averagePrecisionInterval,
        double calibrationError,
        double falseAlarms,
        int neutral,
        double neutralAlarms) {

    private static final int RESAMPLES = 200;
    private static final int BINS = 10;
    private static final long SEED = 20261101;

    /// 95 % by bootstrap.
    public record Interval(double low, double high) {}

    public static Measures of(List<Judgement> judgements) {
        int[] counts = counts(judgements);
        int neutral = (int) judgements.stream().filter(Judgement::neutral).count();
        long alarms =
                judgements.stream().filter(j -> j.neutral() && j.flagged()).count();
        return new Measures(
                counts[0] + counts[1],
                counts[2] + counts[3],
                ratio(counts[0], counts[0] + counts[2]),
                ratio(counts[0], counts[0] + counts[1]),
                f1(judgements),
                bootstrap(judgements, Measures::f1),
                averagePrecision(judgements),
                bootstrap(judgements, Measures::averagePrecision),
                calibrationError(judgements),
                ratio(counts[2], counts[2] + counts[3]),
                neutral,
                ratio((double) alarms, neutral));
    }

    /// True positives, missed, false alarms, rightly left alone.
    private static int[] counts(List<Judgement> judgements) {
        int[] counts = new int[4];
        for (Judgement j : judgements) counts[j.truth() ? j.flagged() ? 0 : 1 : j.flagged() ? 2 : 3]++;
        return counts;
    }

    static double f1(List<Judgement> judgements) {
        int[] counts = counts(judgements);
        return ratio(2.0 * counts[0], 2.0 * counts[0] + counts[1] + counts[2]);
    }

    static double averagePrecision(List<Judgement> judgements) {
        List<Judgement> ranked = new ArrayList<>(judgements);
        ranked.sort(Comparator.comparingDouble((Judgement j) -> -j.probability()));
        long positives = ranked.stream().filter(Judgement::truth).count();
        double sum = 0;
        int found = 0;
        int seen = 0;
        int at = 0;
        while (at < ranked.size()) {
            int to = at;
            int here = 0;
            while (to < ranked.size()
                    && ranked.get(to).probability() == ranked.get(at).probability())
                here += ranked.get(to++).truth() ? 1 : 0;
            found += here;
            seen = to;
            sum += (double) here * found / seen;
            at = to;
        }
        return ratio(sum, (double) positives);
    }

    private static double calibrationError(List<Judgement> judgements) {
        double[] probability = new double[BINS];
        double[] truth = new double[BINS];
        for (Judgement j : judgements) {
            int bin = (int) Math.min(BINS - 1, j.probability() * BINS);
            probability[bin] += j.probability();
            truth[bin] += j.truth() ? 1 : 0;
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) error += Math.abs(probability[bin] - truth[bin]);
        return ratio(error, judgements.size());
    }

    private static Interval bootstrap(List<Judgement> judgements, ToDoubleFunction<List<Judgement>> measure) {
        if (judgements.isEmpty() || judgements.size() > 20_000) return new Interval(0, 1);
        Random random = new Random(SEED);
        double[] values = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            List<Judgement> sample = new ArrayList<>(judgements.size());
            for (int j = 0; j < judgements.size(); j++) sample.add(judgements.get(random.nextInt(judgements.size())));
            values[i] = measure.applyAsDouble(sample);
        }
        java.util.Arrays.sort(values);
        return new Interval(values[RESAMPLES / 40], values[RESAMPLES - 1 - RESAMPLES / 40]);
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
