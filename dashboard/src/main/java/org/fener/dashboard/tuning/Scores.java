package org.fener.dashboard.tuning;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How many scores lie between each thousandth and the next, so that what any threshold of a tenth of a per cent would
/// do can be told without looking at the posts again. A page counts with it while a slider moves.
public final class Scores {

    private final Map<Integer, Integer> counts = new TreeMap<>();

    void add(double probability) {
        counts.merge(thousandth(probability), 1, Integer::sum);
    }

    /// The highest threshold, in thousandths, that still flags the score. Thresholds come as per cents with one
    /// decimal, so they are compared as those are.
    private static int thousandth(double probability) {
        int thousandth = (int) Math.floor(probability * 1000) + 1;
        while (least(thousandth) > probability) thousandth--;
        return thousandth;
    }

    private static double least(int thousandth) {
        return thousandth / 10.0 / 100;
    }

    /// How many scores a threshold of so many thousandths flags.
    public int from(int thousandth) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey() >= thousandth)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /// `613:2 990:14`: thousandths with their numbers of scores, in order.
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + ":" + count.getValue())
                .collect(Collectors.joining(" "));
    }
}
