package org.fener.classifier.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fener.classifier.Classifier;
import org.fener.classifier.Score;
import org.fener.classifier.Verdict;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Measures a classifier on labelled rows: per category and language.
public final class Evaluator {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Classifier classifier;

    public Evaluator(Classifier classifier) {
        this.classifier = classifier;
    }

    /// What was measured on the rows.
    ///
    /// @param categories measured ones, each with all rows and by language
    public record Evaluation(String model, int rows, Map<String, CategoryMeasures> categories) {

        /// One JSON document.
        public String json() {
            ObjectNode root = JSON.createObjectNode();
            root.put("model", model);
            root.put("rows", rows);
            ObjectNode all = root.putObject("categories");
            categories.forEach((category, measures) -> {
                ObjectNode json = all.putObject(category);
                MeasuresJson.write(measures.all(), json);
                ObjectNode languages = json.putObject("languages");
                measures.byLanguage().forEach((language, m) -> MeasuresJson.write(m, languages.putObject(language)));
            });
            return JSON.writeValueAsString(root);
        }
    }

    /// Measures of one category.
    ///
    /// @param byLanguage as the row says; as detected where it does not
    public record CategoryMeasures(Measures all, Map<String, Measures> byLanguage) {}

    public Evaluation evaluate(List<LabelledRow> rows) {
        Map<String, List<Judgement>> judgements = new TreeMap<>();
        for (LabelledRow row : rows) {
            Verdict verdict = classifier.judge(row.text(), row.language());
            String language = row.language().orElse(verdict.language());
            for (Score score : verdict.scores())
                row.label(score.category())
                        .ifPresent(truth -> judgements
                                .computeIfAbsent(score.category(), category -> new ArrayList<>())
                                .add(new Judgement(
                                        score.probability(),
                                        score.threshold(),
                                        truth,
                                        language,
                                        row.neutral(),
                                        row.origin())));
        }
        Map<String, CategoryMeasures> measures = new TreeMap<>();
        judgements.forEach((category, all) -> measures.put(
                category, new CategoryMeasures(Measures.of(all), Trainer.grouped(all, Judgement::language))));
        return new Evaluation(classifier.version(), rows.size(), measures);
    }
}
