package org.fener.classifier.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

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
        int[] once = new int[judgements.size()];
        Arrays.fill(once, 1);
        int[] counts = counts(judgements, once);
        Interval[] intervals = bootstrap(judgements);
        int neutral = (int) judgements.stream().filter(Judgement::neutral).count();
        long alarms =
                judgements.stream().filter(j -> j.neutral() && j.flagged()).count();
        return new Measures(
                counts[0] + counts[1],
                counts[2] + counts[3],
                ratio(counts[0], counts[0] + counts[2]),
                ratio(counts[0], counts[0] + counts[1]),
                f1(counts),
                intervals[0],
                averagePrecision(judgements),
                intervals[1],
                calibrationError(judgements),
                ratio(counts[2], counts[2] + counts[3]),
                neutral,
                ratio((double) alarms, neutral));
    }

    /// True positives, missed, false alarms, rightly left alone.
    ///
    /// @param times how often each judgement counts
    private static int[] counts(List<Judgement> judgements, int[] times) {
        int[] counts = new int[4];
        for (int i = 0; i < times.length; i++) {
            Judgement j = judgements.get(i);
            counts[j.truth() ? j.flagged() ? 0 : 1 : j.flagged() ? 2 : 3] += times[i];
        }
        return counts;
    }

    static double f1(List<Judgement> judgements) {
        int[] once = new int[judgements.size()];
        Arrays.fill(once, 1);
        return f1(counts(judgements, once));
    }

    private static double f1(int[] counts) {
        return ratio(2.0 * counts[0], 2.0 * counts[0] + counts[1] + counts[2]);
    }

    static double averagePrecision(List<Judgement> judgements) {
        int[] once = new int[judgements.size()];
        Arrays.fill(once, 1);
        return averagePrecision(judgements, ranked(judgements), once);
    }

    /// Numbers of the judgements, the most probable first.
    private static int[] ranked(List<Judgement> judgements) {
        return IntStream.range(0, judgements.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -judgements.get(i).probability()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// @param times how often each judgement counts
    private static double averagePrecision(List<Judgement> judgements, int[] ranked, int[] times) {
        double sum = 0;
        long found = 0;
        long seen = 0;
        int at = 0;
        while (at < ranked.length) {
            double probability = judgements.get(ranked[at]).probability();
            long here = 0;
            for (; at < ranked.length && judgements.get(ranked[at]).probability() == probability; at++) {
                seen += times[ranked[at]];
                if (judgements.get(ranked[at]).truth()) here += times[ranked[at]];
            }
            found += here;
            if (here > 0) sum += (double) here * found / seen;
        }
        return ratio(sum, (double) found);
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

    /// Of F1 and of average precision, by drawing as many judgements as there are, again and again.
    private static Interval[] bootstrap(List<Judgement> judgements) {
        if (judgements.isEmpty()) return new Interval[] {new Interval(0, 1), new Interval(0, 1)};
        int[] ranked = ranked(judgements);
        Random random = new Random(SEED);
        double[] f1 = new double[RESAMPLES];
        double[] averagePrecision = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            int[] times = new int[judgements.size()];
            for (int j = 0; j < times.length; j++) times[random.nextInt(times.length)]++;
            f1[i] = f1(counts(judgements, times));
            averagePrecision[i] = averagePrecision(judgements, ranked, times);
        }
        return new Interval[] {interval(f1), interval(averagePrecision)};
    }

    private static Interval interval(double[] values) {
        Arrays.sort(values);
        return new Interval(values[RESAMPLES / 40], values[RESAMPLES - 1 - RESAMPLES / 40]);
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
