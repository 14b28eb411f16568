package org.fener.crawler.parse;

import java.util.Arrays;
import java.util.Locale;

/// Many short texts laid end to end, in lower case, so that one search tells in which of them something stands.
final class TextPile {

    private final StringBuilder all = new StringBuilder();
    private int[] ends = new int[64];
    private int size;

    void add(String text) {
        if (size == ends.length) ends = Arrays.copyOf(ends, size * 2);
        all.append(text.toLowerCase(Locale.ROOT)).append('\n');
        ends[size++] = all.length();
    }

    /// Which of the texts, by the order in which they were added, hold a part.
    Places holding(String part) {
        Places found = new Places();
        for (int at = all.indexOf(part); at >= 0; ) {
            int rank = Arrays.binarySearch(ends, 0, size, at);
            rank = rank < 0 ? -rank - 1 : rank + 1;
            found.add(rank);
            at = all.indexOf(part, ends[rank]);
        }
        return found;
    }
}
