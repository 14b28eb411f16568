package org.fener.indexer.watch;

/// A list of contacts that as a whole cannot be read.
public final class UnreadableList extends IllegalArgumentException {

    /// What is wrong, for an interface in another language than the message's.
    public enum Kind {
        NO_JSON,
        NO_LIST,
        BAD_EXPIRY
    }

    private final Kind kind;
    private final String value;

    UnreadableList(Kind kind, String value, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.value = value;
    }

    UnreadableList(Kind kind, String message) {
        super(message);
        this.kind = kind;
        this.value = "";
    }

    public Kind kind() {
        return kind;
    }

    /// What stands there; empty where that is the whole list.
    public String value() {
        return value;
    }
}
