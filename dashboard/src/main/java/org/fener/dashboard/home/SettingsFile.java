package org.fener.dashboard.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads `config/fener.yaml`; every key is optional, an unknown one is a mistake.
public final class SettingsFile {

    private static final Set<String> KEYS = Set.of(
            "zone", "fetch.allow-addresses", "fetch.contact", "report.at", "server.behind-proxy", "database.url");

    private final Path file;
    private final Map<String, Object> values;

    private SettingsFile(Path file, Map<String, Object> values) {
        this.file = file;
        this.values = values;
    }

    public static Settings read(Path file) throws IOException {
        SettingsFile settings = new SettingsFile(file, Files.exists(file) ? flatten(file) : Map.of());
        settings.values.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .findFirst()
                .ifPresent(key -> settings.refuse(
                        key, "one of the keys " + KEYS.stream().sorted().toList()));
        return new Settings(
                settings.value("zone", "a time zone such as Europe/Sofia", ZoneId::of)
                        .orElseGet(() -> ZoneId.of("Europe/Sofia")),
                new Settings.Fetch(
                        settings.list("fetch.allow-addresses"),
                        settings.value("fetch.contact", "a mail address or web page", SettingsFile::contact)),
                settings.value("report.at", "a local time such as \"06:00\"", LocalTime::parse)
                        .orElse(LocalTime.of(6, 0)),
                settings.value("server.behind-proxy", "true or false", SettingsFile::truth)
                        .orElse(false),
                settings.value(
                        "database.url", "a JDBC address such as jdbc:postgresql://host/name", SettingsFile::jdbc));
    }

    private static Map<String, Object> flatten(Path file) throws IOException {
        Map<String, Object> flat = new LinkedHashMap<>();
        try {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            if (root == null) return flat;
            if (!(root instanceof Map<?, ?> map))
                throw new BadConfiguration(file + ": expected keys and values, got '" + root + "'");
            map.forEach((key, value) -> {
                if (value instanceof Map<?, ?> inner)
                    inner.forEach((name, innerValue) -> flat.put(key + "." + name, value(innerValue)));
                else flat.put(String.valueOf(key), value(value));
            });
            return flat;
        } catch (YAMLException e) {
            throw new BadConfiguration(file + ": not readable as YAML: " + e.getMessage());
        }
    }

    private static Object value(Object value) {
        return value == null ? "" : value;
    }

    private <T> Optional<T> value(String key, String expected, Function<String, T> parse) {
        Object value = values.get(key);
        if (value == null) return Optional.empty();
        try {
            return Optional.of(parse.apply(String.valueOf(value).strip()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw refuse(key, expected);
        }
    }

    private List<String> list(String key) {
        Object value = values.getOrDefault(key, List.of());
        if (!(value instanceof List<?> items)) throw refuse(key, "a list of address ranges such as [10.1.0.0/16]");
        return items.stream().map(String::valueOf).toList();
    }

    private BadConfiguration refuse(String key, String expected) {
        throw new BadConfiguration(file + ": " + key + ": expected " + expected + ", got '" + values.get(key) + "'");
    }

    private static String contact(String text) {
        if (!text.matches("[^\\s@]+@[^\\s@]+|https?://\\S+")) throw new IllegalArgumentException(text);
        return text;
    }

    private static boolean truth(String text) {
        if (!text.matches("true|false")) throw new IllegalArgumentException(text);
        return text.equals("true");
    }

    private static String jdbc(String text) {
        if (!text.startsWith("jdbc:")) throw new IllegalArgumentException(text);
        return text;
    }
}
