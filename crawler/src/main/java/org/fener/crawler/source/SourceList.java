package org.fener.crawler.source;

import java.util.List;
import java.util.Optional;
import org.fener.crawler.Source;

/// What a sources file says: the sources that may run, and every mistake that keeps another from running.
public record SourceList(List<Source> sources, List<Mistake> mistakes) {

    /// Something in the file that is not as it must be.
    ///
    /// @param source   id of the source it concerns, where one could be read
    /// @param key      of a source, or the part of the file
    /// @param written  what stands there
    /// @param expected what would have been right
    public record Mistake(Place at, Optional<String> source, String key, Written written, Expected expected) {

        /// Where it is and what is wrong, for a reader.
        ///
        /// @param language `bg`, else English
        public String in(String language) {
            return new MistakeWords(language).whole(this);
        }

        /// What was expected and what stands there, for a reader who sees where.
        ///
        /// @param language `bg`, else English
        public String wantedIn(String language) {
            return new MistakeWords(language).wanted(this);
        }

        Mistake of(Place place, String id) {
            return new Mistake(place, Optional.of(id), key, written, expected);
        }

        @Override
        public String toString() {
            return in("en");
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
