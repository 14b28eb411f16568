package org.fener.crawler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// HTTP header fields in the order received (RFC 9110 §5); names compare without case.
public record Headers(List<Field> fields) {

    public static final Headers NONE = new Headers(List.of());

    public record Field(String name, String value) {}

    public Headers {
        fields = List.copyOf(fields);
    }

    public Optional<String> first(String name) {
        for (Field field : fields) if (field.name().equalsIgnoreCase(name)) return Optional.of(field.value());
        return Optional.empty();
    }

    public List<String> all(String name) {
        List<String> all = new ArrayList<>(1);
        for (Field field : fields) if (field.name().equalsIgnoreCase(name)) all.add(field.value());
        return all;
    }
}
