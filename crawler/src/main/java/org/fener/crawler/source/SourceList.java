package org.fener.crawler.source;

import java.util.List;
import java.util.Optional;
import org.fener.crawler.Source;

/// What a sources file says: the sources that may run, and every mistake that keeps another from running.
public record SourceList(List<Source> sources, List<Mistake> mistakes) {

    /// Something in the file that is not as it must be.
    ///
    /// @param line     counted from 1
    /// @param source   id of the source it concerns, where one could be read
    /// @param expected what would have been right
    public record Mistake(String file, int line, Optional<String> source, String key, String value, String expected) {

        @Override
        public String toString() {
            return file + " line " + line
                    + source.map(id -> ", source '" + id + "'").orElse("") + ": " + key + ": expected " + expected
                    + ", got '" + value + "'";
        }
    }

    public SourceList {
        sources = List.copyOf(sources);
        mistakes = List.copyOf(mistakes);
    }

    public Optional<Source> source(String id) {
        return sources.stream().filter(source -> source.id().equals(id)).findFirst();
    }
}
