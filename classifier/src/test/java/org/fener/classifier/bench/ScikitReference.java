package org.fener.classifier.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fener.classifier.train.LabelledRow;
import tools.jackson.databind.ObjectMapper;

/// The reference (`reference.py` in the test resources), fitted anew for every question by Debian's scikit-learn.
final class ScikitReference implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    private final Path folder;
    private final String python;

    private ScikitReference(Path folder, String python) {
        this.folder = folder;
        this.python = python;
    }

    /// Finds a Python that has scikit-learn.
    ///
    /// @throws IOException if there is none
    static ScikitReference start() throws IOException {
        for (String python : PYTHONS)
            if (Commands.succeeds(python, "-c", "import sklearn"))
                return new ScikitReference(Files.createTempDirectory("fener-reference"), python);
        throw new IOException("the reference needs scikit-learn (Debian: python3-sklearn); looked at " + PYTHONS);
    }

    /// The probability of each tested row, by a model fitted on the learned ones.
    List<Double> probabilities(List<LabelledRow> learned, String category, List<LabelledRow> tested)
            throws IOException {
        Path train = Files.write(
                folder.resolve("train.jsonl"),
                learned.stream()
                        .map(row -> JSON.writeValueAsString(JSON.createObjectNode()
                                .put("text", row.text())
                                .put("label", row.label(category).orElseThrow())))
                        .toList());
        Path test = Files.write(
                folder.resolve("test.jsonl"),
                tested.stream()
                        .map(row ->
                                JSON.writeValueAsString(JSON.createObjectNode().put("text", row.text())))
                        .toList());
        Path scores = folder.resolve("scores.txt");
        Commands.run(
                python,
                script().toString(),
                train.toString(),
                test.toString(),
                scores.toString(),
                folder.resolve("micros.txt").toString());
        List<Double> probabilities = new ArrayList<>();
        for (String line : Files.readAllLines(scores)) probabilities.add(Double.parseDouble(line));
        return probabilities;
    }

    private Path script() throws IOException {
        Path script = folder.resolve("reference.py");
        if (Files.exists(script)) return script;
        try (InputStream in = ScikitReference.class.getResourceAsStream("reference.py")) {
            if (in == null) throw new IllegalStateException("reference.py is missing beside ScikitReference");
            Files.copy(in, script);
        }
        return script;
    }

    /// CPU microseconds a text of the last [#probabilities], fitting left out.
    double lastMicros() throws IOException {
        return Double.parseDouble(Files.readString(folder.resolve("micros.txt")).strip());
    }

    @Override
    public void close() throws IOException {
        for (String name : List.of("train.jsonl", "test.jsonl", "scores.txt", "micros.txt", "reference.py"))
            Files.deleteIfExists(folder.resolve(name));
        Files.delete(folder);
    }
}
