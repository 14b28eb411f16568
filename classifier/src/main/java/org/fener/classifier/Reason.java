package org.fener.classifier;

import java.util.List;

/// One feature's share in a score.
///
/// @param feature      words as they stand in the text, such as `без документи`, or the name of a fact about the whole
///                     text, such as `has phone`; for people see [#in]
/// @param contribution to the logit; positive speaks for the category
/// @param spans        where it stands in the original text; empty for a feature of the whole text
public record Reason(String feature, double contribution, List<Span> spans) {

    public Reason {
        spans = List.copyOf(spans);
    }

    /// What an analyst reads: the words of the text as they are, a fact in words of the language (`names a price`).
    ///
    /// @param language `bg`, else English
    public String in(String language) {
        return spans.isEmpty() ? FactNames.of(feature, language) : feature;
    }

    /// Half-open range of UTF-16 code units in the original text.
    public record Span(int start, int end) {
        public Span {
            if (start < 0 || end < start)
                throw new IllegalArgumentException("span must be 0 <= start <= end, got " + start + ".." + end);
        }
    }
}
