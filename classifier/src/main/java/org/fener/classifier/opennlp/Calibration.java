package org.fener.classifier.opennlp;

/// From a model's logit to a probability that holds on texts it did not learn from (Platt's scaling).
///
/// @param slope     positive: a higher logit is never less likely
/// @param intercept added after the slope
public record Calibration(double slope, double intercept) {

    public Calibration {
        if (!(slope > 0)) throw new IllegalArgumentException("calibration slope must be positive, got " + slope);
        if (!Double.isFinite(intercept))
            throw new IllegalArgumentException("calibration intercept must be finite, got " + intercept);
    }

    public double probability(double logit) {
        return 1 / (1 + Math.exp(-(slope * logit + intercept)));
    }

    /// The logit of a probability strictly between 0 and 1.
    public double logit(double probability) {
        return (Math.log(probability / (1 - probability)) - intercept) / slope;
    }
}
