package org.fener.indexer.watch;

import java.util.ArrayList;
import java.util.List;

/// Cells of comma- or semicolon-separated text with quotes (RFC 4180).
final class CsvRow {

    private CsvRow() {}

    /// Of one row without line ends in its cells.
    static List<String> cells(String line) {
        return rows(line).getFirst();
    }

    /// A semicolon separates where the first line has one and no comma; a tab likewise.
    static List<List<String>> rows(String text) {
        String head = text.lines().findFirst().orElse("");
        char separator = head.indexOf(',') >= 0 ? ',' : head.indexOf(';') >= 0 ? ';' : '\t';
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) i++;
                if (c == '"' && !doubled) quoted = false;
                else cell.append(c);
            } else if (c == '"' && cell.isEmpty()) quoted = true;
            else if (c == separator) row.add(taken(cell));
            else if (c == '\n') {
                row.add(taken(cell));
                rows.add(row);
                row = new ArrayList<>();
            } else if (c != '\r') cell.append(c);
        }
        row.add(taken(cell));
        rows.add(row);
        return rows;
    }

    private static String taken(StringBuilder cell) {
        String text = cell.toString();
        cell.setLength(0);
        return text;
    }
}
