package org.fener.classifier.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// How a category's scores are spread over posts: what is kept on the day a model is promoted and compared later.
///
/// @param bins    posts by probability, ten equal bins from 0 to 1
/// @param flagged of the posts
public record ScoreSpread(String category, List<Integer> bins, int flagged) {

    private static final int BINS = 10;

    /// A share that no bin may fall below in the comparison: an empty one would weigh without end.
    private static final double LEAST_SHARE = 1e-4;

    public ScoreSpread {
        bins = List.copyOf(bins);
        if (bins.size() != BINS)
            throw new IllegalArgumentException(category + ": expected " + BINS + " bins, got " + bins.size());
    }

    public static ScoreSpread of(String category, List<Double> probabilities, int flagged) {
        int[] bins = new int[BINS];
        for (double p : probabilities) bins[(int) Math.min(BINS - 1, p * BINS)]++;
        List<Integer> counted = new ArrayList<>();
        for (int bin : bins) counted.add(bin);
        return new ScoreSpread(category, counted, flagged);
    }

    public int posts() {
        return bins.stream().mapToInt(Integer::intValue).sum();
    }

    public double flaggedShare() {
        return posts() == 0 ? 0 : (double) flagged / posts();
    }

    /// The population stability index against an earlier day: below .1 is steady, above .25 has changed.
    public double shiftFrom(ScoreSpread earlier) {
        return IntStream.range(0, BINS)
                .mapToDouble(i -> {
                    double now = share(i);
                    double then = earlier.share(i);
                    return (now - then) * Math.log(now / then);
                })
                .sum();
    }

    private double share(int bin) {
        return Math.max(LEAST_SHARE, posts() == 0 ? 0 : (double) bins.get(bin) / posts());
    }
}
