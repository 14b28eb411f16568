package org.fener.crawler.source;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fener.crawler.Source;
import org.fener.crawler.SourceAccess;
import org.fener.crawler.SourceKind;
import org.fener.crawler.fetch.CanonicalUrl;
import org.fener.crawler.source.SourceList.Mistake;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads one entry of a sources file; collects every mistake in it instead of stopping at the first.
final class SourceEntryReader {

    private static final Set<String> KEYS = Set.of(
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
        this.id = Optional.ofNullable(values.get("id")).map(SourcesFile::text);
    }

    Optional<Source> read() {
        values.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> add(
                        key,
                        "one of the keys "
                                + String.join(", ", KEYS.stream().sorted().toList())));
        for (Node key : twice)
            mistakes.add(new Mistake(
                    file,
                    key.getStartMark().getLine() + 1,
                    id,
                    SourcesFile.text(key),
                    SourcesFile.text(key),
                    "each key once"));
        String name = text("name").or(() -> id).orElse("");
        List<URI> start = addresses("start");
        List<URI> scope = values.containsKey("scope") ? addresses("scope") : hosts(start);
        require("id", id, "lower-case letters, digits, - or _");
        Optional<String> purpose = text("purpose").filter(value -> !value.isBlank());
        require("purpose", purpose, "why this source is watched; without it the source does not run");
        Optional<String> basis = text("legal-basis").filter(value -> !value.isBlank());
        require("legal-basis", basis, "what allows the watching; without it the source does not run");
        if (start.isEmpty() && values.get("start") == null) add("start", "at least one http or https address");
        SourceKind kind = value("kind", kinds(), SourceEntryReader::kind).orElse(SourceKind.AUTO);
        Duration every = value("every", "a time of at least 1m, such as 1h", SourceEntryReader::interval)
                .orElse(EVERY);
        Duration delay = value("delay", "a time such as 1s or 500ms", SourceEntryReader::duration)
                .orElse(DELAY);
        int budget = value("budget", "a number of pages, at least 1", text -> atLeast(text, 1))
                .orElse(BUDGET);
        int depth = value("depth", "a number of links, 0 or more", text -> atLeast(text, 0))
                .orElse(DEPTH);
        Optional<ZoneId> zone = value("zone", "a time zone such as Europe/Sofia", ZoneId::of);
        boolean paused =
                value("paused", "true or false", SourceEntryReader::truth).orElse(false);
        SourceAccess access = access();
        if (!mistakes.isEmpty()) return Optional.empty();
        try {
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
                    text("language"),
                    purpose.orElseThrow(),
                    basis.orElseThrow(),
                    zone,
                    paused,
                    access));
        } catch (IllegalArgumentException e) {
            add("id", "a source that holds: " + e.getMessage());
            return Optional.empty();
        }
    }

    private SourceAccess access() {
        Optional<URI> proxy = value("proxy", "http://host:port or socks5://host:port", SourceEntryReader::proxy);
        Optional<String> exception =
                value("tls-exception", "why the certificate need not be valid", SourceEntryReader::reason);
        boolean robotsMeta =
                value("robots-meta", "true or false", SourceEntryReader::truth).orElse(true);
        return new SourceAccess(proxy, exception, robotsMeta);
    }

    List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    int lineOf(String key) {
        Node node = values.getOrDefault(key, entry);
        return node.getStartMark().getLine() + 1;
    }

    private void add(String key, String expected) {
        Node value = values.get(key);
        mistakes.add(
                new Mistake(file, lineOf(key), id, key, value == null ? "nothing" : SourcesFile.text(value), expected));
    }

    private void require(String key, Optional<String> value, String expected) {
        if (value.isEmpty()) add(key, expected);
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(SourcesFile::text);
    }

    private <T> Optional<T> value(String key, String expected, Function<String, T> parse) {
        Optional<String> text = text(key);
        if (text.isEmpty()) return Optional.empty();
        try {
            return text.map(String::strip).map(parse);
        } catch (IllegalArgumentException | DateTimeException e) {
            add(key, expected);
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
            if (address.isEmpty())
                mistakes.add(new Mistake(
                        file,
                        item.getStartMark().getLine() + 1,
                        id,
                        key,
                        SourcesFile.text(item),
                        "an http or https address with a host"));
        }
        return addresses;
    }

    /// In the canonical form, so that what is written and what is fetched compare equal.
    private static Optional<URI> address(String text) {
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
    private static List<URI> hosts(List<URI> start) {
        return start.stream()
                .map(uri -> URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + "/"))
                .distinct()
                .toList();
    }

    private static String kinds() {
        return "one of "
                + Arrays.stream(SourceKind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    private static SourceKind kind(String text) {
        return SourceKind.valueOf(text.toUpperCase(Locale.ROOT));
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
