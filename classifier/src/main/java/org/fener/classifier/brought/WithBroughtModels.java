package org.fener.classifier.brought;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.fener.classifier.Classifier;
import org.fener.classifier.Explanation;
import org.fener.classifier.Score;
import org.fener.classifier.Verdict;
import org.fener.classifier.brought.ModelRuntime.TextModel;
import org.fener.classifier.opennlp.ModelFolder;
import org.fener.classifier.opennlp.Thresholds;

/// A classifier with further categories, or with other models for some of its own.
public final class WithBroughtModels implements Classifier {

    private final Classifier inner;
    private final Map<String, Served> served = new TreeMap<>();
    private final String version;

    private record Served(BroughtModel description, TextModel model, Thresholds thresholds) {

        Score score(double logit, String language) {
            return new Score(
                    description.category(), description.calibration().probability(logit), thresholds.of(language));
        }

        double logit(String text) {
            double probability = Math.clamp(model.probability(text), 1e-9, 1 - 1e-9);
            return Math.log(probability / (1 - probability));
        }
    }

    private WithBroughtModels(Classifier inner, BroughtModels models, UnaryOperator<Map<String, Thresholds>> over) {
        this.inner = inner;
        StringBuilder digests = new StringBuilder();
        models.opened().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().category()))
                .forEach(entry -> {
                    BroughtModel description = entry.getKey();
                    Thresholds own = description.thresholds();
                    Thresholds inForce =
                            over.apply(Map.of(description.category(), own)).getOrDefault(description.category(), own);
                    served.put(description.category(), new Served(description, entry.getValue(), inForce));
                    digests.append(description.category()).append(new TreeMap<>(description.files()));
                });
        this.version = inner.version() + "+"
                + ModelFolder.sha256(digests.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .substring(0, 12);
    }

    /// With what a site brought along; the same classifier if that is nothing.
    ///
    /// @param over the thresholds in force, from those of the models, by category
    public static Classifier over(Classifier inner, BroughtModels models, UnaryOperator<Map<String, Thresholds>> over) {
        return models.opened().isEmpty() ? inner : new WithBroughtModels(inner, models, over);
    }

    @Override
    public Verdict judge(String text, Optional<String> languageHint) {
        Verdict verdict = inner.judge(text, languageHint);
        List<Score> scores = new ArrayList<>();
        for (Score score : verdict.scores()) if (!served.containsKey(score.category())) scores.add(score);
        for (Served one : served.values()) scores.add(one.score(one.logit(text), verdict.language()));
        return new Verdict(verdict.language(), scores, verdict.indicators(), verdict.offer());
    }

    @Override
    public Explanation explain(String text, Optional<String> languageHint, String category) {
        Served one = served.get(category);
        if (one == null) return inner.explain(text, languageHint, category);
        String language = inner.judge(text, languageHint).language();
        return new Occlusion(text, one::logit).explain(logit -> one.score(logit, language));
    }

    @Override
    public String version() {
        return version;
    }
}
