package org.fener.classifier.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.classifier.indicator.Waypoint.Role;
import org.fener.classifier.text.PreparedText;
import org.fener.classifier.text.Token;
import org.fener.classifier.text.WordTrie;
import org.jspecify.annotations.Nullable;

/// Places of the gazetteer, and routes: two or more of them joined by an arrow, a dash or words such as "до" and "to".
final class PlaceFinder {

    /// More words between two places tell another story.
    private static final int WIDEST_GAP = 3;

    private static final String DASHES = "-–—−>=~.→»←↔⬌➡⇒+";

    private static final String PARTICLES = "وبلفك";
    private static final int SHORTEST_WITH_PARTICLE = 5;

    private final WordTrie<Gazetteer.Form> places;
    private final WordTrie<RouteWords.Role> words = RouteWords.shipped();

    PlaceFinder(Gazetteer gazetteer) {
        this.places = gazetteer.forms();
    }

    private record Stop(Gazetteer.Place place, int firstToken, int lastToken, Span span, Role role) {}

    /// Adds the places and routes, and tells what each place is on its way, in the order of travel.
    List<Waypoint> find(PreparedText text, Hits hits) {
        @Nullable String[] skeletons = text.skeletons();
        List<Stop> stops = stops(text, skeletons);
        stops.removeIf(stop -> hits.covers(stop.span().start(), stop.span().end()));
        for (Stop stop : stops) hits.addWithin(Kind.PLACE, stop.place().name(), stop.span());
        List<Waypoint> waypoints = new ArrayList<>(stops.size());
        int routes = 0;
        int from = 0;
        while (from < stops.size()) {
            int to = from + 1;
            while (to < stops.size() && joined(text, skeletons, stops.get(to - 1), stops.get(to))) to++;
            List<Stop> way = inOrderOfTravel(stops.subList(from, to));
            boolean route = way.stream().map(Stop::place).distinct().count() >= 2;
            if (route) route(stops.subList(from, to), way, hits);
            addWaypoints(way, route ? routes++ : -1, waypoints);
            from = to;
        }
        return waypoints;
    }

    private static void addWaypoints(List<Stop> way, int route, List<Waypoint> waypoints) {
        for (int i = 0; i < way.size(); i++) {
            Stop stop = way.get(i);
            Role role = route < 0 ? stop.role() : i == 0 ? Role.FROM : i == way.size() - 1 ? Role.TO : Role.VIA;
            waypoints.add(new Waypoint(stop.place().name(), stop.place().country(), role, route, stop.span()));
        }
    }

    private static void route(List<Stop> asWritten, List<Stop> way, Hits hits) {
        String names = way.stream().map(stop -> stop.place().name()).collect(Collectors.joining(" > "));
        hits.addWithin(
                Kind.ROUTE,
                names,
                new Span(
                        asWritten.getFirst().span().start(),
                        asWritten.getLast().span().end()));
    }

    /// "to Germany from Turkey via Bulgaria" begins in Turkey and ends in Germany.
    private static List<Stop> inOrderOfTravel(List<Stop> written) {
        List<Stop> way = new ArrayList<>(written);
        boolean backwards = way.getFirst().role() == Role.TO && way.stream().anyMatch(stop -> stop.role() == Role.FROM);
        if (backwards) {
            way.sort((a, b) -> Integer.compare(rank(a), rank(b)));
            return way;
        }
        int last = way.size() - 1;
        while (last > 0 && way.get(last).role() == Role.VIA) last--;
        if (last > 0 && last < way.size() - 1) way.add(way.remove(last));
        return way;
    }

    private static int rank(Stop stop) {
        return switch (stop.role()) {
            case FROM -> 0;
            case VIA, NONE -> 1;
            case TO -> 2;
        };
    }

    private List<Stop> stops(PreparedText text, @Nullable String[] skeletons) {
        List<Stop> stops = new ArrayList<>();
        for (int i = 0; i < skeletons.length; i++) {
            String skeleton = skeletons[i];
            if (skeleton == null || skeleton.length() < 2) continue;
            WordTrie.Match<Gazetteer.Form> match = places.at(skeletons, i);
            if (match == null) match = withArabicParticle(skeletons, i);
            if (match == null) continue;
            Token first = text.tokens().get(i);
            int last = i + match.words() - 1;
            boolean small = Character.isLowerCase(text.original().charAt(first.start()));
            if (!match.value().place().isNone() && !(match.value().capital() && small)) {
                Span span = new Span(first.start(), text.tokens().get(last).end());
                stops.add(new Stop(match.value().place(), i, last, span, role(skeletons, i, last)));
            }
            i = last;
        }
        return stops;
    }

    /// "وألمانيا" is "and Germany", "بألمانيا" "in Germany": one letter grown together with the name.
    private WordTrie.@Nullable Match<Gazetteer.Form> withArabicParticle(@Nullable String[] skeletons, int at) {
        String word = skeletons[at];
        if (word == null || word.length() < SHORTEST_WITH_PARTICLE || PARTICLES.indexOf(word.charAt(0)) < 0)
            return null;
        return places.at(new @Nullable String[] {word.substring(1)}, 0);
    }

    private Role role(@Nullable String[] skeletons, int first, int last) {
        RouteWords.Role after = word(skeletons, last + 1);
        if (after == RouteWords.Role.AFTER_FROM) {
            return word(skeletons, last + 2) == RouteWords.Role.AFTER_VIA ? Role.VIA : Role.FROM;
        }
        if (after == RouteWords.Role.AFTER_VIA) return Role.VIA;
        for (int back = 2; back >= 1; back--) {
            if (first < back) continue;
            WordTrie.Match<RouteWords.Role> before = words.at(skeletons, first - back);
            if (before == null || before.words() != back) continue;
            switch (before.value()) {
                case FROM -> {
                    return Role.FROM;
                }
                case VIA -> {
                    return Role.VIA;
                }
                case TO -> {
                    return Role.TO;
                }
                case JOIN, AFTER_FROM, AFTER_TO, AFTER_VIA -> {
                    // says nothing of the place behind it
                }
            }
        }
        return after == RouteWords.Role.AFTER_TO ? Role.TO : Role.NONE;
    }

    private RouteWords.@Nullable Role word(@Nullable String[] skeletons, int at) {
        if (at >= skeletons.length || skeletons[at] == null) return null;
        WordTrie.Match<RouteWords.Role> match = words.at(skeletons, at);
        return match == null ? null : match.value();
    }

    /// Few words between, all of them joining; or nothing but a dash or an arrow; or a blank between two cities.
    private boolean joined(PreparedText text, @Nullable String[] skeletons, Stop left, Stop right) {
        int between = right.firstToken() - left.lastToken() - 1;
        if (between > WIDEST_GAP) return false;
        String gap = text.original().substring(left.span().end(), right.span().start());
        if (gap.indexOf('\n') >= 0 && gap.isBlank()) return false;
        if (isAddress(left, right)) return false;
        if (between == 0) return isDash(gap) || gap.equals(" ");
        boolean way = gap.indexOf(',') < 0;
        for (int i = left.lastToken() + 1; i < right.firstToken(); i++) {
            Token token = text.tokens().get(i);
            boolean arrow = token.kind() == Token.Kind.EMOJI
                    || (token.kind() == Token.Kind.SYMBOL && token.text().equals("→"));
            if (arrow) continue;
            WordTrie.Match<RouteWords.Role> match = skeletons[i] == null ? null : words.at(skeletons, i);
            if (match == null || i + match.words() > right.firstToken()) return false;
            way |= match.value() != RouteWords.Role.JOIN;
            i += match.words() - 1;
        }
        return way && gap.indexOf('.') < 0 && gap.indexOf('\n') < 0;
    }

    private static boolean isDash(String gap) {
        String dash = gap.strip();
        if (dash.isEmpty() || dash.length() > 4) return false;
        for (int i = 0; i < dash.length(); i++) if (DASHES.indexOf(dash.charAt(i)) < 0) return false;
        return !dash.equals(".");
    }

    /// "Sofia, in Bulgaria" is one place said twice.
    private static boolean isAddress(Stop left, Stop right) {
        return left.place().country().equals(right.place().country())
                && (left.place().equals(right.place())
                        || left.place().isCountry()
                        || right.place().isCountry());
    }
}
