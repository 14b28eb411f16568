package org.fener.crawler.source;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// What stands in a file of sources where something else was expected.
///
/// @param text the text itself, or how many items or keys there are
public record Written(Form form, String text) {

    /// Of what stands there.
    public enum Form {
        NOTHING,
        TEXT,
        LIST,
        KEYS,
        /// The whole file, too much to be shown.
        FILE
    }

    static final Written NOTHING = new Written(Form.NOTHING, "");
    static final Written FILE = new Written(Form.FILE, "");

    private static final int LONGEST = 200;

    public Written {
        if (text.length() > LONGEST) text = text.substring(0, LONGEST) + "…";
    }

    static Written text(String text) {
        return text.isBlank() ? NOTHING : new Written(Form.TEXT, text);
    }

    /// A line of a file's text.
    ///
    /// @param number counted from 1
    static Written line(String text, int number) {
        return text.lines()
                .skip(Math.max(0, number - 1))
                .findFirst()
                .map(line -> text(line.strip()))
                .orElse(NOTHING);
    }

    static Written of(@Nullable Node node) {
        if (node == null) return NOTHING;
        return switch (node) {
            case ScalarNode scalar -> text(scalar.getValue());
            case SequenceNode list ->
                new Written(Form.LIST, Integer.toString(list.getValue().size()));
            case MappingNode map ->
                new Written(Form.KEYS, Integer.toString(map.getValue().size()));
            default -> FILE;
        };
    }
}
