package org.fener.crawler.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Named fields, one a line, as in a record's header and in `application/warc-fields` blocks. A value keeps to its
/// line, whatever it holds: control characters and backslashes are written as escapes.
final class WarcFields {

    private record Field(String name, String value) {}

    private final List<Field> fields = new ArrayList<>();

    WarcFields add(String name, Object value) {
        fields.add(new Field(name, value.toString()));
        return this;
    }

    WarcFields add(String name, Optional<?> value) {
        value.ifPresent(some -> add(name, some));
        return this;
    }

    Optional<String> first(String name) {
        for (Field field : fields) if (field.name.equalsIgnoreCase(name)) return Optional.of(field.value);
        return Optional.empty();
    }

    List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name.equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    byte[] bytes() {
        return write(new StringBuilder(512)).toString().getBytes(StandardCharsets.UTF_8);
    }

    StringBuilder write(StringBuilder out) {
        for (Field field : fields) {
            out.append(field.name).append(": ");
            escape(field.value, out);
            out.append("\r\n");
        }
        return out;
    }

    static WarcFields parse(String text) {
        WarcFields fields = new WarcFields();
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf("\r\n", at);
            if (end < 0) end = text.length();
            int colon = text.indexOf(": ", at);
            if (colon > at && colon < end)
                fields.add(text.substring(at, colon), unescape(text.substring(colon + 2, end)));
            at = end + 2;
        }
        return fields;
    }

    private static void escape(String value, StringBuilder out) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') out.append("\\\\");
            else if (c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029 || Character.isSurrogate(c))
                out.append("\\u").append(String.format("%04x", (int) c));
            else out.append(c);
        }
    }

    private static String unescape(String value) {
        if (value.indexOf('\\') < 0) return value;
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\' || i + 1 == value.length()) out.append(c);
            else if (value.charAt(i + 1) == 'u' && i + 6 <= value.length()) {
                out.append((char) Integer.parseInt(value.substring(i + 2, i + 6), 16));
                i += 5;
            } else out.append(value.charAt(++i));
        }
        return out.toString();
    }
}
