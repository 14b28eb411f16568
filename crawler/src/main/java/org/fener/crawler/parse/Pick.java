package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Where a value stands in an element: alternatives in order of trust, parted by ` | `, each a CSS selector and, after
/// `@`, an attribute, `own` (text of the element itself without its children) or nothing (all its text). An empty
/// selector is the element itself. The first alternative with a value wins.
record Pick(List<Place> places) {

    /// @param where empty for the element itself
    record Place(Optional<Css> where, String what) {

        List<Element> in(Element element, ElementIndex index) {
            return where.isEmpty() ? List.of(element) : where.get().all(element, index);
        }
    }

    static final Pick NOTHING = new Pick(List.of());

    static Pick of(String alternatives) {
        List<Place> places = new ArrayList<>();
        for (String alternative : alternatives.split(" \\| ", -1)) {
            int at = alternative.lastIndexOf('@');
            String css = (at < 0 ? alternative : alternative.substring(0, at)).strip();
            String what = at < 0 ? "" : alternative.substring(at + 1).strip();
            places.add(new Place(css.isEmpty() ? Optional.empty() : Optional.of(Css.of(css)), what));
        }
        return new Pick(places);
    }

    Optional<String> from(Element element, ElementIndex index) {
        return from(element, index, any -> false);
    }

    /// @param leftOut elements that are passed over
    Optional<String> from(Element element, ElementIndex index, Predicate<Element> leftOut) {
        for (Place place : index.possible(this))
            for (Element found : place.in(element, index)) {
                if (leftOut.test(found)) continue;
                String value = value(found, place.what, index);
                if (!value.isBlank()) return Optional.of(value);
            }
        return Optional.empty();
    }

    /// The first element itself, whatever `@` says.
    Optional<Element> element(Element within, ElementIndex index) {
        for (Place place : index.possible(this)) {
            List<Element> found = place.in(within, index);
            if (!found.isEmpty()) return Optional.of(found.getFirst());
        }
        return Optional.empty();
    }

    private static String value(Element element, String what, ElementIndex index) {
        return switch (what) {
            case "" -> PlainText.line(element, index);
            case "own" -> own(element);
            default -> element.attr(what);
        };
    }

    private static String own(Element element) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < element.childNodeSize(); i++)
            if (element.childNode(i) instanceof TextNode text)
                out.append(text.getWholeText()).append(' ');
        return PlainText.fold(out.toString());
    }
}
