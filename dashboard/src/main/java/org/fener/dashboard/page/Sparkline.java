package org.fener.dashboard.page;

import java.util.List;
import java.util.stream.Collectors;

/// Counts of days, oldest first, as a small line and in words.
///
/// @param line as an SVG path of 80 × 24
record Sparkline(String line, String counts) {

    static Sparkline of(List<Long> series) {
        return new Sparkline(line(series), series.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    private static String line(List<Long> series) {
        long most = Math.max(1, series.stream().mapToLong(Long::longValue).max().orElse(1));
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < series.size(); i++)
            path.append(i == 0 ? "M" : " L")
                    .append(2 + i * 76 / Math.max(1, series.size() - 1))
                    .append(' ')
                    .append(22 - series.get(i) * 20 / most);
        return path.toString();
    }
}
