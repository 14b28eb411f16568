package org.fener.dashboard.home;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// The lines of a file of two levels on which its keys stand.
final class SettingLines {

    private SettingLines() {}

    /// Line numbers from 1, by keys such as `report.at`; empty where there is no such file, or none that can be read.
    static Map<String, Integer> of(Path file) throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        if (!Files.exists(file)) return lines;
        try (Reader text = Files.newBufferedReader(file)) {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(text);
            if (root instanceof MappingNode map) read(map, "", lines);
            return lines;
        } catch (YAMLException notReadable) {
            return Map.of();
        }
    }

    private static void read(MappingNode map, String prefix, Map<String, Integer> lines) {
        for (NodeTuple entry : map.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) continue;
            String name = prefix + key.getValue();
            if (entry.getValueNode() instanceof MappingNode inner && prefix.isEmpty()) read(inner, name + ".", lines);
            else lines.put(name, key.getStartMark().getLine() + 1);
        }
    }
}
