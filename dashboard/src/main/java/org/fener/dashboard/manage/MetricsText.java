package org.fener.dashboard.manage;

import java.util.Map;
import java.util.stream.Collectors;

/// Metrics in the text format that Prometheus reads (exposition format 0.0.4).
final class MetricsText {

    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    /// Only grows while the program runs; its name ends in `_total`.
    MetricsText counter(String name, String help, double value) {
        return counter(name, help, "", Map.of("", value));
    }

    MetricsText counter(String name, String help, long value) {
        return counter(name, help, "", Map.of("", value));
    }

    /// @param values by the value of `label`, written in the map's order
    MetricsText counter(String name, String help, String label, Map<String, ? extends Number> values) {
        if (!name.endsWith("_total")) throw new IllegalArgumentException("counter " + name + " must end in _total");
        return samples(name, "counter", help, label, values);
    }

    /// Goes up and down.
    MetricsText gauge(String name, String help, double value) {
        return gauge(name, help, "", Map.of("", value));
    }

    MetricsText gauge(String name, String help, long value) {
        return gauge(name, help, "", Map.of("", value));
    }

    /// @param values by the value of `label`, written in the map's order
    MetricsText gauge(String name, String help, String label, Map<String, ? extends Number> values) {
        return samples(name, "gauge", help, label, values);
    }

    /// How often something was done and how long it took in all.
    record Timed(long count, double seconds) {}

    MetricsText summary(String name, String help, Timed value) {
        return summary(name, help, "", Map.of("", value));
    }

    /// @param values by the value of `label`, written in the map's order
    MetricsText summary(String name, String help, String label, Map<String, Timed> values) {
        head(name, "summary", help);
        values.forEach((value, timed) -> {
            line(name + "_count", label, value, (double) timed.count());
            line(name + "_sum", label, value, timed.seconds());
        });
        return this;
    }

    private MetricsText samples(
            String name, String type, String help, String label, Map<String, ? extends Number> values) {
        head(name, type, help);
        values.forEach((value, number) -> line(name, label, value, number.doubleValue()));
        return this;
    }

    private void head(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void line(String name, String label, String value, double number) {
        text.append(name);
        if (!label.isEmpty())
            text.append('{').append(label).append("=\"").append(escaped(value)).append("\"}");
        text.append(' ').append(written(number)).append('\n');
    }

    private static String escaped(String value) {
        return value.codePoints()
                .mapToObj(character -> switch (character) {
                    case '\\' -> "\\\\";
                    case '"' -> "\\\"";
                    case '\n' -> "\\n";
                    default -> Character.toString(character);
                })
                .collect(Collectors.joining());
    }

    private static String written(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
