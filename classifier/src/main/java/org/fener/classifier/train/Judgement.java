package org.fener.classifier.train;

/// A row with the probability it was given and the threshold of its language, for measuring.
///
/// @param neutral ordinary text: a flag on it is a false alarm
public record Judgement(
        double probability, double threshold, boolean truth, String language, boolean neutral, String origin) {

    public boolean flagged() {
        return probability >= threshold;
    }

    public Judgement at(double other) {
        return new Judgement(probability, other, truth, language, neutral, origin);
    }
}
