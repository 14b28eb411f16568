package org.fener.crawler.parse;

import java.util.Arrays;
import java.util.BitSet;

/// Places of elements in the order of a document, ascending, each once.
final class Places {

    static final Places NONE = new Places();

    private int[] at = new int[4];
    private int size;

    void add(int place) {
        if (size > 0 && at[size - 1] == place) return;
        if (size == at.length) at = Arrays.copyOf(at, size * 2);
        at[size++] = place;
    }

    static Places of(BitSet places) {
        Places all = new Places();
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) all.add(place);
        return all;
    }

    void addTo(BitSet places) {
        for (int i = 0; i < size; i++) places.set(at[i]);
    }

    boolean has(int place) {
        return size > 0 && Arrays.binarySearch(at, 0, size, place) >= 0;
    }

    int size() {
        return size;
    }

    int get(int rank) {
        return at[rank];
    }

    /// Which of them is the first that is not before a place.
    int from(int place) {
        if (size == 0 || place <= at[0]) return 0;
        int found = Arrays.binarySearch(at, 0, size, place);
        return found < 0 ? -found - 1 : found;
    }
}
