package org.fener.crawler.source;

/// A place in a file of sources.
///
/// @param number counted from 1
public record Place(String file, Unit unit, int number) {

    /// What is counted.
    public enum Unit {
        LINE,
        ENTRY
    }

    static Place line(String file, int number) {
        return new Place(file, Unit.LINE, number);
    }

    static Place entry(String file, int number) {
        return new Place(file, Unit.ENTRY, number);
    }
}
