package org.fener.indexer.query;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A field that an analyst may name, in English or Bulgarian.
public enum QueryField {
    CATEGORY("category", "категория", "category:smuggling"),
    SOURCE("source", "източник", "source:roads"),
    AUTHOR("author", "автор", "author:\"Ivan P\""),
    CONTACT("contact", "контакт", "contact:+359885550123"),
    LANGUAGE("lang", "език", "lang:bg"),
    SINCE("since", "от", "since:7d"),
    UNTIL("until", "до", "until:2026-11-01"),
    THREAD("thread", "тема", "thread:transport"),
    PRICE("price", "цена", "price:>1000"),
    ROUTE("route", "маршрут", "route:bg-rs"),
    OFFER("offer", "оферта", "offer:\"on arrival\""),
    PLACE("place", "място", "place:sofia"),
    SITE("site", "сайт", "site:forum.example.org"),
    KIND("kind", "вид", "kind:advertisement"),
    GROUP("group", "група", "group:a1b2"),
    ID("id", "номер", "id:p123"),
    GONE("gone", "изчезнала", "gone:7d"),
    SCORE("score", "оценка", "score:75..90"),
    HAS("has", "има", "has:phone");

    private final String english;
    private final String bulgarian;
    private final String example;

    QueryField(String english, String bulgarian, String example) {
        this.english = english;
        this.bulgarian = bulgarian;
        this.example = example;
    }

    /// As it is written in a query, by interface language (`bg`, else English).
    public String name(String language) {
        return language.equals("bg") ? bulgarian : english;
    }

    public String example() {
        return example;
    }

    static Optional<QueryField> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(field -> field.english.equals(lower)
                        || field.bulgarian.equals(lower)
                        || (field == LANGUAGE && lower.equals("language")))
                .findFirst();
    }

    /// The name that was probably meant, if one is near.
    static Optional<String> near(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .flatMap(field -> List.of(field.english, field.bulgarian).stream())
                .filter(it -> distance(lower, it) <= 2)
                .min(Comparator.comparingInt(it -> distance(lower, it)));
    }

    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 2) return 3;
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
