package org.fener.classifier.indicator;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.indicator.Indicator.Kind;

/// What the finders met so far; a place taken by one finder is not read again by a later, weaker one.
final class Hits {

    private static final Comparator<Indicator> TEXT_ORDER = Comparator.<Indicator>comparingInt(
                    i -> i.span().start())
            .thenComparing(Indicator::kind)
            .thenComparing(Indicator::normalised);

    private final ScannedText text;
    private final Harmless harmless;
    private final List<Indicator> found = new ArrayList<>();
    private final BitSet taken = new BitSet();

    Hits(ScannedText text, Harmless harmless) {
        this.text = text;
        this.harmless = harmless;
    }

    /// Harmless or not, no later finder reads the place.
    ///
    /// @param start in the scanned text
    void add(Kind kind, String normalised, int start, int end) {
        taken.set(start, end);
        if (!harmless.contains(kind, normalised)) found.add(new Indicator(kind, normalised, text.span(start, end)));
    }

    /// Adds what stands at a place of the original.
    void addWithin(Kind kind, String normalised, Span span) {
        found.add(new Indicator(kind, normalised, span));
    }

    boolean isTaken(int start, int end) {
        int next = taken.nextSetBit(start);
        return next >= 0 && next < end;
    }

    /// Whether a place of the original stands within something found.
    boolean covers(int start, int end) {
        for (Indicator indicator : found)
            if (indicator.span().start() <= start && end <= indicator.span().end()) return true;
        return false;
    }

    /// Whether nothing of a kind was found yet.
    boolean isWithout(Kind kind) {
        for (Indicator indicator : found) if (indicator.kind() == kind) return false;
        return true;
    }

    List<Indicator> inTextOrder() {
        if (found.size() < 2) return List.copyOf(found);
        found.sort(TEXT_ORDER);
        return found.stream().distinct().toList();
    }
}
