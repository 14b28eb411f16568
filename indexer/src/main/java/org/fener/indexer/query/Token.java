package org.fener.indexer.query;

import org.fener.classifier.Reason.Span;

/// A piece of a query as typed.
///
/// @param text without quotes; of a phrase what stands between them
/// @param tail what is glued to a phrase's closing quote, such as `~3`
record Token(Kind kind, String text, String tail, Span at) {

    enum Kind {
        WORD,
        PHRASE,
        /// a field's name with its colon; the value is the next token
        FIELD,
        AND,
        OR,
        NOT,
        OPEN,
        CLOSE,
        END
    }

    static Token of(Kind kind, String text, int start, int end) {
        return new Token(kind, text, "", new Span(start, end));
    }
}
