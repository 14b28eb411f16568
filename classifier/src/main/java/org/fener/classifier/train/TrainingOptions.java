package org.fener.classifier.train;

/// How models are trained; the defaults are what was measured best.
///
/// @param folds         parts for calibrating and choosing thresholds on texts that were not learned from
/// @param l2            cost of large weights
/// @param iterations    at most, of the quasi-Newton trainer
/// @param mostFeatures  kept per category, the most telling first
/// @param falseAlarms   share of neutral text that may be flagged
/// @param neutralRows   neutral rows learned from at most, evenly chosen; the others only choose thresholds
/// @param recallWeight  beta of the F measure that thresholds maximise: above 1 a miss weighs more than a false alarm
/// @param leastPrecision of what is flagged among held-out rows that are not neutral, wherever a threshold reaches it
/// @param emphasis      of features that tell the classes apart by themselves, see [Emphasis]; 0 for none
/// @param neutralShare  of the negatives' weight that neutral rows have together; 0 counts each one by itself
/// @param neutralRepeated how often each neutral row counts where they have no share together
public record TrainingOptions(
        int folds,
        double l2,
        int iterations,
        int mostFeatures,
        double falseAlarms,
        int neutralRows,
        double recallWeight,
        double leastPrecision,
        double emphasis,
        double neutralShare,
        int neutralRepeated) {

    private static final double CALM_L2 = 4;
    private static final int CALM_NEUTRAL = 60;

    public TrainingOptions {
        if (folds < 2) throw new IllegalArgumentException("folds must be at least 2, got " + folds);
        if (!(l2 >= 0)) throw new IllegalArgumentException("l2 must not be negative, got " + l2);
        if (iterations < 1) throw new IllegalArgumentException("iterations must be at least 1, got " + iterations);
        if (mostFeatures < 1)
            throw new IllegalArgumentException("mostFeatures must be at least 1, got " + mostFeatures);
        if (!(falseAlarms >= 0 && falseAlarms < 1))
            throw new IllegalArgumentException("falseAlarms must be 0 to 1, got " + falseAlarms);
        if (neutralRepeated < 1)
            throw new IllegalArgumentException("neutralRepeated must be at least 1, got " + neutralRepeated);
    }

    public static TrainingOptions standard() {
        return new TrainingOptions(3, 0.5, 100, 250_000, 0.01, 2_500, 1.0, 0, 1, 0.1, 1);
    }

    /// For few texts of several categories that are written alike: all neutral rows are learned from, because calm
    /// sentences about seas, borders and elections are what keeps thresholds high.
    public TrainingOptions forFewTexts() {
        return new TrainingOptions(8, 0.01, 300, 120_000, 0.009, Integer.MAX_VALUE, 2, 0.52, 0.4, 0, 8);
    }

    /// For a category whose texts often read like calm sentences, such as claims: neutral rows count more,
    /// weights are kept smaller. Texts alike are told apart a little less well; more is found where hardly any
    /// calm sentence may be flagged.
    TrainingOptions forCalmTexts() {
        return new TrainingOptions(
                folds,
                l2 * CALM_L2,
                iterations,
                mostFeatures,
                falseAlarms,
                neutralRows,
                recallWeight,
                leastPrecision,
                emphasis,
                neutralShare,
                CALM_NEUTRAL);
    }
}
