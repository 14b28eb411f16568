package org.fener.classifier.train;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a model is, what it learned from and how far it can be trusted, for people and for programs.
public final class ModelCard {

    /// What only people know about a model.
    ///
    /// @param title     of the card
    /// @param data      what the rows are and under which licence, by origin
    /// @param weakSpots known ones, in a sentence each
    public record Facts(String title, Map<String, String> data, List<String> weakSpots) {

        public Facts {
            data = Map.copyOf(data);
            weakSpots = List.copyOf(weakSpots);
        }

        public static Facts none() {
            return new Facts("Models trained on rows of this installation", Map.of(), List.of());
        }
    }

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final TrainedModels trained;
    private final Facts facts;

    ModelCard(TrainedModels trained, Facts facts) {
        this.trained = trained;
        this.facts = facts;
    }

    String markdown() {
        StringBuilder card = new StringBuilder();
        card.append("# ").append(facts.title()).append("\n\n");
        card.append("One binary maximum-entropy model per category (as Apache OpenNLP reads it; L-BFGS, at most ")
                .append(trained.options().mostFeatures())
                .append(" features), probabilities calibrated by Platt's scaling.\n")
                .append("Every figure is from ")
                .append(trained.options().folds())
                .append("-fold held-out judgements: no model judged a row of a writer it had learned from.\n")
                .append("\"Alarms\" are negatives that were flagged (most are hard negatives written to sound alike); ")
                .append("\"neutral\" are flags on ordinary text. Intervals are 95 % by bootstrap.\n");
        for (CategoryReport report : trained.reports()) category(report, card);
        card.append("\n## Known weak spots\n\n");
        for (String spot : facts.weakSpots()) card.append("- ").append(spot).append('\n');
        if (facts.weakSpots().isEmpty()) card.append("- None written down: measure before you rely on it.\n");
        return card.toString();
    }

    private void category(CategoryReport report, StringBuilder card) {
        card.append("\n## ").append(report.category()).append("\n\n");
        card.append("L2 cost ").append(report.options().l2());
        if (report.options().neutralShare() == 0)
            card.append(", each neutral row counts ")
                    .append(report.options().neutralRepeated())
                    .append(" times");
        card.append(".\n\n");
        card.append("| learned from | rows | positives | what it is, licence |\n|---|---:|---:|---|\n");
        report.origins()
                .forEach((origin, rows) -> card.append("| ")
                        .append(origin)
                        .append(" | ")
                        .append(rows.rows())
                        .append(" | ")
                        .append(rows.positives())
                        .append(" | ")
                        .append(facts.data().getOrDefault(origin, "not stated"))
                        .append(" |\n"));
        card.append(
                        "\n| held out | positives | negatives | F1 | AP | recall | precision | calibration error | alarms | neutral |\n")
                .append("|---|---:|---:|---|---|---:|---:|---:|---:|---:|\n");
        row("all", report.all(), card);
        report.byLanguage().forEach((language, measures) -> row(language, measures, card));
        report.byOrigin().forEach((origin, measures) -> row(origin, measures, card));
        trained.models().stream()
                .filter(m -> m.category().equals(report.category()))
                .findFirst()
                .ifPresent(model -> {
                    card.append("\nThresholds (")
                            .append(model.thresholds().why())
                            .append("): standard ")
                            .append(model.thresholds().standard());
                    model.thresholds()
                            .byLanguage()
                            .forEach((language, threshold) -> card.append(", ")
                                    .append(language)
                                    .append(' ')
                                    .append(threshold));
                    card.append(".\n");
                });
    }

    private static void row(String name, Measures m, StringBuilder card) {
        card.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %s | %s | %s | %s | %.3f | %.1f %% of %d | %s |%n",
                name,
                m.positives(),
                m.negatives(),
                m.positives() == 0
                        ? ""
                        : "%.3f (%.3f–%.3f)"
                                .formatted(
                                        m.f1(),
                                        m.f1Interval().low(),
                                        m.f1Interval().high()),
                m.positives() == 0
                        ? ""
                        : "%.3f (%.3f–%.3f)"
                                .formatted(
                                        m.averagePrecision(),
                                        m.averagePrecisionInterval().low(),
                                        m.averagePrecisionInterval().high()),
                m.positives() == 0 ? "" : "%.3f".formatted(m.recall()),
                m.positives() == 0 ? "" : "%.3f".formatted(m.precision()),
                m.calibrationError(),
                100 * m.falseAlarms(),
                m.negatives(),
                m.neutral() == 0 ? "" : "%.2f %% of %d".formatted(100 * m.neutralAlarms(), m.neutral())));
    }

    String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("title", facts.title());
        ObjectNode data = root.putObject("data");
        new java.util.TreeMap<>(facts.data()).forEach(data::put);
        ObjectNode categories = root.putObject("categories");
        for (CategoryReport report : trained.reports()) {
            ObjectNode category = categories.putObject(report.category());
            ObjectNode origins = category.putObject("learnedFrom");
            report.origins()
                    .forEach((origin, rows) ->
                            origins.putObject(origin).put("rows", rows.rows()).put("positives", rows.positives()));
            MeasuresJson.write(report.all(), category.putObject("heldOut"));
            ObjectNode languages = category.putObject("languages");
            report.byLanguage()
                    .forEach((language, measures) -> MeasuresJson.write(measures, languages.putObject(language)));
        }
        facts.weakSpots().forEach(root.putArray("weakSpots")::add);
        return JSON.writeValueAsString(root) + "\n";
    }
}
