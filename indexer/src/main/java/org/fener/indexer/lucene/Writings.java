package org.fener.indexer.lucene;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fener.classifier.Reason.Span;

/// How the words that matched are written.
final class Writings {

    private static final int MOST = 20;

    private final Map<String, Integer> counts = new HashMap<>();

    void add(String text, List<Span> marks) {
        for (Span mark : marks)
            counts.merge(text.substring(mark.start(), mark.end()).toLowerCase(Locale.ROOT), 1, Integer::sum);
    }

    List<String> mostFrequent() {
        return counts.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> it) -> -it.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }
}
