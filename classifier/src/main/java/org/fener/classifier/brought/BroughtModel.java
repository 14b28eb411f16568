package org.fener.classifier.brought;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fener.classifier.opennlp.Calibration;
import org.fener.classifier.opennlp.ModelFolder;
import org.fener.classifier.opennlp.Thresholds;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// A model that a site brings along for one category, described by `category.yaml` in its folder:
///
/// ```yaml
/// category: extremism            # as in categories.yaml
/// runtime: onnx
/// files:                         # all that is read, with the SHA-256 that it must have
///   model.onnx: 3f7a…
///   vocab.txt: 90b1…
/// options: {model: model.onnx, vocabulary: vocab.txt, output: 1, inputs: [attention_mask], lowerCase: true}
/// calibration: {slope: 1.0, intercept: 0.0}
/// thresholds: {standard: 0.8, languages: {bg: 0.7}, setBy: ana, why: 1 % of neutral text}
/// ```
///
/// @param files   by name
/// @param options what the runtime wants to know
public record BroughtModel(
        Path folder,
        String category,
        String runtime,
        Map<String, String> files,
        Map<String, Object> options,
        Calibration calibration,
        Thresholds thresholds) {

    public static final String DESCRIPTION = "category.yaml";

    private static final Set<String> KEYS =
            Set.of("category", "runtime", "files", "options", "calibration", "thresholds");

    public BroughtModel {
        files = Map.copyOf(files);
        options = Map.copyOf(options);
    }

    /// Reads the description and checks every file that it names.
    ///
    /// @throws IOException naming the file and what was expected
    public static BroughtModel read(Path folder) throws IOException {
        Path file = folder.resolve(DESCRIPTION);
        if (!Files.isRegularFile(file))
            throw new NoSuchFileException(file.toString(), null, "expected a description of the model");
        Map<?, ?> root;
        try {
            root = map(
                    file,
                    "the description",
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file)));
        } catch (YAMLException e) {
            throw new IOException(file + ": not YAML: " + e.getMessage(), e);
        }
        for (Object key : root.keySet())
            if (!KEYS.contains(String.valueOf(key)))
                throw new IOException(file + ": unknown key '" + key + "', expected one of " + List.copyOf(KEYS));
        BroughtModel model = new BroughtModel(
                folder,
                text(file, root, "category"),
                text(file, root, "runtime"),
                texts(map(file, "files", root.get("files"))),
                options(map(file, "options", root.get("options"))),
                calibration(file, map(file, "calibration", root.get("calibration"))),
                thresholds(file, map(file, "thresholds", root.get("thresholds"))));
        for (Map.Entry<String, String> checked : model.files.entrySet()) check(folder, checked);
        return model;
    }

    private static void check(Path folder, Map.Entry<String, String> file) throws IOException {
        Path path = folder.resolve(file.getKey());
        if (!path.normalize().startsWith(folder.normalize()))
            throw new IOException(folder.resolve(DESCRIPTION) + ": files: '" + file.getKey() + "' lies elsewhere");
        String digest = ModelFolder.sha256(Files.readAllBytes(path));
        if (!digest.equals(file.getValue()))
            throw new IOException(path + " has SHA-256 " + digest + ", " + DESCRIPTION + " says " + file.getValue());
    }

    /// The path of a file that an option names; it must be one of the checked ones.
    public Path file(String option) throws IOException {
        String name = String.valueOf(options.get(option));
        if (!files.containsKey(name))
            throw new IOException(folder.resolve(DESCRIPTION) + ": options." + option + ": expected one of "
                    + files.keySet() + ", got '" + name + "'");
        return folder.resolve(name);
    }

    private static Map<?, ?> map(Path file, String what, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) return map;
        throw new IOException(file + ": " + what + ": expected keys with values, got " + value);
    }

    private static String text(Path file, Map<?, ?> map, String key) throws IOException {
        if (map.get(key) instanceof String text && !text.isBlank()) return text;
        throw new IOException(file + ": " + key + ": expected a name, got " + map.get(key));
    }

    private static double number(Path file, Map<?, ?> map, String key) throws IOException {
        if (map.get(key) instanceof Number number) return number.doubleValue();
        throw new IOException(file + ": " + key + ": expected a number, got " + map.get(key));
    }

    private static Map<String, String> texts(Map<?, ?> map) {
        Map<String, String> texts = new HashMap<>();
        map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        return texts;
    }

    private static Map<String, Object> options(Map<?, ?> map) {
        Map<String, Object> options = new HashMap<>();
        map.forEach((key, value) -> options.put(String.valueOf(key), value == null ? "" : value));
        return options;
    }

    private static Calibration calibration(Path file, Map<?, ?> map) throws IOException {
        try {
            return new Calibration(number(file, map, "slope"), number(file, map, "intercept"));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static Thresholds thresholds(Path file, Map<?, ?> map) throws IOException {
        Map<String, Double> byLanguage = new HashMap<>();
        if (map.get("languages") instanceof Map<?, ?> languages)
            for (Object language : languages.keySet())
                byLanguage.put(String.valueOf(language), number(file, languages, String.valueOf(language)));
        try {
            return new Thresholds(
                    number(file, map, "standard"), byLanguage, text(file, map, "setBy"), text(file, map, "why"));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
