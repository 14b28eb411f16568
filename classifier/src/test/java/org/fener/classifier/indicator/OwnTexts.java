package org.fener.classifier.indicator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.ObjectMapper;

/// The texts written for this project, which the models learn from.
final class OwnTexts {

    static final List<String> LANGUAGES = List.of("bg", "en", "el", "tr", "ro", "sr", "uk", "ru", "ar", "fa");

    private static final ObjectMapper JSON = new ObjectMapper();

    private OwnTexts() {}

    static List<String> read(String category, String language) throws IOException {
        Path folder = Files.exists(Path.of("texts")) ? Path.of("texts") : Path.of("classifier", "texts");
        List<String> texts = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(category).resolve(language + ".jsonl")))
            texts.add(JSON.readTree(line).get("text").asString());
        return texts;
    }
}
