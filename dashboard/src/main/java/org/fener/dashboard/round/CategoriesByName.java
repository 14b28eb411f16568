package org.fener.dashboard.round;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fener.classifier.Category;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.query.Clause;
import org.fener.indexer.query.QueryField;
import org.fener.indexer.query.QueryReader;

/// Categories that somebody calls by their names, as pages show them, or by words of these: queries know their keys.
final class CategoriesByName {

    /// Shorter words say nothing of what is meant.
    private static final int SHORTEST = 4;

    /// Letters by which the forms of a word differ at their ends.
    private static final int ENDING = 2;

    private final List<Category> categories;
    private final QueryReader reader = new QueryReader(InstantSource.system(), ZoneOffset.UTC);

    CategoriesByName(List<Category> categories) {
        this.categories = List.copyOf(categories);
    }

    /// The same part of a query with the key of the one category that its name may mean.
    ///
    /// @param part as typed
    Optional<String> meant(String part) {
        try {
            return reader.read(part) instanceof Clause.Field field && field.field() == QueryField.CATEGORY
                    ? called(field.value()).map(key -> part.substring(0, part.indexOf(':') + 1) + key)
                    : Optional.empty();
        } catch (QueryMistake partOfAnother) {
            return Optional.empty();
        }
    }

    private Optional<String> called(String name) {
        if (categories.stream().anyMatch(category -> category.key().equalsIgnoreCase(name))) return Optional.empty();
        List<String> said = words(name);
        List<String> keys = categories.stream()
                .filter(category -> category.names().values().stream().anyMatch(known -> hasAll(words(known), said)))
                .map(Category::key)
                .toList();
        return keys.size() == 1 ? Optional.of(keys.getFirst()) : Optional.empty();
    }

    private static boolean hasAll(List<String> known, List<String> said) {
        return !said.isEmpty() && said.stream().allMatch(word -> known.stream().anyMatch(it -> areForms(word, it)));
    }

    private static List<String> words(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+"))
                .filter(word -> word.length() >= SHORTEST)
                .toList();
    }

    /// Whether one begins as the other does, but for an ending.
    private static boolean areForms(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int same = 0;
        while (same < shorter && one.charAt(same) == other.charAt(same)) same++;
        return same >= Math.max(SHORTEST, shorter - ENDING);
    }
}
