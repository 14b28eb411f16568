package org.fener.classifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Labelled texts beside the checkout, as `../shared/data` keeps them.
public final class SharedRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SharedRows() {}

    /// One labelled text.
    ///
    /// @param label as the source gives it: truth, class name or object
    public record Row(String id, String task, String lang, JsonNode label, String text) {

        /// The label as a claim that the text belongs to the class of its source.
        public boolean isPositive() {
            JsonNode value = label.isObject() ? label.get("any") : label;
            if (value == null) return false;
            return value.isNumber() ? value.asInt() == 1 : value.asString("").equals("true");
        }
    }

    public static List<Row> read(String set) throws IOException {
        Path path = SharedMaterial.path("data/" + set + ".jsonl.gz");
        List<Row> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = JSON.readTree(line);
                rows.add(new Row(
                        row.get("id").asString(),
                        row.get("task").asString(),
                        row.get("lang").asString(),
                        row.get("label"),
                        row.get("text").asString()));
            }
        }
        return rows;
    }
}
