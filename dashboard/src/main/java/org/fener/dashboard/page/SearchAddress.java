package org.fener.dashboard.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fener.indexer.PostQuery.Widening;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/// A search as its address says it, and the addresses of the searches one step from it.
///
/// @param without ways of widening that are switched off: `forms`, `scripts`, `look-alikes`
record SearchAddress(
        String q,
        List<String> category,
        List<String> source,
        List<String> lang,
        String day,
        String order,
        List<String> without,
        Optional<String> after) {

    /// The same search with a filter value put in or taken out; paging begins anew.
    public String toggled(String field, String value) {
        SearchAddress next =
                switch (field) {
                    case "category" ->
                        new SearchAddress(
                                q, toggle(category, value), source, lang, day, order, without, Optional.empty());
                    case "source" ->
                        new SearchAddress(
                                q, category, toggle(source, value), lang, day, order, without, Optional.empty());
                    case "language" ->
                        new SearchAddress(
                                q, category, source, toggle(lang, value), day, order, without, Optional.empty());
                    case "day" ->
                        new SearchAddress(
                                q,
                                category,
                                source,
                                lang,
                                day.equals(value) ? "" : value,
                                order,
                                without,
                                Optional.empty());
                    default -> this;
                };
        return next.address("/search");
    }

    /// The same search of all posts but those that have this value.
    public String excluding(String field, String value) {
        String name =
                switch (field) {
                    case "language" -> "lang";
                    default -> field;
                };
        String not = "-" + name + ":" + (value.matches("[\\w.-]+") ? value : '"' + value + '"');
        return asking(q.isBlank() ? not : "(" + q + ") " + not);
    }

    /// Days are narrowed to, not left out; `none` is left out by choosing a category.
    public boolean canExclude(String field, String value) {
        return !field.equals("day") && !value.equals("none") && !value.contains("\"");
    }

    public String asking(String words) {
        return new SearchAddress(words, category, source, lang, day, order, without, Optional.empty())
                .address("/search");
    }

    /// The same page of the same search with one of its posts beside it.
    public String showing(String key) {
        return new SearchAddress(q, category, source, lang, day, order, without, after).address("/search") + "&show="
                + UriUtils.encode(key, StandardCharsets.UTF_8) + "#preview";
    }

    /// What is kept of it under a name.
    public String kept() {
        return new SearchAddress(q, category, source, lang, day, order, without, Optional.empty()).address("/search");
    }

    public String following(String next) {
        return new SearchAddress(q, category, source, lang, day, order, without, Optional.of(next)).address("/search");
    }

    public String cleared() {
        return new SearchAddress(q, List.of(), List.of(), List.of(), "", order, without, Optional.empty())
                .address("/search");
    }

    /// The same search with a way of widening switched off or on again.
    public String switched(String way) {
        return new SearchAddress(q, category, source, lang, day, order, toggle(without, way), Optional.empty())
                .address("/search");
    }

    public String export(String format) {
        return new SearchAddress(q, category, source, lang, day, "", without, Optional.empty())
                        .address("/search/export")
                + "&format=" + format;
    }

    public boolean chosen(String field, String value) {
        return switch (field) {
            case "category" -> category.contains(value);
            case "source" -> source.contains(value);
            case "language" -> lang.contains(value);
            case "day" -> day.equals(value);
            default -> false;
        };
    }

    public boolean filtered() {
        return !(category.isEmpty() && source.isEmpty() && lang.isEmpty() && day.isEmpty());
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
        add(address, values, "category", category);
        add(address, values, "source", source);
        add(address, values, "lang", lang);
        add(address, values, "day", day.isEmpty() ? List.of() : List.of(day));
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
