package org.fener.crawler.source;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fener.crawler.Source;
import org.fener.crawler.SourceAccess;
import org.fener.crawler.SourceKind;
import org.fener.crawler.fetch.CanonicalUrl;
import org.fener.crawler.source.SourceList.Mistake;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads one entry of a sources file; collects every mistake in it instead of stopping at the first.
final class SourceEntryReader {

    private static final Set<String> KEYS = Set.copyOf(SourceRow.KEYS);

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration LEAST_EVERY = Duration.ofMinutes(1);
    private static final Duration DELAY = Duration.ofSeconds(1);
    private static final int BUDGET = 500;
    private static final int DEPTH = 5;

    private final String file;
    private final MappingNode entry;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<Node> twice = new ArrayList<>();
    private final Optional<String> id;

    SourceEntryReader(String file, MappingNode entry) {
        this.file = file;
        this.entry = entry;
        for (NodeTuple pair : entry.getValue()) {
            String key = SourcesFile.text(pair.getKeyNode());
            if (values.putIfAbsent(key, pair.getValueNode()) != null) twice.add(pair.getKeyNode());
        }
        this.id = text("id");
    }

    Optional<Source> read() {
        values.keySet().stream().filter(key -> !KEYS.contains(key)).forEach(key -> add(key, Expected.KNOWN_KEY));
        for (Node key : twice) add(key, SourcesFile.text(key), Expected.KEY_ONCE);
        if (values.containsKey("name") && text("name").isEmpty()) add("name", Expected.ONE_VALUE);
        String name = text("name").or(() -> id).orElse("");
        List<URI> start = addresses("start");
        List<URI> scope = values.containsKey("scope") ? addresses("scope") : hosts(start);
        if (id.filter(Source::isId).isEmpty()) add("id", Expected.ID);
        Optional<String> purpose = text("purpose").filter(value -> !value.isBlank());
        if (purpose.isEmpty()) add("purpose", Expected.PURPOSE);
        Optional<String> basis = text("legal-basis").filter(value -> !value.isBlank());
        if (basis.isEmpty()) add("legal-basis", Expected.BASIS);
        requireOne("start", start);
        if (values.containsKey("scope")) requireOne("scope", scope);
        SourceKind kind = value("kind", Expected.KIND, SourceEntryReader::kind).orElse(SourceKind.AUTO);
        Duration every =
                value("every", Expected.EVERY, SourceEntryReader::interval).orElse(EVERY);
        Duration delay =
                value("delay", Expected.DELAY, SourceEntryReader::duration).orElse(DELAY);
        int budget = value("budget", Expected.BUDGET, text -> atLeast(text, 1)).orElse(BUDGET);
        int depth = value("depth", Expected.DEPTH, text -> atLeast(text, 0)).orElse(DEPTH);
        Optional<String> language = value("language", Expected.LANGUAGE, SourceEntryReader::language)
                .filter(tag -> !tag.isEmpty());
        Optional<ZoneId> zone = value("zone", Expected.ZONE, ZoneId::of);
        boolean paused =
                value("paused", Expected.TRUTH, SourceEntryReader::truth).orElse(false);
        SourceAccess access = access();
        if (!mistakes.isEmpty()) return Optional.empty();
        return Optional.of(new Source(
                id.orElseThrow(),
                name,
                kind,
                start,
                scope,
                every,
                delay,
                budget,
                depth,
                language,
                purpose.orElseThrow(),
                basis.orElseThrow(),
                zone,
                paused,
                access));
    }

    private SourceAccess access() {
        Optional<URI> proxy = value("proxy", Expected.PROXY, SourceEntryReader::proxy);
        Optional<String> exception = value("tls-exception", Expected.REASON, SourceEntryReader::reason);
        boolean robotsMeta =
                value("robots-meta", Expected.TRUTH, SourceEntryReader::truth).orElse(true);
        return new SourceAccess(proxy, exception, robotsMeta);
    }

    List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    int lineOf(String key) {
        Node node = values.getOrDefault(key, entry);
        return node.getStartMark().getLine() + 1;
    }

    private void add(String key, Expected expected) {
        Node value = values.get(key);
        mistakes.add(new Mistake(Place.line(file, lineOf(key)), id, key, Written.of(value), expected));
    }

    private void add(Node item, String key, Expected expected) {
        int line = item.getStartMark().getLine() + 1;
        mistakes.add(new Mistake(Place.line(file, line), id, key, Written.of(item), expected));
    }

    private void requireOne(String key, List<URI> addresses) {
        boolean told = mistakes.stream().anyMatch(mistake -> mistake.key().equals(key));
        if (addresses.isEmpty() && !told) add(key, Expected.START);
    }

    private Optional<String> text(String key) {
        return values.get(key) instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    private <T> Optional<T> value(String key, Expected expected, Function<String, T> parse) {
        if (!values.containsKey(key)) return Optional.empty();
        Optional<T> value = text(key).flatMap(text -> parsed(text.strip(), parse));
        if (value.isEmpty()) add(key, expected);
        return value;
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException | DateTimeException unfit) {
            return Optional.empty();
        }
    }

    private List<URI> addresses(String key) {
        Node node = values.get(key);
        if (node == null) return List.of();
        List<Node> items = node instanceof SequenceNode list ? list.getValue() : List.of(node);
        List<URI> addresses = new ArrayList<>();
        for (Node item : items) {
            Optional<URI> address = address(SourcesFile.text(item));
            address.ifPresent(addresses::add);
            if (address.isEmpty()) add(item, key, Expected.ADDRESS);
        }
        return addresses;
    }

    /// In the canonical form, so that what is written and what is fetched compare equal.
    static Optional<URI> address(String text) {
        return CanonicalUrl.of(text).map(CanonicalUrl::uri).filter(uri -> uri.getHost() != null);
    }

    private static URI proxy(String text) {
        URI proxy = URI.create(text);
        return new SourceAccess(Optional.of(proxy), Optional.empty(), true)
                .proxy()
                .orElse(proxy);
    }

    private static String reason(String text) {
        if (text.isBlank()) throw new IllegalArgumentException(text);
        return text;
    }

    /// The whole of each start address's host, on the same port.
    static List<URI> hosts(List<URI> start) {
        return start.stream()
                .map(uri -> URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + "/"))
                .distinct()
                .toList();
    }

    private static SourceKind kind(String text) {
        return SourceKind.valueOf(text.toUpperCase(Locale.ROOT));
    }

    /// The tag in its canonical form; empty if nothing is written.
    private static String language(String text) {
        if (text.isEmpty()) return text;
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            String code = locale.getLanguage();
            // a code that no table of languages has is its own name
            if (code.isEmpty() || locale.getDisplayLanguage(Locale.ENGLISH).equals(code))
                throw new IllegalArgumentException(text);
            return locale.toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static Duration interval(String text) {
        Duration every = duration(text);
        if (every.compareTo(LEAST_EVERY) < 0) throw new IllegalArgumentException(text);
        return every;
    }

    /// The shortest way to write a time that [#duration] reads back.
    static String written(Duration time) {
        long millis = time.toMillis();
        if (millis == 0) return "0s";
        if (millis % 86_400_000 == 0) return millis / 86_400_000 + "d";
        if (millis % 3_600_000 == 0) return millis / 3_600_000 + "h";
        if (millis % 60_000 == 0) return millis / 60_000 + "m";
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }

    /// `500ms`, `90s`, `5m`, `1h`, `1d`, and `0.2s`.
    static Duration duration(String text) {
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,3})?(ms|s|m|h|d)")) throw new IllegalArgumentException(text);
        String unit = text.replaceAll("[0-9.]", "");
        BigDecimal amount = new BigDecimal(text.substring(0, text.length() - unit.length()));
        Duration one =
                switch (unit) {
                    case "ms" -> Duration.ofMillis(1);
                    case "s" -> Duration.ofSeconds(1);
                    case "m" -> Duration.ofMinutes(1);
                    case "h" -> Duration.ofHours(1);
                    default -> Duration.ofDays(1);
                };
        return Duration.ofMillis(
                amount.multiply(BigDecimal.valueOf(one.toMillis())).longValue());
    }

    private static int atLeast(String text, int least) {
        int number = Integer.parseInt(text);
        if (number < least) throw new IllegalArgumentException(text);
        return number;
    }

    private static boolean truth(String text) {
        if (!text.matches("true|false")) throw new IllegalArgumentException(text);
        return text.equals("true");
    }
}
