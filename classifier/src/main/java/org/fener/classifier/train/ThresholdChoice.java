package org.fener.classifier.train;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fener.classifier.opennlp.ThresholdReason;
import org.fener.classifier.opennlp.Thresholds;

/// Chooses thresholds on held-out judgements: where the F measure is best, but never below what keeps the false
/// alarms on neutral text of the language at the stated share.
final class ThresholdChoice {

    /// With fewer neutral texts of a language the standard threshold stands.
    private static final int FEWEST_NEUTRAL = 200;

    private static final double LOWEST = 0.02;
    private static final double HIGHEST = 0.99;

    private ThresholdChoice() {}

    static Thresholds of(List<Judgement> judgements, double falseAlarms, double recallWeight, double leastPrecision) {
        double best = bestF(judgements.stream().filter(j -> !j.neutral()).toList(), recallWeight, leastPrecision);
        List<Judgement> neutral = judgements.stream().filter(Judgement::neutral).toList();
        if (neutral.isEmpty()) return new Thresholds(best, Map.of(), ThresholdReason.TRAINING, ThresholdReason.BEST);
        double standard = Math.max(best, quantile(neutral, falseAlarms));
        Map<String, Double> byLanguage = new TreeMap<>();
        neutral.stream().collect(Collectors.groupingBy(Judgement::language)).forEach((language, texts) -> {
            if (texts.size() >= FEWEST_NEUTRAL) byLanguage.put(language, Math.max(best, quantile(texts, falseAlarms)));
        });
        return new Thresholds(
                standard,
                byLanguage,
                ThresholdReason.TRAINING,
                ThresholdReason.raised(recallWeight, leastPrecision, best, falseAlarms));
    }

    /// Among the thresholds with the stated precision, if there is one.
    private static double bestF(List<Judgement> judgements, double recallWeight, double leastPrecision) {
        List<Judgement> ranked = judgements.stream()
                .sorted(Comparator.comparingDouble((Judgement j) -> -j.probability()))
                .toList();
        long positives = ranked.stream().filter(Judgement::truth).count();
        double best = 0;
        double threshold = 0.5;
        int found = 0;
        for (int i = 0; i < ranked.size(); i++) {
            if (ranked.get(i).truth()) found++;
            double f = f(recallWeight, positives, i + 1, found);
            double next = i + 1 < ranked.size() ? ranked.get(i + 1).probability() : 0;
            if (found < leastPrecision * (i + 1)) continue;
            if (f > best && next < ranked.get(i).probability()) {
                best = f;
                threshold = (ranked.get(i).probability() + next) / 2;
            }
        }
        return rounded(threshold);
    }

    /// The F measure (van Rijsbergen 1979) of so many found among so many flagged.
    static double f(double recallWeight, long positives, long flagged, long found) {
        double squared = recallWeight * recallWeight;
        return (1 + squared) * found / (squared * positives + flagged);
    }

    /// Just above the probability that all but the stated share stay below.
    private static double quantile(List<Judgement> neutral, double share) {
        double[] probabilities =
                neutral.stream().mapToDouble(Judgement::probability).sorted().toArray();
        int allowed = (int) Math.floor(share * probabilities.length);
        double highest = probabilities[probabilities.length - 1 - allowed];
        return rounded(highest + 1e-4);
    }

    private static double rounded(double threshold) {
        return Math.ceil(Math.clamp(threshold, LOWEST, HIGHEST) * 1e4) / 1e4;
    }
}
