package org.fener.indexer.lucene;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.lucene.index.Term;
import org.fener.indexer.query.Transliterations;

/// Writings of a word in the other script that occur in the index, and a note of those that were asked for.
final class Variants {

    private static final int MOST = 8;

    private final Map<String, List<String>> used = new LinkedHashMap<>();

    /// Likeliest first; one that finds nothing that a likelier one does not find is left out.
    ///
    /// @param mayOccur  of the beginning of a writing: a quick look that spares most writings the next
    /// @param occurring the terms by which a writing is looked for and that any post has
    List<String> of(String word, Predicate<String> mayOccur, Function<String, Set<Term>> occurring) {
        List<String> known = used.get(word);
        if (known != null) return known;
        Set<Term> found = new HashSet<>();
        List<String> variants = new ArrayList<>();
        for (String variant : Transliterations.of(word, mayOccur))
            if (variants.size() < MOST && found.addAll(occurring.apply(variant))) variants.add(variant);
        return List.copyOf(variants);
    }

    /// The word was asked for in these writings too.
    void note(String word, List<String> writings) {
        used.putIfAbsent(word, writings);
    }

    /// By word as typed; words without variants are left out.
    Map<String, List<String>> used() {
        Map<String, List<String>> those = new LinkedHashMap<>(used);
        those.values().removeIf(List::isEmpty);
        return those;
    }
}
