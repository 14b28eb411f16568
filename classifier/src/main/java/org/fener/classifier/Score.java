package org.fener.classifier;

/// How likely a text belongs to a category.
///
/// @param probability calibrated, 0 to 1
/// @param threshold   in force when the text was judged, for its language
public record Score(String category, double probability, double threshold) {

    public Score {
        if (!(probability >= 0 && probability <= 1))
            throw new IllegalArgumentException(category + ": probability must be 0 to 1, got " + probability);
        if (!(threshold >= 0 && threshold <= 1))
            throw new IllegalArgumentException(category + ": threshold must be 0 to 1, got " + threshold);
    }

    public boolean flagged() {
        return probability >= threshold;
    }
}
