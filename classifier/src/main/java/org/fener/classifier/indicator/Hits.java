package org.fener.classifier.indicator;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.indicator.Indicator.Kind;

/// What the finders met so far; a place taken by one finder is not read again by a later, weaker one.
final class Hits {

    private final ScannedText text;
    private final List<Indicator> found = new ArrayList<>();
    private final BitSet taken = new BitSet();

    Hits(ScannedText text) {
        this.text = text;
    }

    /// @param start in the scanned text
    void add(Kind kind, String normalised, int start, int end) {
        found.add(new Indicator(kind, normalised, text.span(start, end)));
        taken.set(start, end);
    }

    /// Adds what stands within something else, such as the domain of a URL, or at a place of the original.
    void addWithin(Kind kind, String normalised, Span span) {
        found.add(new Indicator(kind, normalised, span));
    }

    void take(int start, int end) {
        taken.set(start, end);
    }

    boolean isTaken(int start, int end) {
        int next = taken.nextSetBit(start);
        return next >= 0 && next < end;
    }

    List<Indicator> inTextOrder() {
        found.sort(Comparator.<Indicator>comparingInt(i -> i.span().start())
                .thenComparing(Indicator::kind)
                .thenComparing(Indicator::normalised));
        return found.stream().distinct().toList();
    }
}
