package org.fener.classifier.train;

/// A row with the probability it was given and the threshold of its language, for measuring.
///
/// @param neutral ordinary text: a flag on it is a false alarm
record Judgement(double probability, double threshold, boolean truth, String language, boolean neutral, String origin) {

    boolean flagged() {
        return probability >= threshold;
    }

    Judgement at(double other) {
        return new Judgement(probability, other, truth, language, neutral, origin);
    }
}
