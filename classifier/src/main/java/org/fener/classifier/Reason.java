package org.fener.classifier;

import java.util.List;

/// One feature's share in a score.
///
/// @param feature      as an analyst reads it, such as `без документи` or `has a phone`
/// @param contribution to the logit; positive speaks for the category
/// @param spans        where it stands in the original text; empty for a feature of the whole text
public record Reason(String feature, double contribution, List<Span> spans) {

    public Reason {
        spans = List.copyOf(spans);
    }

    /// Half-open range of UTF-16 code units in the original text.
    public record Span(int start, int end) {
        public Span {
            if (start < 0 || end < start)
                throw new IllegalArgumentException("span must be 0 <= start <= end, got " + start + ".." + end);
        }
    }
}
