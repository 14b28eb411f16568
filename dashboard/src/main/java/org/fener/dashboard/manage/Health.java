package org.fener.dashboard.manage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Whether the program does its work, part by part.
///
/// @param parts by name, in the order shown
public record Health(Map<String, Part> parts) {

    static final String CONTENT_TYPE = "application/json";

    /// The process answers; nothing more is said.
    static final Health LIVE = new Health(Map.of());

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Health {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /// One part.
    ///
    /// @param why     what is wrong, or what explains the numbers; empty if there is nothing to say
    /// @param numbers by name, with the unit in it
    public record Part(boolean up, String why, Map<String, Long> numbers) {

        public Part {
            numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        }

        static Part up(Map<String, Long> numbers) {
            return new Part(true, "", numbers);
        }

        static Part down(String why, Map<String, Long> numbers) {
            return new Part(false, why, numbers);
        }

        private Map<String, Object> written() {
            Map<String, Object> written = new LinkedHashMap<>();
            written.put("status", word(up));
            if (!why.isEmpty()) written.put("why", why);
            written.putAll(numbers);
            return written;
        }
    }

    public boolean isUp() {
        return parts.values().stream().allMatch(Part::up);
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }

    public String json() {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("status", word(isUp()));
        if (!parts.isEmpty()) {
            Map<String, Object> byName = new LinkedHashMap<>();
            parts.forEach((name, part) -> byName.put(name, part.written()));
            written.put("parts", byName);
        }
        return JSON.writeValueAsString(written) + "\n";
    }
}
