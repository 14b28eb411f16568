package org.fener.indexer.lucene;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fener.classifier.indicator.Gazetteer;
import org.fener.classifier.indicator.Indicator;

/// Forms in which a route is kept: as a whole, and each two of its stops by name and by country, in the order of travel
/// (`sofia-belgrade`, `bg-rs`).
final class RouteForms {

    private RouteForms() {}

    static Set<String> kept(Indicator route) {
        String whole = route.normalised().toLowerCase(Locale.ROOT);
        List<String> stops = List.of(whole.split(" > ", -1));
        Set<String> forms = new LinkedHashSet<>(List.of(whole));
        for (int from = 0; from < stops.size(); from++)
            for (int to = from + 1; to < stops.size(); to++) {
                forms.add(stops.get(from) + "-" + stops.get(to));
                String pair = country(stops.get(from)) + "-" + country(stops.get(to));
                if (pair.length() == 5 && !country(stops.get(from)).equals(country(stops.get(to)))) forms.add(pair);
            }
        return forms;
    }

    private static String country(String place) {
        return Gazetteer.shipped().country(place).orElse("");
    }
}
