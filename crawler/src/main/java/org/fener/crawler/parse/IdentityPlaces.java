package org.fener.crawler.parse;

import java.util.List;
import org.jsoup.nodes.Element;

/// Which place an element has: a table of open addressing, made whole at once.
final class IdentityPlaces {

    private final List<Element> elements;
    /// A place and one, or 0 where nothing is.
    private final int[] table;

    IdentityPlaces(List<Element> elements) {
        this.elements = elements;
        this.table = new int[Integer.highestOneBit(Math.max(elements.size(), 8)) * 4];
        for (int place = 0; place < elements.size(); place++) {
            int at = slot(elements.get(place));
            while (table[at] != 0) at = next(at);
            table[at] = place + 1;
        }
    }

    /// Negative if it has none.
    @SuppressWarnings("ReferenceEquality") // which one it is, is the question
    int of(Element element) {
        for (int at = slot(element); table[at] != 0; at = next(at))
            if (elements.get(table[at] - 1) == element) return table[at] - 1;
        return -1;
    }

    private int slot(Element element) {
        int hash = System.identityHashCode(element);
        return (hash ^ (hash >>> 15)) & (table.length - 1);
    }

    private int next(int at) {
        return (at + 1) & (table.length - 1);
    }
}
