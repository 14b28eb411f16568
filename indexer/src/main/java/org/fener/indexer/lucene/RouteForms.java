package org.fener.indexer.lucene;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fener.classifier.indicator.Gazetteer;
import org.fener.classifier.indicator.Indicator;
import org.fener.classifier.offer.OfferSlot;

/// Forms in which a route is kept: as a whole, and each two of its stops by name and by country, in the order of travel
/// (`sofia-belgrade`, `bg-rs`).
final class RouteForms {

    private RouteForms() {}

    static Set<String> kept(Indicator route) {
        String whole = route.normalised().toLowerCase(Locale.ROOT);
        List<String> stops = List.of(whole.split(" > ", -1));
        Set<String> forms = new LinkedHashSet<>(List.of(whole));
        for (int from = 0; from < stops.size(); from++)
            for (int to = from + 1; to < stops.size(); to++) addPair(stops.get(from), stops.get(to), forms);
        return forms;
    }

    /// Each beginning with each place passed or reached, and each place passed with each reached.
    static Set<String> kept(List<OfferSlot> offer) {
        Set<String> forms = new LinkedHashSet<>();
        for (OfferSlot left : offer)
            for (OfferSlot right : offer)
                if (rank(left) >= 0 && rank(left) < rank(right))
                    addPair(left.value().toLowerCase(Locale.ROOT), right.value().toLowerCase(Locale.ROOT), forms);
        return forms;
    }

    private static int rank(OfferSlot slot) {
        return switch (slot.kind()) {
            case FROM -> 0;
            case VIA -> 1;
            case TO -> 2;
            default -> -1;
        };
    }

    private static void addPair(String from, String to, Set<String> forms) {
        forms.add(from + "-" + to);
        String left = country(from);
        String right = country(to);
        if (!left.isEmpty() && !right.isEmpty() && !left.equals(right)) forms.add(left + "-" + right);
    }

    private static String country(String place) {
        return Gazetteer.shipped().country(place).orElse("");
    }
}
