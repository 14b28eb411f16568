package org.fener.crawler.source;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fener.crawler.Source;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Changes the text of `sources.yaml` in one place and leaves all else as a person wrote it.
final class SourcesText {

    private final String text;

    SourcesText(String text) {
        this.text = text;
    }

    /// With a source added after the last one, indented as the others are.
    String add(Source source) {
        List<MappingNode> sources = sources();
        int column = sources.isEmpty() ? 4 : sources.getLast().getStartMark().getColumn();
        String dash = " ".repeat(Math.max(0, column - 2)) + "- ";
        String indent = "\n" + " ".repeat(Math.max(2, column));
        String lines = "id: " + source.id()
                + indent + "name: " + quoted(source.name())
                + indent + "kind: " + source.kind().name().toLowerCase(Locale.ROOT)
                + indent + "start: " + list(source.start())
                + indent + "scope: " + list(source.scope())
                + indent + "every: " + SourceEntryReader.written(source.every())
                + indent + "delay: " + SourceEntryReader.written(source.delay())
                + indent + "budget: " + source.budget()
                + indent + "depth: " + source.depth()
                + source.language()
                        .map(language -> indent + "language: " + quoted(language))
                        .orElse("")
                + source.zone()
                        .map(zone -> indent + "zone: " + quoted(zone.getId()))
                        .orElse("")
                + indent + "purpose: " + quoted(source.purpose())
                + indent + "legal-basis: " + quoted(source.legalBasis())
                + source.access()
                        .proxy()
                        .map(proxy -> indent + "proxy: " + quoted(proxy.toString()))
                        .orElse("")
                + source.access()
                        .tlsException()
                        .map(why -> indent + "tls-exception: " + quoted(why))
                        .orElse("")
                + (source.access().robotsMeta() ? "" : indent + "robots-meta: false")
                + (source.paused() ? indent + "paused: true" : "");
        String before = withoutEmptyList();
        String head =
                hasSourcesKey() ? before : text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + "sources:\n";
        return head + (head.endsWith("\n") ? "" : "\n") + dash + lines + "\n";
    }

    /// An empty list is written `[]`, to which no entry can be added.
    private String withoutEmptyList() {
        return root().stream()
                .filter(MappingNode.class::isInstance)
                .flatMap(root -> ((MappingNode) root).getValue().stream())
                .filter(pair -> isKey(pair.getKeyNode(), "sources"))
                .map(NodeTuple::getValueNode)
                .filter(value ->
                        value instanceof SequenceNode list && list.getValue().isEmpty())
                .findFirst()
                .map(list ->
                        text.substring(0, index(list.getStartMark().getIndex())).stripTrailing()
                                + text.substring(index(list.getEndMark().getIndex())))
                .orElse(text);
    }

    /// With `paused` of the source `id` set.
    String pause(String id, boolean paused) {
        for (MappingNode source : sources()) {
            ScalarNode value = scalar(source, "id");
            if (value == null || !value.getValue().equals(id)) continue;
            ScalarNode before = scalar(source, "paused");
            if (before != null)
                return text.substring(0, index(before.getStartMark().getIndex()))
                        + paused
                        + text.substring(index(before.getEndMark().getIndex()));
            int lineEnd = text.indexOf('\n', index(value.getEndMark().getIndex()));
            int at = lineEnd < 0 ? text.length() : lineEnd;
            String indent = " ".repeat(source.getStartMark().getColumn());
            return text.substring(0, at) + "\n" + indent + "paused: " + paused + text.substring(at);
        }
        throw new IllegalArgumentException("no source '" + id + "' in the file");
    }

    private List<MappingNode> sources() {
        return root().stream()
                .filter(MappingNode.class::isInstance)
                .flatMap(root -> ((MappingNode) root).getValue().stream())
                .map(NodeTuple::getValueNode)
                .filter(SequenceNode.class::isInstance)
                .flatMap(list -> ((SequenceNode) list).getValue().stream())
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .toList();
    }

    private Optional<Node> root() {
        return Optional.ofNullable(SourcesFile.compose(text));
    }

    private boolean hasSourcesKey() {
        return root().filter(root -> root instanceof MappingNode mapping
                        && mapping.getValue().stream().anyMatch(tuple -> isKey(tuple.getKeyNode(), "sources")))
                .isPresent();
    }

    private static boolean isKey(Node node, String key) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(key);
    }

    private static @org.jspecify.annotations.Nullable ScalarNode scalar(MappingNode source, String key) {
        for (NodeTuple tuple : source.getValue())
            if (isKey(tuple.getKeyNode(), key) && tuple.getValueNode() instanceof ScalarNode scalar) return scalar;
        return null;
    }

    /// Marks count code points, strings count chars.
    private int index(int codePoints) {
        return text.offsetByCodePoints(0, codePoints);
    }

    private static String list(List<URI> uris) {
        return uris.stream().map(uri -> quoted(uri.toString())).collect(Collectors.joining(", ", "[", "]"));
    }

    /// In double quotes whatever it holds: nothing in it can become YAML.
    static String quoted(String value) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < ' ' || c == 0x7f || c == 0x85 || c == 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff)
                out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        return out.append('"').toString();
    }
}
