package org.fener.classifier.text;

import org.fener.classifier.Reason.Span;

/// A word, number, emoji or telling sign of a text, folded, with its place in the original.
///
/// @param text  folded: lower case, no accents on Latin and Greek letters, one script, ASCII digits
/// @param start UTF-16 offset in the original text, inclusive
/// @param end   exclusive
public record Token(String text, Kind kind, int start, int end) {

    public enum Kind {
        WORD,
        NUMBER,
        EMOJI,
        SYMBOL
    }

    public Span span() {
        return new Span(start, end);
    }
}
