package org.fener.dashboard.page;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.PostQuery.Widening;
import org.fener.indexer.query.QueryReader;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/// A search as its address says it, and the addresses of the searches one step from it.
///
/// @param filters values chosen of each field, alternatives; of [#OF_THE_HOUSE] `-value` is one that is left out
/// @param without ways of widening that are switched off: `forms`, `scripts`, `look-alikes`
record SearchAddress(
        String q,
        Map<String, List<String>> filters,
        DaySpan days,
        String order,
        List<String> without,
        Optional<String> after) {

    /// Parameters of the address that are filters, by their fields.
    private static final Map<String, String> PARAMETERS = new TreeMap<>(Map.of(
            "category", "category",
            "source", "source",
            "language", "lang",
            "score", "score",
            "has", "has",
            "state", "state",
            "case", "case",
            "author", "author"));

    /// What people did with a post, and pseudonyms: no query tells it.
    private static final Set<String> OF_THE_HOUSE = Set.of("state", "case", "author");

    private static final List<String> IN_WATCHES = List.of("source", "language", "score", "has");

    SearchAddress {
        Map<String, List<String>> kept = new TreeMap<>();
        filters.forEach((field, values) -> {
            List<String> some =
                    values.stream().filter(value -> !value.isBlank()).distinct().toList();
            if (!some.isEmpty()) kept.put(field, some);
        });
        filters = Map.copyOf(kept);
        without = List.copyOf(without);
    }

    /// One filter that is on.
    ///
    /// @param excluded whether it leaves out
    /// @param address  of the search without it
    record Applied(String field, String value, boolean excluded, String address) {}

    /// What a form sends along.
    record Sent(String name, String value) {}

    /// As the parameters of a request say it; unknown ones are not looked at.
    static SearchAddress of(MultiValueMap<String, String> parameters) {
        Map<String, List<String>> filters = new TreeMap<>();
        PARAMETERS.forEach((field, name) -> filters.put(field, parameters.getOrDefault(name, List.of())));
        return new SearchAddress(
                first(parameters, "q"),
                filters,
                DaySpan.of(parameters),
                first(parameters, "order"),
                parameters.getOrDefault("without", List.of()).stream()
                        .filter(way -> !way.isBlank())
                        .toList(),
                Optional.of(first(parameters, "after")).filter(place -> !place.isEmpty()));
    }

    private static String first(MultiValueMap<String, String> parameters, String name) {
        String value = parameters.getFirst(name);
        return value == null ? "" : value;
    }

    /// Names of the parameters that narrow a search.
    static Stream<String> narrowing() {
        return Stream.concat(PARAMETERS.values().stream(), DaySpan.PARAMETERS.stream());
    }

    /// How the answers are ordered: as chosen, else the best first where one can be better than another, the newest
    /// first where not.
    public Order ordered() {
        return switch (order) {
            case "best" -> Order.BEST;
            case "newest" -> Order.NEWEST;
            case "score" -> Order.SCORE;
            case "evidence" -> Order.EVIDENCE;
            default -> QueryReader.ranks(q) ? Order.BEST : Order.NEWEST;
        };
    }

    /// Values chosen of a field, those that are left out with `-` before them.
    public List<String> all(String field) {
        return filters.getOrDefault(field, List.of());
    }

    /// The same search with a filter value put in or taken out; paging begins anew.
    public String toggled(String field, String value) {
        if (field.equals("day")) return within(days.isOn(value) ? DaySpan.EVER : DaySpan.on(LocalDate.parse(value)));
        if (!PARAMETERS.containsKey(field)) return address("/search");
        return with(field, toggle(all(field), value)).address("/search");
    }

    /// The same search of these days alone.
    public String within(DaySpan span) {
        return new SearchAddress(q, filters, span, order, without, Optional.empty()).address("/search");
    }

    private SearchAddress with(String field, List<String> values) {
        Map<String, List<String>> others = new TreeMap<>(filters);
        others.put(field, values);
        return new SearchAddress(q, others, days, order, without, Optional.empty());
    }

    /// The same search of all posts but those that have this value.
    public String excluding(String field, String value) {
        if (OF_THE_HOUSE.contains(field)) {
            List<String> others =
                    all(field).stream().filter(one -> !one.equals(value)).toList();
            return with(field, toggle(others, "-" + value)).address("/search");
        }
        String not = "-" + PARAMETERS.getOrDefault(field, field) + ":" + quoted(value);
        return asking(q.isBlank() ? not : "(" + q + ") " + not);
    }

    private static String quoted(String value) {
        return value.matches("[\\w.-]+") ? value : '"' + value + '"';
    }

    /// Days are narrowed to, not left out; `none` is left out by choosing a category, and what is new by choosing what
    /// was decided.
    public boolean canExclude(String field, String value) {
        return !field.equals("day") && !value.equals("none") && !value.equals("NEW") && !value.contains("\"");
    }

    public String asking(String words) {
        return new SearchAddress(words, filters, days, order, without, Optional.empty()).address("/search");
    }

    /// The same page of the same search with one of its posts beside it.
    public String showing(String key) {
        return address("/search") + "&show=" + UriUtils.encode(key, StandardCharsets.UTF_8) + "#preview";
    }

    /// The query of a watch for the same: words, and the filters that a query can tell. Categories have a field of
    /// their own in the form of a watch.
    public String watched() {
        List<String> parts = new ArrayList<>();
        for (String field : IN_WATCHES)
            if (!all(field).isEmpty())
                parts.add(all(field).stream()
                        .map(value -> PARAMETERS.getOrDefault(field, field) + ":" + quoted(value))
                        .collect(Collectors.joining(" OR ", "(", ")")));
        if (parts.isEmpty()) return q;
        if (!q.isBlank()) parts.addFirst("(" + q.strip() + ")");
        return String.join(" ", parts);
    }

    /// Whether a watch would look at more than this search: who did what, and when, no watch can tell.
    public boolean widerAsWatch() {
        return !days.isEver()
                || OF_THE_HOUSE.stream().anyMatch(field -> !all(field).isEmpty());
    }

    /// What is kept of it under a name.
    public String kept() {
        return new SearchAddress(q, filters, days, order, without, Optional.empty()).address("/search");
    }

    public String following(String next) {
        return new SearchAddress(q, filters, days, order, without, Optional.of(next)).address("/search");
    }

    public String cleared() {
        return new SearchAddress(q, Map.of(), DaySpan.EVER, order, without, Optional.empty()).address("/search");
    }

    /// The same search with a way of widening switched off or on again.
    public String switched(String way) {
        return new SearchAddress(q, filters, days, order, toggle(without, way), Optional.empty()).address("/search");
    }

    public String export(String format) {
        return new SearchAddress(q, filters, days, "", without, Optional.empty()).address("/search/export") + "&format="
                + format;
    }

    public boolean chosen(String field, String value) {
        return field.equals("day") ? days.isOn(value) : all(field).contains(value);
    }

    /// Whether a value is left out, by a filter that does not stand in the query.
    public boolean excluded(String field, String value) {
        return OF_THE_HOUSE.contains(field) && all(field).contains("-" + value);
    }

    public boolean filtered() {
        return !(filters.isEmpty() && days.isEver());
    }

    /// All filters that are on, by field.
    public List<Applied> applied() {
        List<Applied> applied = new ArrayList<>();
        PARAMETERS
                .keySet()
                .forEach(field -> all(field).forEach(value -> {
                    boolean excluded = OF_THE_HOUSE.contains(field) && value.startsWith("-");
                    applied.add(
                            new Applied(field, excluded ? value.substring(1) : value, excluded, toggled(field, value)));
                }));
        if (!days.isEver()) applied.add(new Applied("day", days.toString(), false, within(DaySpan.EVER)));
        return applied;
    }

    /// What a form sends along so that the search stays as it is, but for words, days and order.
    public List<Sent> hidden() {
        List<Sent> hidden = new ArrayList<>();
        PARAMETERS.forEach((field, name) -> all(field).forEach(value -> hidden.add(new Sent(name, value))));
        without.forEach(way -> hidden.add(new Sent("without", way)));
        return hidden;
    }

    /// What a form sends along so that it stays with these days.
    public List<Sent> hiddenDays() {
        return days.parameters().entrySet().stream()
                .map(end -> new Sent(end.getKey(), end.getValue()))
                .toList();
    }

    Set<Widening> widened() {
        Set<Widening> ways = EnumSet.allOf(Widening.class);
        if (without.contains("forms")) ways.remove(Widening.FORMS);
        if (without.contains("scripts")) ways.remove(Widening.SCRIPTS);
        if (without.contains("look-alikes")) ways.remove(Widening.LOOK_ALIKES);
        return ways;
    }

    private String address(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path).queryParam("q", "{q}");
        List<Object> values = new ArrayList<>(List.of(q));
        PARAMETERS.forEach((field, name) -> add(address, values, name, all(field)));
        days.parameters().forEach((name, day) -> add(address, values, name, List.of(day)));
        add(address, values, "order", order.isEmpty() ? List.of() : List.of(order));
        add(address, values, "without", without);
        add(address, values, "after", after.stream().toList());
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }

    private static void add(UriComponentsBuilder address, List<Object> values, String name, List<String> chosen) {
        for (String value : chosen) {
            address.queryParam(name, "{v" + values.size() + "}");
            values.add(value);
        }
    }

    private static List<String> toggle(List<String> values, String value) {
        if (values.contains(value))
            return values.stream().filter(v -> !v.equals(value)).toList();
        return Stream.concat(values.stream(), Stream.of(value)).toList();
    }
}
