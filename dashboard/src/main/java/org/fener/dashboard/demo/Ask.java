package org.fener.dashboard.demo;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What a visitor asks a site for.
///
/// @param target path and query as they came
/// @param path   decoded path
record Ask(String target, String path, Map<String, String> query) {

    private static final int LONGEST_NUMBER = 9;

    Ask {
        query = Map.copyOf(query);
    }

    static Ask of(URI uri) {
        String rawQuery = uri.getRawQuery();
        Map<String, String> query = new LinkedHashMap<>();
        if (rawQuery != null) {
            for (String part : rawQuery.split("&", -1)) {
                int equals = part.indexOf('=');
                query.put(
                        decoded(equals < 0 ? part : part.substring(0, equals)),
                        equals < 0 ? "" : decoded(part.substring(equals + 1)));
            }
        }
        String target = uri.getRawPath() + (rawQuery == null ? "" : "?" + rawQuery);
        return new Ask(target, uri.getPath(), query);
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(query.get(key));
    }

    OptionalInt number(String key) {
        return value(key).map(Ask::numberIn).orElse(OptionalInt.empty());
    }

    /// The parts of the path between slashes.
    List<String> parts() {
        return java.util.Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    static OptionalInt numberIn(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
