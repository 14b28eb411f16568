package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Collector;
import org.jsoup.select.Elements;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/// Where a value stands in an element: alternatives in order of trust, parted by ` | `, each a CSS selector and, after
/// `@`, an attribute, `own` (text of the element itself without its children) or nothing (all its text). An empty
/// selector is the element itself. The first alternative with a value wins.
record Pick(List<Place> places) {

    /// @param named a class that an element must have to be there at all
    record Place(Optional<Evaluator> where, String what, Optional<String> named) {
        boolean isHopeless(Evidence evidence) {
            return named.isPresent() && !evidence.hasClass(named.get());
        }
    }

    private static final Pattern NAMED = Pattern.compile("[a-z0-9]*\\.([\\w-]+)(?:[ >+~\\[:.][^,]*)?");

    static final Pick NOTHING = new Pick(List.of());

    static Pick of(String alternatives) {
        List<Place> places = new ArrayList<>();
        for (String alternative : alternatives.split(" \\| ", -1)) {
            int at = alternative.lastIndexOf('@');
            String css = at < 0 ? alternative : alternative.substring(0, at);
            String what = at < 0 ? "" : alternative.substring(at + 1);
            Optional<Evaluator> where =
                    css.isBlank() ? Optional.empty() : Optional.of(Selector.evaluatorOf(css.strip()));
            Matcher named = NAMED.matcher(css.strip());
            places.add(
                    new Place(where, what.strip(), named.matches() ? Optional.of(named.group(1)) : Optional.empty()));
        }
        return new Pick(places);
    }

    Optional<String> from(Element element) {
        return from(element, places);
    }

    /// As [#from(Element)], without looking for class names that the document does not have.
    Optional<String> from(Element element, Evidence evidence) {
        return from(
                element,
                places.stream().filter(place -> !place.isHopeless(evidence)).toList());
    }

    private static Optional<String> from(Element element, List<Place> places) {
        for (Place place : places)
            for (Element found : elements(element, place)) {
                String value = value(found, place.what);
                if (!value.isBlank()) return Optional.of(value);
            }
        return Optional.empty();
    }

    /// The first element itself, whatever `@` says.
    Optional<Element> element(Element within) {
        for (Place place : places) {
            Elements found = elements(within, place);
            if (!found.isEmpty()) return Optional.of(found.getFirst());
        }
        return Optional.empty();
    }

    private static Elements elements(Element within, Place place) {
        return place.where.isEmpty() ? new Elements(within) : Collector.collect(place.where.get(), within);
    }

    private static String value(Element element, String what) {
        return switch (what) {
            case "" -> PlainText.line(element);
            case "own" -> own(element);
            default -> element.attr(what);
        };
    }

    private static String own(Element element) {
        StringBuilder out = new StringBuilder();
        for (TextNode text : element.textNodes())
            out.append(text.getWholeText()).append(' ');
        return PlainText.fold(out.toString());
    }
}
