package org.fener.dashboard.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// JSON as sites put it into pages and feeds.
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /// An object with its members in the order given: a name, its value, the next name …
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2)
            object.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        return object;
    }

    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// A JSON-LD script element; no text in it can end the element early.
    static String script(Object value) {
        return "<script type=\"application/ld+json\">" + text(value).replace("<", "\\u003c") + "</script>";
    }
}
