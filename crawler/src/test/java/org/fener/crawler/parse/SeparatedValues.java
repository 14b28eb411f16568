package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;

/// Rows of a file of comma-separated values (RFC 4180).
final class SeparatedValues {

    private SeparatedValues() {}

    static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) value.append(text.charAt(++i));
                else quoted = !quoted;
            } else if (c == ',' && !quoted) {
                row.add(value.toString());
                value.setLength(0);
            } else if (c == '\n' && !quoted) {
                row.add(value.toString().stripTrailing());
                value.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else value.append(c);
        }
        return rows;
    }
}
