package org.fener.crawler.source;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fener.crawler.Source;
import org.fener.crawler.fetch.CanonicalUrl;

/// A source as one row of text values, under the keys of `sources.yaml`: what every exchange format boils down to.
///
/// @param values a value that is not there, or blank, is left to its default; addresses are parted by spaces
record SourceRow(Map<String, String> values) {

    /// In the order in which they are written.
    static final List<String> KEYS = List.of(
            "id",
            "name",
            "kind",
            "start",
            "scope",
            "every",
            "delay",
            "budget",
            "depth",
            "language",
            "purpose",
            "legal-basis",
            "zone",
            "proxy",
            "tls-exception",
            "robots-meta",
            "paused");

    static final List<String> LISTS = List.of("start", "scope");

    SourceRow {
        values = Map.copyOf(values);
    }

    static SourceRow of(Source source) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("id", source.id());
        row.put("name", source.name());
        row.put("kind", source.kind().name().toLowerCase(Locale.ROOT));
        row.put("start", joined(source.start()));
        row.put("scope", joined(source.scope()));
        row.put("every", SourceEntryReader.written(source.every()));
        row.put("delay", SourceEntryReader.written(source.delay()));
        row.put("budget", Integer.toString(source.budget()));
        row.put("depth", Integer.toString(source.depth()));
        source.language().ifPresent(language -> row.put("language", language));
        row.put("purpose", source.purpose());
        row.put("legal-basis", source.legalBasis());
        source.zone().ifPresent(zone -> row.put("zone", zone.getId()));
        source.access().proxy().ifPresent(proxy -> row.put("proxy", proxy.toString()));
        source.access().tlsException().ifPresent(why -> row.put("tls-exception", why));
        if (!source.access().robotsMeta()) row.put("robots-meta", "false");
        if (source.paused()) row.put("paused", "true");
        return new SourceRow(row);
    }

    private static String joined(List<URI> addresses) {
        return addresses.stream().map(URI::toString).collect(Collectors.joining(" "));
    }

    String value(String key) {
        return values.getOrDefault(key, "");
    }

    /// With `fallback` where this row has nothing.
    SourceRow or(Map<String, String> fallback) {
        Map<String, String> all = new LinkedHashMap<>(values);
        fallback.forEach((key, value) -> {
            if (all.getOrDefault(key, "").isBlank()) all.put(key, value);
        });
        return new SourceRow(all);
    }

    /// Parted by blanks; a text that begins with no address is one mistake, however many words it has.
    static List<String> addresses(String text) {
        List<String> parts = List.of(text.split("\\s+", -1));
        return CanonicalUrl.of(parts.getFirst()).isPresent() ? parts : List.of(text);
    }

    /// Checked as an entry of `sources.yaml` is.
    SourceList read(String name) {
        return SourcesFile.read(new YamlText("").withEntry("sources", pairs()), name);
    }

    /// As lines of an entry of `sources.yaml`.
    List<String> pairs() {
        return Stream.concat(KEYS.stream(), values.keySet().stream())
                .distinct()
                .filter(key -> !value(key).isBlank())
                .map(key ->
                        YamlText.written(key) + ": " + written(key, value(key).strip()))
                .toList();
    }

    private static String written(String key, String value) {
        return LISTS.contains(key) ? YamlText.list(addresses(value)) : YamlText.written(value);
    }
}
