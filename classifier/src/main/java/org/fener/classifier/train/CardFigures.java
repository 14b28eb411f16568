package org.fener.classifier.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fener.classifier.opennlp.ModelFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// What was measured of models when they were trained, on texts that they had not learned from, by category; as their
/// card tells it.
public record CardFigures(Map<String, Figures> byCategory) {

    private static final String CARD = "card.json";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /// Of one category.
    ///
    /// @param rows      that the model learned from
    /// @param positives of them
    public record Figures(int rows, int positives, Measures heldOut, Map<String, Measures> byLanguage) {
        public Figures {
            byLanguage = Map.copyOf(byLanguage);
        }
    }

    public CardFigures {
        byCategory = Map.copyOf(byCategory);
    }

    /// Of the models that the program comes with.
    public static CardFigures shipped() throws IOException {
        return read("the shipped models", ModelFolder.shippedText(CARD));
    }

    /// Of a folder that a home has registered.
    public static CardFigures of(Path folder, String registered) throws IOException {
        return read(folder.toString(), ModelFolder.text(folder, registered, CARD));
    }

    /// The same with those of other models for the categories that these do not know.
    public CardFigures completedBy(CardFigures other) {
        Map<String, Figures> all = new TreeMap<>(other.byCategory);
        all.putAll(byCategory);
        return new CardFigures(all);
    }

    /// Without a card there are no figures.
    private static CardFigures read(String where, Optional<String> card) throws IOException {
        Map<String, Figures> figures = new TreeMap<>();
        if (card.isEmpty()) return new CardFigures(figures);
        try {
            JSON.readTree(card.get())
                    .path("categories")
                    .properties()
                    .forEach(category -> figures.put(category.getKey(), figures(category.getValue())));
            return new CardFigures(figures);
        } catch (JacksonException e) {
            throw new IOException(where + ": " + CARD + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Figures figures(JsonNode category) {
        int rows = 0;
        int positives = 0;
        for (JsonNode origin : category.path("learnedFrom")) {
            rows += origin.path("rows").asInt();
            positives += origin.path("positives").asInt();
        }
        Map<String, Measures> byLanguage = new TreeMap<>();
        category.path("languages")
                .properties()
                .forEach(language -> byLanguage.put(language.getKey(), MeasuresJson.read(language.getValue())));
        return new Figures(rows, positives, MeasuresJson.read(category.path("heldOut")), byLanguage);
    }
}
