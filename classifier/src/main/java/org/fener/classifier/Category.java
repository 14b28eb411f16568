package org.fener.classifier;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Something that posts are flagged for, defined as data (`config/categories.yaml`).
///
/// @param key        stable name in models, queries and exports, such as `document-fraud`
/// @param names      by interface language, at least `bg` and `en`
/// @param definition what counts, by interface language
/// @param exclusions what does not count, by interface language
public record Category(
        String key, Map<String, String> names, Map<String, String> definition, Map<String, String> exclusions) {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public Category {
        if (!KEY.matcher(key).matches())
            throw new IllegalArgumentException("category key '" + key + "': expected lower-case letters, digits or -");
        for (String language : List.of("bg", "en"))
            if (names.getOrDefault(language, "").isBlank())
                throw new IllegalArgumentException("category '" + key + "': names." + language + " is missing");
        names = Map.copyOf(names);
        definition = Map.copyOf(definition);
        exclusions = Map.copyOf(exclusions);
    }

    public String name(String language) {
        return names.getOrDefault(language, names.getOrDefault("en", key));
    }
}
