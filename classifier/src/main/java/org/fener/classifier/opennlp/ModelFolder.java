package org.fener.classifier.opennlp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A folder of models: `model.json` lists the categories and the SHA-256 of every other file; nothing is read whose
/// digest differs.
///
/// @param version first digits of the digest of `model.json`
/// @param digest  SHA-256 of `model.json`, what a home registers
public record ModelFolder(String version, String digest, List<CategoryModel> models) {

    public static final String MANIFEST = "model.json";

    private static final int FORMAT = 1;
    private static final String SHIPPED = "models/";
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public ModelFolder {
        models = List.copyOf(models);
    }

    /// The same with another folder's models for the categories that this one does not have, after its own.
    public ModelFolder completedBy(ModelFolder other) {
        List<CategoryModel> all = new ArrayList<>(models);
        for (CategoryModel model : other.models)
            if (models.stream().noneMatch(own -> own.category().equals(model.category()))) all.add(model);
        return new ModelFolder(version, digest, all);
    }

    /// The models' own thresholds, by category.
    public Map<String, Thresholds> thresholds() {
        Map<String, Thresholds> thresholds = new TreeMap<>();
        for (CategoryModel model : models) thresholds.put(model.category(), model.thresholds());
        return thresholds;
    }

    /// Where the files of a folder come from.
    private interface FolderFiles {
        byte[] read(String name) throws IOException;
    }

    /// A text beside the models of a folder that a home has registered, checked as they are; empty if the folder was
    /// made without it.
    ///
    /// @param registered the digest that this folder must have
    public static Optional<String> text(Path folder, String registered, String name) throws IOException {
        return text(folder.toString(), file -> Files.readAllBytes(folder.resolve(file)), registered, name);
    }

    /// A text beside the models that the program comes with.
    public static Optional<String> shippedText(String name) throws IOException {
        String registered = new String(resource("models/registered.sha256"), StandardCharsets.UTF_8).strip();
        return text("the shipped models", file -> resource(SHIPPED + file), registered, name);
    }

    private static Optional<String> text(String where, FolderFiles files, String registered, String name)
            throws IOException {
        JsonNode digests = manifest(where, files, registered).path("files");
        return digests.has(name)
                ? Optional.of(new String(checked(where, files, digests, name), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /// The models that the program comes with; their digest is registered beside them in the program.
    public static ModelFolder shipped() throws IOException {
        FolderFiles files = name -> resource(SHIPPED + name);
        String registered = new String(resource("models/registered.sha256"), StandardCharsets.UTF_8).strip();
        return read("the shipped models", files, registered);
    }

    /// Reads a folder that a home has registered.
    ///
    /// @param registered the digest that this folder must have
    public static ModelFolder read(Path folder, String registered) throws IOException {
        return read(folder.toString(), name -> Files.readAllBytes(folder.resolve(name)), registered);
    }

    /// Reads a folder named by a person at the command line, who answers for where it comes from.
    public static ModelFolder read(Path folder) throws IOException {
        Path manifest = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(manifest))
            throw new NoSuchFileException(manifest.toString(), null, "expected a model folder with " + MANIFEST);
        return read(folder, sha256(Files.readAllBytes(manifest)));
    }

    private static ModelFolder read(String where, FolderFiles files, String registered) throws IOException {
        JsonNode json = manifest(where, files, registered);
        List<CategoryModel> models = new ArrayList<>();
        for (JsonNode category : json.path("categories"))
            models.add(category(where, files, json.path("files"), category));
        return new ModelFolder(version(registered), registered, models);
    }

    private static JsonNode manifest(String where, FolderFiles files, String registered) throws IOException {
        byte[] manifest = files.read(MANIFEST);
        String digest = sha256(manifest);
        if (!digest.equals(registered))
            throw new IOException(where + ": " + MANIFEST + " has SHA-256 " + digest + ", registered is " + registered);
        JsonNode json = parse(where, manifest);
        if (json.path("format").asInt(0) != FORMAT)
            throw new IOException(where + ": model format must be " + FORMAT + ", got " + json.path("format"));
        return json;
    }

    private static CategoryModel category(String where, FolderFiles files, JsonNode digests, JsonNode json)
            throws IOException {
        String key = json.path("key").asString("");
        JsonNode threshold = json.path("thresholds");
        Map<String, Double> byLanguage = new TreeMap<>();
        threshold
                .path("languages")
                .properties()
                .forEach(e -> byLanguage.put(e.getKey(), e.getValue().asDouble()));
        return MaxentFile.read(
                key,
                checked(where, files, digests, modelFile(key)),
                checked(where, files, digests, frequencyFile(key)),
                json.path("rows").asInt(),
                new Calibration(
                        json.path("calibration").path("slope").asDouble(),
                        json.path("calibration").path("intercept").asDouble()),
                new Thresholds(
                        threshold.path("standard").asDouble(),
                        byLanguage,
                        threshold.path("setBy").asString(""),
                        threshold.path("why").asString("")));
    }

    private static byte[] checked(String where, FolderFiles files, JsonNode digests, String name) throws IOException {
        byte[] bytes = files.read(name);
        String expected = digests.path(name).asString("");
        String digest = sha256(bytes);
        if (!digest.equals(expected))
            throw new IOException(
                    where + ": " + name + " has SHA-256 " + digest + ", " + MANIFEST + " says " + expected);
        return bytes;
    }

    private static JsonNode parse(String where, byte[] manifest) throws IOException {
        try {
            return JSON.readTree(new ByteArrayInputStream(manifest));
        } catch (JacksonException e) {
            throw new IOException(where + ": " + MANIFEST + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /// Writes models and further files (the card) with a manifest of all of them; the same input gives the same bytes.
    ///
    /// @return the digest to register
    public static String write(Path folder, List<CategoryModel> models, Map<String, byte[]> others) throws IOException {
        Files.createDirectories(folder);
        Map<String, byte[]> files = new LinkedHashMap<>(new TreeMap<>(others));
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("format", FORMAT);
        ArrayNode categories = manifest.putArray("categories");
        for (CategoryModel model : models) {
            files.put(modelFile(model.category()), MaxentFile.modelBytes(model));
            files.put(frequencyFile(model.category()), MaxentFile.frequencyBytes(model));
            describe(model, categories.addObject());
        }
        ObjectNode digests = manifest.putObject("files");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            digests.put(file.getKey(), sha256(file.getValue()));
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        byte[] bytes = (JSON.writeValueAsString(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve(MANIFEST), bytes);
        return sha256(bytes);
    }

    private static void describe(CategoryModel model, ObjectNode json) {
        json.put("key", model.category());
        json.put("features", model.features().size());
        json.put("rows", model.rows());
        json.putObject("calibration")
                .put("slope", model.calibration().slope())
                .put("intercept", model.calibration().intercept());
        ObjectNode thresholds = json.putObject("thresholds");
        thresholds.put("standard", model.thresholds().standard());
        ObjectNode languages = thresholds.putObject("languages");
        model.thresholds().byLanguage().forEach(languages::put);
        thresholds.put("setBy", model.thresholds().setBy());
        thresholds.put("why", model.thresholds().why());
    }

    private static String modelFile(String category) {
        return category + ".maxent.gz";
    }

    private static String frequencyFile(String category) {
        return category + ".frequencies.gz";
    }

    private static String version(String digest) {
        return digest.substring(0, 12);
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ModelFolder.class.getResourceAsStream("/org/fener/classifier/" + name)) {
            if (in == null) throw new NoSuchFileException(name, null, "it is not in the program");
            return in.readAllBytes();
        }
    }
}
