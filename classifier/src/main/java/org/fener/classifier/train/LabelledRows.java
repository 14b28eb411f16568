package org.fener.classifier.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Reads labelled rows: JSON lines `{id, text, lang?, labels{category: true|false}, writer?, origin?, neutral?}`, also
/// gzipped.
public final class LabelledRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LabelledRows() {}

    public static List<LabelledRow> read(List<Path> files) throws IOException {
        List<LabelledRow> rows = new ArrayList<>();
        for (Path file : files) rows.addAll(read(file));
        return rows;
    }

    /// Reads the rows of one file.
    ///
    /// @throws RowFormatException naming file and line
    public static List<LabelledRow> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file, file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in);
        }
    }

    /// Reads the rows of a stream.
    ///
    /// @param file what mistakes are said to be in
    static List<LabelledRow> read(Path file, InputStream in) throws IOException {
        List<LabelledRow> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) rows.add(row(file, number, line));
            }
        }
        return rows;
    }

    private static LabelledRow row(Path file, int number, String line) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JacksonException e) {
            throw new RowFormatException(file, number, "not JSON: " + e.getOriginalMessage());
        }
        String text = json.path("text").asString("");
        if (text.isBlank())
            throw new RowFormatException(file, number, "text: expected the words of a post, got nothing");
        String id = json.path("id").asString(file.getFileName() + ":" + number);
        return new LabelledRow(
                id,
                text,
                json.hasNonNull("lang") ? Optional.of(json.path("lang").asString("")) : Optional.empty(),
                labels(file, number, json.path("labels")),
                json.hasNonNull("writer") ? json.path("writer").asString("") : id,
                json.path("neutral").asBoolean(false),
                json.path("origin").asString(String.valueOf(file.getFileName())));
    }

    private static Map<String, Boolean> labels(Path file, int number, JsonNode json) {
        if (!json.isObject())
            throw new RowFormatException(file, number, "labels: expected {\"category\": true|false}, got " + json);
        Map<String, Boolean> labels = new TreeMap<>();
        json.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isNull()) return;
            if (value.isBoolean()) labels.put(entry.getKey(), value.asBoolean());
            else if (value.isInt() && (value.asInt() == 0 || value.asInt() == 1))
                labels.put(entry.getKey(), value.asInt() == 1);
            else
                throw new RowFormatException(
                        file, number, "labels." + entry.getKey() + ": expected true or false, got " + value);
        });
        return labels;
    }
}
