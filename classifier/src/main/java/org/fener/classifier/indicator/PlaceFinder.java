package org.fener.classifier.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.classifier.text.PreparedText;
import org.fener.classifier.text.Skeleton;
import org.fener.classifier.text.Token;

/// Places of the gazetteer, and routes: two or more of them joined by an arrow, a dash or words such as "до" and "to".
final class PlaceFinder {

    private static final Set<String> JOINING = Set.of(
            "→",
            "do",
            "to",
            "kam",
            "kym",
            "kum",
            "k",
            "pana",
            "la",
            "in",
            "za",
            "prez",
            "via",
            "through",
            "from",
            "ot",
            "iz",
            "od",
            "din",
            "apo",
            "eos",
            "mehri",
            "pros",
            "e",
            "dan",
            "den",
            "a",
            "ile",
            "v",
            "into",
            "ال",
            "الي",
            "من",
            "به",
            "از",
            "تا",
            "حتي",
            "pres",
            "across",
            "cherez",
            "cerez",
            "preko",
            "prin",
            "onward",
            "straight");
    /// A place name that is an everyday word where it stands in small letters.
    private static final Set<String> NEED_CAPITAL = Set.of(
            "Nis",
            "Bari",
            "Rome",
            "Sid",
            "Arad",
            "Evros",
            "Kos",
            "Calais",
            "Damascus",
            "Ruse",
            "Vienna",
            "United Kingdom",
            "Turkey",
            "Gradina",
            "Patras",
            "Pirot",
            "Dragoman",
            "Samos");

    private final Gazetteer gazetteer;

    PlaceFinder(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    private record Place(String name, int firstToken, int lastToken, Span span) {}

    void find(PreparedText text, Hits hits) {
        List<Place> places = places(text);
        for (Place place : places) hits.addWithin(Kind.PLACE, place.name(), place.span());
        int from = 0;
        while (from < places.size()) {
            int to = from + 1;
            while (to < places.size() && joined(text, places.get(to - 1), places.get(to))) to++;
            if (to - from >= 2) route(places.subList(from, to), hits);
            from = to;
        }
    }

    private static void route(List<Place> stops, Hits hits) {
        List<String> names = stops.stream().map(Place::name).collect(Collectors.toCollection(ArrayList::new));
        if (names.stream().distinct().count() < 2) return;
        hits.addWithin(
                Kind.ROUTE,
                String.join(" > ", names),
                new Span(stops.getFirst().span().start(), stops.getLast().span().end()));
    }

    private List<Place> places(PreparedText text) {
        List<Place> places = new ArrayList<>();
        List<Token> tokens = text.tokens();
        String previous = "";
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() != Token.Kind.WORD || token.text().length() < 2) {
                previous = "";
                continue;
            }
            String skeleton = Skeleton.of(token.text(), false);
            String pair = previous.isEmpty() ? null : gazetteer.place(previous + " " + skeleton);
            String name = pair != null ? pair : gazetteer.place(skeleton);
            if (name != null
                    && (!NEED_CAPITAL.contains(name)
                            || !Character.isLowerCase(text.original().charAt(token.start())))) {
                int first = pair != null ? i - 1 : i;
                places.add(new Place(name, first, i, new Span(tokens.get(first).start(), token.end())));
            }
            previous = skeleton;
        }
        return places;
    }

    /// At most two words between, all of them joining; or nothing but a dash, an arrow or a comma-free sign.
    private static boolean joined(PreparedText text, Place left, Place right) {
        int between = right.firstToken() - left.lastToken() - 1;
        if (between > 2) return false;
        String gap = text.original()
                .substring(
                        left.span().end(),
                        Math.max(left.span().end(), right.span().start()));
        if (between == 0) return gap.strip().matches("[-–—>/=~.]{1,4}|->|=>|>>|»|←|↔|⬌|\\+");
        for (int i = left.lastToken() + 1; i < right.firstToken(); i++) {
            Token token = text.tokens().get(i);
            boolean arrow =
                    (token.kind() == Token.Kind.SYMBOL && token.text().equals("→")) || token.kind() == Token.Kind.EMOJI;
            if (!arrow && !JOINING.contains(Skeleton.of(token.text(), false))) return false;
        }
        return gap.indexOf('\n') < 0;
    }
}
