package org.fener.classifier.train;

import java.util.Map;

/// What is known about one trained category: what it learned from and how it does on texts it did not learn from.
///
/// @param options    by which it was trained
/// @param origins    rows and positives by where they are from
/// @param all        held-out measures over all languages
/// @param byLanguage held-out measures by detected language
public record CategoryReport(
        String category,
        TrainingOptions options,
        Map<String, Origin> origins,
        Measures all,
        Map<String, Measures> byLanguage,
        Map<String, Measures> byOrigin) {

    /// How much came from one place.
    ///
    /// @param rows learned from
    public record Origin(int rows, int positives) {}
}
