package org.fener.indexer.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.fener.indexer.query.Transliterations;

/// Writings of a word in the other script that occur in the index, and a note of those that were asked for.
final class Variants {

    private static final int MOST = 8;

    private final Map<String, List<String>> used = new LinkedHashMap<>();

    /// @param occurs whether any post has a form of the word
    List<String> of(String word, Predicate<String> occurs) {
        return used.computeIfAbsent(
                word,
                it -> Transliterations.of(it).stream()
                        .filter(occurs)
                        .limit(MOST)
                        .toList());
    }

    /// By word as typed; words without variants are left out.
    Map<String, List<String>> used() {
        Map<String, List<String>> those = new LinkedHashMap<>(used);
        those.values().removeIf(List::isEmpty);
        return those;
    }

    static boolean occurs(IndexReader reader, Term term) {
        try {
            return reader.docFreq(term) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
