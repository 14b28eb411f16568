package org.fener.crawler.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A YAML text that is changed at one of its nodes and stays as a person wrote it everywhere else, comments too. Nodes
/// are those of [#root] of the same text.
record YamlText(String text) {

    private static final String PLAIN = "[A-Za-z0-9][A-Za-z0-9._-]*";

    Optional<Node> root() {
        return Optional.ofNullable(SourcesFile.compose(text));
    }

    /// The list under a key of the root; empty if there is none.
    Optional<SequenceNode> list(String key) {
        return root().filter(MappingNode.class::isInstance)
                .flatMap(root -> value((MappingNode) root, key))
                .filter(SequenceNode.class::isInstance)
                .map(SequenceNode.class::cast);
    }

    /// The groups of keys in the list under a key of the root.
    List<MappingNode> entries(String key) {
        return list(key)
                .map(list -> list.getValue().stream()
                        .filter(MappingNode.class::isInstance)
                        .map(MappingNode.class::cast)
                        .toList())
                .orElse(List.of());
    }

    static Optional<Node> value(MappingNode map, String key) {
        return map.getValue().stream()
                .filter(pair -> isKey(pair, key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private static boolean isKey(NodeTuple pair, String key) {
        return pair.getKeyNode() instanceof ScalarNode scalar
                && scalar.getValue().equals(key);
    }

    /// With `value` under `key`; a key that is not there yet comes last.
    String with(MappingNode map, String key, String value) {
        Optional<NodeTuple> present =
                map.getValue().stream().filter(pair -> isKey(pair, key)).findFirst();
        if (present.isPresent()) return replaced(present.get(), value);
        int end = end(last(map));
        if (map.getFlowStyle() == FlowStyle.FLOW) return inserted(end, ", " + key + ": " + value);
        return inserted(lineEnd(end), "\n" + " ".repeat(map.getStartMark().getColumn()) + key + ": " + value);
    }

    private String replaced(NodeTuple pair, String with) {
        Node value = pair.getValueNode();
        int start = start(value);
        int end = end(value);
        if (isBlock(value)) {
            int colon = text.indexOf(':', end(pair.getKeyNode()));
            return new YamlText(withoutLines(start, end)).inserted(colon + 1, " " + with);
        }
        return text.substring(0, start) + (start == end ? " " : "") + with + text.substring(end);
    }

    /// A list or keys on lines of their own.
    private static boolean isBlock(Node node) {
        return node instanceof CollectionNode<?> all
                && all.getFlowStyle() != FlowStyle.FLOW
                && !all.getValue().isEmpty();
    }

    /// Without a key and what is beside it.
    String without(MappingNode map, String key) {
        List<NodeTuple> pairs = map.getValue();
        for (int i = 0; i < pairs.size(); i++)
            if (isKey(pairs.get(i), key)) {
                int from = start(pairs.get(i).getKeyNode());
                int end = end(pairs.get(i).getValueNode());
                if (map.getFlowStyle() != FlowStyle.FLOW && i > 0) return withoutLines(from, end);
                if (i > 0) return cut(end(pairs.get(i - 1).getValueNode()), end);
                return cut(from, pairs.size() > 1 ? start(pairs.get(1).getKeyNode()) : end);
            }
        return text;
    }

    /// With one more entry in the list under `key` of the root: after all else that stands in the file.
    ///
    /// @param pairs keys and values as they are written
    String withEntry(String key, List<String> pairs) {
        Optional<SequenceNode> list = list(key);
        if (list.filter(known -> !known.getValue().isEmpty() && known.getFlowStyle() == FlowStyle.FLOW)
                .isPresent())
            return inserted(
                    end(list.get().getValue().getLast()), pairs.stream().collect(Collectors.joining(", ", ", {", "}")));
        int dash = list.filter(known -> !known.getValue().isEmpty())
                .map(known -> known.getStartMark().getColumn())
                .orElse(2);
        String head = list.filter(known -> known.getValue().isEmpty())
                .map(empty -> cut(beforeBlanks(start(empty)), end(empty)))
                .orElse(hasKey(key) ? text : withLineEnd(text) + key + ":\n");
        if (pairs.isEmpty()) return withLineEnd(head) + " ".repeat(dash) + "- {}\n";
        return withLineEnd(head) + " ".repeat(dash) + "- " + String.join("\n" + " ".repeat(dash + 2), pairs) + "\n";
    }

    private boolean hasKey(String key) {
        return root().filter(root ->
                        root instanceof MappingNode map && value(map, key).isPresent())
                .isPresent();
    }

    private static String withLineEnd(String text) {
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }

    /// Without one of the items of a list.
    String without(SequenceNode list, int index) {
        List<Node> items = list.getValue();
        int end = end(items.get(index));
        if (list.getFlowStyle() != FlowStyle.FLOW)
            return withoutLines(text.lastIndexOf('-', start(items.get(index)) - 1), end);
        if (index > 0) return cut(end(items.get(index - 1)), end);
        return cut(start(items.getFirst()), items.size() > 1 ? start(items.get(1)) : end);
    }

    /// With `values` under `key`. Items that stay, stay as they are, with the comments beside them.
    String withList(MappingNode map, String key, List<String> values) {
        Optional<Node> present = value(map, key);
        if (present.isPresent()
                && present.get() instanceof SequenceNode list
                && list.getFlowStyle() != FlowStyle.FLOW
                && goesOn(items(list), values)) return itemByItem(list, values);
        return with(map, key, list(values));
    }

    /// On one line.
    static String list(List<String> values) {
        return values.stream().map(YamlText::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /// Whether taking some away and adding others at the end makes the one list of the other.
    private static boolean goesOn(List<String> before, List<String> values) {
        List<String> kept = before.stream().filter(values::contains).toList();
        return !kept.isEmpty()
                && kept.size() <= values.size()
                && values.subList(0, kept.size()).equals(kept);
    }

    private String itemByItem(SequenceNode list, List<String> values) {
        List<String> before = items(list);
        List<String> more = new ArrayList<>(values);
        more.removeAll(before);
        String indent = "\n" + " ".repeat(list.getStartMark().getColumn()) + "- ";
        String added = more.stream().map(value -> indent + quoted(value)).collect(Collectors.joining());
        String longer = inserted(lineEnd(end(list)), added);
        for (int i = before.size() - 1; i >= 0; i--)
            if (!values.contains(before.get(i))) longer = new YamlText(longer).without(list, i);
        return longer;
    }

    private static List<String> items(SequenceNode list) {
        return list.getValue().stream().map(SourcesFile::text).toList();
    }

    private String inserted(int at, String more) {
        return text.substring(0, at) + more + text.substring(at);
    }

    private String cut(int from, int end) {
        return text.substring(0, from) + text.substring(end);
    }

    /// What begins on the line of `from` and ends on that of `end`, with what is written beside it.
    private String withoutLines(int from, int end) {
        return cut(text.lastIndexOf('\n', from) + 1, Math.min(text.length(), lineEnd(end) + 1));
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int beforeBlanks(int at) {
        return text.substring(0, at).stripTrailing().length();
    }

    private int start(Node node) {
        return index(node.getStartMark().getIndex());
    }

    /// Where the node itself ends: the end mark of a block stands behind the comments and blank lines that follow it.
    private int end(Node node) {
        int start = start(node);
        Node last = isBlock(node) ? last((CollectionNode<?>) node) : node;
        if (start(last) > start) return end(last); // what does not begin behind is a reference
        int end = index(node.getEndMark().getIndex());
        return start + text.substring(start, end).stripTrailing().length();
    }

    private static Node last(CollectionNode<?> all) {
        if (all.getValue().isEmpty()) return all;
        return all.getValue().getLast() instanceof NodeTuple pair
                ? pair.getValueNode()
                : (Node) all.getValue().getLast();
    }

    /// Marks count code points, strings count chars.
    private int index(int codePoints) {
        return text.offsetByCodePoints(0, codePoints);
    }

    /// A value as short as it can be written.
    static String written(String value) {
        return value.matches(PLAIN) ? value : quoted(value);
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
