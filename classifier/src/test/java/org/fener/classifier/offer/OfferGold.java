package org.fener.classifier.offer;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Offers with the slots that people read in them, see `offers.txt`.
final class OfferGold {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param slots each as `kind value`
    record Offer(String id, String language, String text, Set<String> slots) {}

    private OfferGold() {}

    /// Of a file of the test resources: `offers.txt`, or `offers-unseen.txt` that nobody looked at while choosing
    /// words.
    static List<Offer> read(String file) throws IOException {
        Map<String, String[]> texts = ownTexts();
        texts.putAll(demoPosts());
        List<Offer> offers = new ArrayList<>();
        try (InputStream in = OfferGold.class.getResourceAsStream(file)) {
            if (in == null) throw new IOException(file + " is missing in the test resources");
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (line.isBlank() || line.startsWith("#")) continue;
                String[] parts = line.split("\\|", -1);
                String[] text = texts.get(parts[0].strip());
                if (text == null) throw new IOException(file + ": no text '" + parts[0].strip() + "'");
                Set<String> slots = new LinkedHashSet<>();
                for (String slot : parts[1].split(";", -1)) if (!slot.isBlank()) slots.add(slot.strip());
                offers.add(new Offer(parts[0].strip(), text[0], text[1], slots));
            }
        }
        return offers;
    }

    private static Path module(String name) {
        Path beside = Path.of("..", name);
        return Files.isDirectory(beside) ? beside : Path.of(name);
    }

    /// Language and text by id.
    private static Map<String, String[]> ownTexts() throws IOException {
        Map<String, String[]> texts = new HashMap<>();
        for (String category : List.of("smuggling", "trafficking"))
            try (Stream<Path> files =
                    Files.list(module("classifier").resolve("texts").resolve(category))) {
                for (Path file : files.toList())
                    for (String line : Files.readAllLines(file)) {
                        JsonNode row = JSON.readTree(line);
                        texts.put(row.get("id").asString(), new String[] {
                            row.get("lang").asString(), row.get("text").asString()
                        });
                    }
            }
        return texts;
    }

    private static Map<String, String[]> demoPosts() throws IOException {
        Map<String, String[]> texts = new HashMap<>();
        Path sites = module("dashboard").resolve("src/main/resources/org/fener/dashboard/demo/sites");
        try (Stream<Path> files = Files.walk(sites)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).toList())
                try (Reader in = Files.newBufferedReader(file)) {
                    collect(new Yaml().load(in), texts);
                }
        }
        return texts;
    }

    private static void collect(Object node, Map<String, String[]> texts) {
        if (node instanceof List<?> list) list.forEach(it -> collect(it, texts));
        if (!(node instanceof Map<?, ?> map)) return;
        if (map.get("gold") instanceof List<?> && map.get("text") != null)
            texts.put(
                    "demo " + map.get("id"),
                    new String[] {String.valueOf(map.get("lang")), String.valueOf(map.get("text"))});
        map.values().forEach(it -> collect(it, texts));
    }
}
