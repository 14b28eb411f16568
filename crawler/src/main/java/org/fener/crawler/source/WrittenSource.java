package org.fener.crawler.source;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A source as it stands in the file, mistakes and all.
///
/// @param values under the keys of the file; addresses are parted by spaces; what is not written is not there
public record WrittenSource(String id, Map<String, String> values) {

    /// What keys that can be chosen stand for where nothing is written.
    private static final Map<String, String> CHOSEN = Map.of("kind", "auto", "robots-meta", "true");

    /// One setting as it was and as it is to be; blank is what is usual.
    public record Setting(String key, String before, String after) {}

    public WrittenSource {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static WrittenSource of(String id, MappingNode entry) {
        Map<String, String> values = new LinkedHashMap<>();
        for (NodeTuple pair : entry.getValue())
            values.putIfAbsent(SourcesFile.text(pair.getKeyNode()), text(pair.getValueNode()));
        return new WrittenSource(id, values);
    }

    private static String text(Node node) {
        return node instanceof SequenceNode list
                ? list.getValue().stream().map(WrittenSource::one).collect(Collectors.joining(" "))
                : one(node);
    }

    private static String one(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /// The entry of this id in the text of a file, the first if there are several.
    static Optional<MappingNode> entry(YamlText text, String id) {
        return text.entries("sources").stream()
                .filter(entry -> YamlText.value(entry, "id")
                        .filter(value -> SourcesFile.text(value).equals(id))
                        .isPresent())
                .findFirst();
    }

    static Optional<WrittenSource> find(YamlText text, String id) {
        return entry(text, id).map(entry -> of(id, entry));
    }

    /// What a person is shown: blank where what is usual is written out, or nothing.
    public String shown(String key) {
        String written = values.getOrDefault(key, "").strip();
        if (key.equals("scope") && wholeHosts()) return "";
        if (!CHOSEN.containsKey(key)) return written;
        return written.isEmpty() ? CHOSEN.getOrDefault(key, "") : written.toLowerCase(Locale.ROOT);
    }

    /// Whether the scope that is written is the one that a source without has.
    private boolean wholeHosts() {
        List<URI> start = addresses("start");
        return !start.isEmpty() && SourceEntryReader.hosts(start).equals(addresses("scope"));
    }

    private List<URI> addresses(String key) {
        return SourceRow.addresses(values.getOrDefault(key, "").strip()).stream()
                .flatMap(address -> SourceEntryReader.address(address).stream())
                .toList();
    }

    /// What becomes different with these values. A scope of whole hosts follows the addresses.
    ///
    /// @param wanted keys that are not named stay as they are
    List<Setting> changes(Map<String, String> wanted) {
        List<Setting> changes = new ArrayList<>();
        for (String key : SourceRow.KEYS) {
            if (!wanted.containsKey(key)) continue;
            String after = tidy(key, wanted.getOrDefault(key, ""));
            if (!after.equals(shown(key))) changes.add(new Setting(key, shown(key), after));
        }
        boolean moved = changes.stream().anyMatch(change -> change.key().equals("start"));
        if (moved && wholeHosts() && wanted.getOrDefault("scope", "").isBlank())
            changes.add(new Setting("scope", values.getOrDefault("scope", ""), ""));
        return changes;
    }

    private static String tidy(String key, String value) {
        return SourceRow.LISTS.contains(key) ? value.strip().replaceAll("\\s+", " ") : value.strip();
    }

    /// Tells whether somebody changed these settings meanwhile; whether the source is paused is none of them.
    public String digest() {
        Map<String, String> settings = new TreeMap<>(values);
        settings.remove("paused");
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            settings.forEach((key, value) -> digest.update(
                    (key.length() + ":" + key + value.length() + ":" + value).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
