package org.fener.classifier.opennlp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often each feature occurs in a text, by name: what training learns from.
public final class FeatureCounts {

    private final FeatureWalk walk = new FeatureWalk(Traits.shipped(), Concepts.shipped());

    /// Features of a text, each once.
    ///
    /// @param names  in order of first appearance
    /// @param counts beside them
    public record Counted(List<String> names, List<Integer> counts) {

        public Counted {
            names = List.copyOf(names);
            counts = List.copyOf(counts);
        }
    }

    public Counted of(AnalysedText text) {
        Map<String, Integer> places = new HashMap<>();
        List<String> names = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        walk.walk(text, (block, kind, characters, from, to, first, last) -> {
            String name = kind + new String(characters, from, to - from);
            Integer place = places.putIfAbsent(name, names.size());
            if (place == null) {
                names.add(name);
                counts.add(1);
            } else counts.set(place, counts.get(place) + 1);
        });
        return new Counted(names, counts);
    }
}
