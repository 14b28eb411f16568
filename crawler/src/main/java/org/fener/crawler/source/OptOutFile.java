package org.fener.crawler.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.crawler.fetch.CanonicalUrl;
import org.fener.crawler.fetch.OptOuts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// `config/opt-out.yaml`: the owners who asked to be left alone. It is looked at again every few seconds, so that a
/// wish is obeyed without a restart; while it cannot be read the last list holds.
public final class OptOutFile implements OptOuts {

    private static final Logger LOG = LoggerFactory.getLogger(OptOutFile.class);
    private static final long LOOK_AGAIN = Duration.ofSeconds(2).toNanos();

    private final Path file;
    private FileTime readAt = FileTime.fromMillis(-1);
    private long lookedAt;
    private OptOuts list = OptOuts.NONE;

    private OptOutFile(Path file) {
        this.file = file;
    }

    /// A file that is not there says that nobody has opted out.
    ///
    /// @throws IOException with every mistake in the file: nothing may be fetched while a wish may be among them
    public static OptOutFile open(Path file) throws IOException {
        OptOutFile opened = new OptOutFile(file);
        opened.read();
        return opened;
    }

    @Override
    public synchronized Optional<OptOut> of(String host) {
        if (System.nanoTime() - lookedAt > LOOK_AGAIN) {
            try {
                read();
            } catch (IOException e) {
                LOG.warn("the list of opt-outs read before holds: {}", e.getMessage());
            }
        }
        return list.of(host);
    }

    private void read() throws IOException {
        lookedAt = System.nanoTime();
        if (!Files.exists(file)) {
            list = OptOuts.NONE;
            return;
        }
        FileTime changed = Files.getLastModifiedTime(file);
        if (changed.equals(readAt)) return;
        readAt = changed;
        list = OptOuts.of(parse(Files.readString(file), file.toString()));
    }

    /// Reads the text of the file; `name` is the file's, for messages.
    public static List<OptOut> parse(String yaml, String name) throws IOException {
        List<OptOut> all = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        try {
            Node root = SourcesFile.compose(yaml);
            if (root == null) return all;
            if (!(root instanceof MappingNode map)) throw new IOException(name + ": expected the key 'opt-out'");
            for (NodeTuple pair : map.getValue()) {
                if (!SourcesFile.text(pair.getKeyNode()).equals("opt-out"))
                    mistakes.add(at(name, pair.getKeyNode()) + "expected only the key 'opt-out'");
                else if (pair.getValueNode() instanceof SequenceNode entries)
                    for (Node entry : entries.getValue()) entry(entry, name, all, mistakes);
                else if (!SourcesFile.text(pair.getValueNode()).isEmpty())
                    mistakes.add(at(name, pair.getValueNode()) + "expected a list");
            }
        } catch (YAMLException e) {
            mistakes.add(name + ": not readable as YAML: " + e.getMessage());
        }
        if (!mistakes.isEmpty()) throw new IOException(String.join("; ", mistakes));
        return all;
    }

    private static void entry(Node node, String name, List<OptOut> all, List<String> mistakes) {
        Map<String, String> values = new HashMap<>();
        if (node instanceof MappingNode map)
            map.getValue()
                    .forEach(pair ->
                            values.put(SourcesFile.text(pair.getKeyNode()), SourcesFile.text(pair.getValueNode())));
        String expected = "expected host (a name), since (a day such as 2026-11-01) and reason, got " + values;
        try {
            if (values.size() != 3) throw new IllegalArgumentException(expected);
            String host = CanonicalUrl.of("http://" + values.getOrDefault("host", "") + "/")
                    .filter(url -> url.uri().getPath().equals("/"))
                    .map(CanonicalUrl::host)
                    .orElseThrow(() -> new IllegalArgumentException(expected));
            all.add(new OptOut(
                    host, LocalDate.parse(values.getOrDefault("since", "")), values.getOrDefault("reason", "")));
        } catch (IllegalArgumentException | DateTimeException e) {
            mistakes.add(at(name, node) + expected);
        }
    }

    private static String at(String name, Node node) {
        return name + " line " + (node.getStartMark().getLine() + 1) + ": ";
    }
}
