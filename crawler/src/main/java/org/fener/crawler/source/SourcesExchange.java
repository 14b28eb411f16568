package org.fener.crawler.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fener.crawler.Source;
import org.fener.crawler.fetch.CanonicalUrl;
import org.fener.crawler.source.SourceList.Mistake;

/// Sources in the formats that other programs read and write: OPML, CSV and our own YAML.
public final class SourcesExchange {

    /// What a file of sources may be.
    public enum Format {
        OPML,
        CSV,
        YAML;

        /// By the end of a file's name.
        public static Optional<Format> of(String fileName) {
            String name = fileName.toLowerCase(Locale.ROOT);
            if (name.endsWith(".opml") || name.endsWith(".xml")) return Optional.of(OPML);
            if (name.endsWith(".csv")) return Optional.of(CSV);
            return name.endsWith(".yaml") || name.endsWith(".yml") ? Optional.of(YAML) : Optional.empty();
        }
    }

    /// What a file brought.
    ///
    /// @param mistakes why the others may not run
    public record Incoming(List<Source> sources, List<Mistake> mistakes) {
        public Incoming {
            sources = List.copyOf(sources);
            mistakes = List.copyOf(mistakes);
        }
    }

    private SourcesExchange() {}

    public static String write(List<Source> sources, Format format) {
        List<SourceRow> rows = sources.stream().map(SourceRow::of).toList();
        return switch (format) {
            case OPML -> Opml.write(rows);
            case CSV -> CsvTable.write(rows);
            case YAML -> {
                String text = "";
                for (SourceRow row : rows) text = new YamlText(text).withEntry("sources", row.pairs());
                yield text.isEmpty() ? "sources: []\n" : text;
            }
        };
    }

    /// Reads a file's text. A source without a name of its own gets one made of its host.
    ///
    /// @param defaults values for keys that an entry leaves out, such as `purpose`
    /// @throws SourcesFormatException if the text as a whole is not of this format
    public static Incoming read(String text, Format format, String name, Map<String, String> defaults) {
        if (format == Format.YAML) {
            SourceList list = SourcesFile.read(text, name);
            return new Incoming(list.sources(), list.mistakes());
        }
        List<SourceRow> rows = format == Format.OPML ? Opml.read(text, name) : CsvTable.read(text, name);
        List<Source> sources = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int number = 0;
        for (SourceRow row : rows) {
            Place at = Place.entry(name, ++number);
            Map<String, String> fallback = new HashMap<>(defaults);
            fallback.put("id", freeId(row.value("start"), ids));
            SourceRow whole = row.or(fallback);
            SourceList read = whole.read(name);
            read.mistakes().forEach(mistake -> mistakes.add(mistake.of(at, whole.value("id"))));
            for (Source source : read.sources()) {
                if (ids.add(source.id())) sources.add(source);
                else
                    mistakes.add(new Mistake(
                            at, Optional.of(source.id()), "id", Written.text(source.id()), Expected.FREE_ID));
            }
        }
        return new Incoming(sources, mistakes);
    }

    /// Checks one source that was put together by hand.
    ///
    /// @param taken ids that a made one must not have
    public static Incoming check(Map<String, String> values, Set<String> taken, String name) {
        String id = values.getOrDefault("id", freeId(values.getOrDefault("start", ""), taken));
        SourceList read = new SourceRow(values).or(Map.of("id", id)).read(name);
        return new Incoming(read.sources(), read.mistakes());
    }

    /// An id made of the host of an address, such as `forum-example-org`, with a number where it is taken.
    public static String freeId(String start, Set<String> taken) {
        String host = CanonicalUrl.of(start.strip().split("\\s+", 2)[0])
                .map(CanonicalUrl::host)
                .orElse("source");
        String plain = (host.startsWith("www.") ? host.substring(4) : host)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String base = plain.isEmpty() ? "source" : plain.substring(0, Math.min(plain.length(), 58));
        String id = base;
        for (int i = 2; taken.contains(id); i++) id = base + "-" + i;
        return id;
    }
}
