package org.fener.indexer;

import java.util.Optional;

/// A query that cannot be answered: what is wrong, at which character, and the query that was probably meant.
public final class QueryMistake extends IllegalArgumentException {

    /// What is wrong, for an interface in another language than the message's.
    public enum Kind {
        UNKNOWN_FIELD,
        NO_VALUE,
        BAD_VALUE,
        UNCLOSED_QUOTE,
        UNCLOSED_PARENTHESIS,
        STRAY_PARENTHESIS,
        NOTHING_TO_JOIN,
        BAD_PATTERN,
        TOO_LONG,
        TOO_DEEP,
        TOO_MANY_WORDS,
        TOO_SLOW
    }

    private final String line;
    private final Kind kind;
    private final int position;
    private final int length;
    private final transient Optional<String> fix;

    /// A mistake at its place.
    ///
    /// @param position first wrong UTF-16 code unit of the query
    /// @param length   how many are wrong; 0 where something is missing
    /// @param fix      the whole query, put right
    public QueryMistake(Kind kind, int position, int length, String message, Optional<String> fix) {
        super(message);
        this.line = "character " + (position + 1) + ": " + message;
        this.kind = kind;
        this.position = position;
        this.length = length;
        this.fix = fix;
    }

    /// The same mistake with another way to put it right.
    public QueryMistake with(Optional<String> otherFix) {
        return new QueryMistake(kind, position, length, String.valueOf(super.getMessage()), otherFix);
    }

    @Override
    public String getMessage() {
        return line;
    }

    public Kind kind() {
        return kind;
    }

    public int position() {
        return position;
    }

    public int length() {
        return length;
    }

    public Optional<String> fix() {
        return fix;
    }
}
