package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/// Which place an element has. Most know it themselves; the others stand in a table of open addressing, made whole at
/// once.
final class IdentityPlaces {

    private final List<Element> elements;
    /// A place and one, or 0 where nothing is.
    private final int[] table;

    IdentityPlaces(List<Element> elements) {
        this.elements = elements;
        List<Integer> others = new ArrayList<>();
        for (int place = 0; place < elements.size(); place++) {
            if (elements.get(place) instanceof PlacedElement placed) placed.place(place);
            else others.add(place);
        }
        this.table = new int[Integer.highestOneBit(Math.max(others.size(), 8)) * 4];
        for (int place : others) {
            int at = slot(elements.get(place));
            while (table[at] != 0) at = next(at);
            table[at] = place + 1;
        }
    }

    /// Negative if it has none.
    int of(Element element) {
        if (!(element instanceof PlacedElement placed)) return looked(element);
        int place = placed.place();
        return place >= 0 && is(element, place) ? place : -1;
    }

    private int looked(Element element) {
        for (int at = slot(element); table[at] != 0; at = next(at))
            if (is(element, table[at] - 1)) return table[at] - 1;
        return -1;
    }

    @SuppressWarnings("ReferenceEquality") // which one it is, is the question
    private boolean is(Element element, int place) {
        return place < elements.size() && elements.get(place) == element;
    }

    private int slot(Element element) {
        int hash = System.identityHashCode(element);
        return (hash ^ (hash >>> 15)) & (table.length - 1);
    }

    private int next(int at) {
        return (at + 1) & (table.length - 1);
    }
}
