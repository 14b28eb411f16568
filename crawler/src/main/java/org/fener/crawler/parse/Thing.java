package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that a page describes in the words of schema.org, be it in JSON-LD or in microdata.
///
/// @param types  without the address before them, such as `JobPosting`
/// @param values each a `String` or a [Thing]
record Thing(Set<String> types, Map<String, List<Object>> values) {

    boolean isA(Set<String> wanted) {
        return types.stream().anyMatch(wanted::contains);
    }

    Optional<String> text(String name) {
        for (Object value : values.getOrDefault(name, List.of())) {
            String text = words(value);
            if (text != null && !text.isBlank()) return Optional.of(text.strip());
        }
        return Optional.empty();
    }

    private static @Nullable String words(Object value) {
        if (value instanceof String text) return text;
        if (!(value instanceof Thing thing)) return null;
        return thing.text("name")
                .or(() -> thing.text("@value"))
                .or(() -> thing.text("@id"))
                .orElse(null);
    }

    Optional<String> text(String first, String second) {
        return text(first).or(() -> text(second));
    }

    List<Thing> things(String name) {
        List<Thing> out = new ArrayList<>();
        for (Object value : values.getOrDefault(name, List.of())) if (value instanceof Thing thing) out.add(thing);
        return out;
    }

    /// Names of all values, for a person or an organisation.
    Optional<String> names(String name) {
        List<String> names = new ArrayList<>();
        for (Object value : values.getOrDefault(name, List.of())) {
            String text = value instanceof Thing thing ? thing.text("name").orElse(null) : words(value);
            if (text != null && !text.isBlank() && !text.startsWith("http")) names.add(text.strip());
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }
}
