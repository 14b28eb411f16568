package org.fener.classifier;

import java.util.List;

/// Why a score is what it is: `bias` and all contributions add up to `logit` (±1e-6).
///
/// @param score    the calibrated score
/// @param bias     of the model
/// @param logit    of the model before calibration
/// @param reasons  strongest first
/// @param flipping the fewest words whose removal drops the score below its threshold; empty if not flagged
public record Explanation(Score score, double bias, double logit, List<Reason> reasons, List<Reason.Span> flipping) {

    public Explanation {
        reasons = List.copyOf(reasons);
        flipping = List.copyOf(flipping);
    }
}
