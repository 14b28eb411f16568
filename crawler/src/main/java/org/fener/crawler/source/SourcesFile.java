package org.fener.crawler.source;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fener.crawler.Source;
import org.fener.crawler.source.SourceList.Mistake;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads and checks `config/sources.yaml`. A mistake in one source never stops the others.
public final class SourcesFile {

    private static final int LARGEST = 16 * 1024 * 1024;
    private static final int MOST_ALIASES = 50;
    private static final int DEEPEST = 20;

    private final String name;
    private final List<Source> sources = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private SourcesFile(String name) {
        this.name = name;
    }

    public static SourceList read(Path file) throws IOException {
        try {
            return read(Files.readString(file), file.toString());
        } catch (MalformedInputException e) {
            throw new IOException(file + ": expected a text in UTF-8", e);
        }
    }

    /// What is told of a file that cannot be read.
    public static Mistake unreadable(Path file) {
        return new Mistake(Place.line(file.toString(), 1), Optional.empty(), "file", Written.FILE, Expected.READABLE);
    }

    /// Reads the text of a sources file; `name` is the file's, for messages.
    public static SourceList read(String yaml, String name) {
        SourcesFile file = new SourcesFile(name);
        try {
            file.root(compose(yaml));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            file.mistake(line, "yaml", Written.line(yaml, line), Expected.YAML);
        } catch (YAMLException e) {
            file.mistake(1, "yaml", Written.FILE, Expected.YAML);
        }
        return new SourceList(file.sources, file.mistakes);
    }

    /// The nodes of the file as they stand in it; null if it is empty.
    static @org.jspecify.annotations.Nullable Node compose(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(DEEPEST);
        return new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
    }

    private void root(@org.jspecify.annotations.Nullable Node root) {
        if (root == null) return;
        if (!(root instanceof MappingNode map)) {
            mistake(root, "file", Expected.ROOT);
            return;
        }
        for (NodeTuple pair : map.getValue()) {
            if (!text(pair.getKeyNode()).equals("sources")) mistake(pair.getKeyNode(), "key", Expected.ONLY_SOURCES);
            else if (pair.getValueNode() instanceof SequenceNode list)
                list.getValue().forEach(this::source);
            else if (!text(pair.getValueNode()).isEmpty()) mistake(pair.getValueNode(), "sources", Expected.LIST);
        }
    }

    private void source(Node node) {
        if (!(node instanceof MappingNode map)) {
            mistake(node, "source", Expected.ENTRY);
            return;
        }
        SourceEntryReader entry = new SourceEntryReader(name, map);
        Optional<Source> source = entry.read();
        mistakes.addAll(entry.mistakes());
        if (source.isEmpty()) return;
        if (!ids.add(source.get().id()))
            mistakes.add(new Mistake(
                    Place.line(name, entry.lineOf("id")),
                    Optional.of(source.get().id()),
                    "id",
                    Written.text(source.get().id()),
                    Expected.FREE_ID));
        else sources.add(source.get());
    }

    private void mistake(Node node, String key, Expected expected) {
        mistake(node.getStartMark().getLine() + 1, key, Written.of(node), expected);
    }

    private void mistake(int line, String key, Written written, Expected expected) {
        mistakes.add(new Mistake(Place.line(name, line), Optional.empty(), key, written, expected));
    }

    static String text(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode list -> "a list of " + list.getValue().size();
            case MappingNode map -> "a group of " + map.getValue().size() + " keys";
            default -> node.getNodeId().toString();
        };
    }
}
