package org.fener.classifier;

import java.util.Optional;

/// Judges a text: its language, the contacts in it, and a score for every category.
///
/// Implementations are safe for use by many threads and give the same answer for the same text.
public interface Classifier {

    /// Judges one text.
    ///
    /// @param languageHint BCP 47 language that the source or page declares; a prior, not the truth
    Verdict judge(String text, Optional<String> languageHint);

    /// The reasons of one category's score, on demand.
    Explanation explain(String text, Optional<String> languageHint, String category);

    /// Names what judged, such as `2026-11-20`; stands beside every verdict that is kept.
    String version();
}
