package org.fener.crawler.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fener.crawler.source.SourceList.Mistake;

/// Sources as a table of comma-separated values (RFC 4180), its first line the keys. Spreadsheets may not take a cell
/// for a formula, so one that looks like it is written with an apostrophe, which is taken off again on reading. Those
/// of countries whose numbers have a comma part their cells by semicolons, and some by tabs: the first line tells.
final class CsvTable {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvTable() {}

    static String write(List<SourceRow> rows) {
        StringBuilder out = new StringBuilder(String.join(",", SourceRow.KEYS)).append("\r\n");
        for (SourceRow row : rows)
            out.append(SourceRow.KEYS.stream().map(key -> cell(row.value(key))).collect(Collectors.joining(",")))
                    .append("\r\n");
        return out.toString();
    }

    private static String cell(String value) {
        String safe = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    /// @throws SourcesFormatException if a column is none of the keys
    static List<SourceRow> read(String text, String name) {
        List<List<String>> lines = cells(text.startsWith("\ufeff") ? text.substring(1) : text, separator(text));
        if (lines.isEmpty()) return List.of();
        List<String> keys = lines.getFirst().stream().map(String::strip).toList();
        for (String key : keys)
            if (!SourceRow.KEYS.contains(key))
                throw new SourcesFormatException(
                        new Mistake(Place.line(name, 1), Optional.empty(), "csv", Written.text(key), Expected.COLUMN));
        List<SourceRow> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            if (line.stream().allMatch(String::isBlank)) continue;
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(keys.size(), line.size()); i++) values.put(keys.get(i), unquoted(line.get(i)));
            rows.add(new SourceRow(values));
        }
        return rows;
    }

    /// The first character of the first line that no key has.
    private static char separator(String text) {
        return (char) text.lines()
                .findFirst()
                .orElse("")
                .chars()
                .filter(c -> c == ',' || c == ';' || c == '\t')
                .findFirst()
                .orElse(',');
    }

    private static String unquoted(String cell) {
        boolean guarded = cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA_STARTS.indexOf(cell.charAt(1)) >= 0;
        return guarded ? cell.substring(1) : cell;
    }

    private static List<List<String>> cells(String text, char separator) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') cell.append(c);
                else if (i + 1 < text.length() && text.charAt(i + 1) == '"') cell.append(text.charAt(++i));
                else quoted = false;
            } else if (c == '"' && cell.isEmpty()) quoted = true;
            else if (c == separator) {
                line.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                line.add(cell.toString());
                cell.setLength(0);
                lines.add(line);
                line = new ArrayList<>();
            } else if (c != '\r') cell.append(c);
        }
        if (!cell.isEmpty() || !line.isEmpty()) {
            line.add(cell.toString());
            lines.add(line);
        }
        return lines;
    }
}
