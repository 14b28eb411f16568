package org.fener.classifier.opennlp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.classifier.Classifier;
import org.fener.classifier.Explanation;
import org.fener.classifier.Score;
import org.fener.classifier.Verdict;
import org.fener.classifier.indicator.Harmless;
import org.fener.classifier.offer.OfferReader;

/// Judges texts by one maximum-entropy model per category, all scored in one pass.
public final class OpenNlpClassifier implements Classifier {

    private final String version;
    private final FlatModels models;
    private final TextAnalysis analysis;
    private final OfferReader offers = new OfferReader();
    private final FeatureWalk walk = new FeatureWalk(Traits.shipped(), Concepts.shipped());
    private final Map<String, Thresholds> overriding;

    private OpenNlpClassifier(
            String version, List<CategoryModel> models, TextAnalysis analysis, Map<String, Thresholds> overriding) {
        this(version, new FlatModels(models), analysis, overriding);
    }

    private OpenNlpClassifier(
            String version, FlatModels models, TextAnalysis analysis, Map<String, Thresholds> overriding) {
        this.version = version;
        this.models = models;
        this.analysis = analysis;
        this.overriding = Map.copyOf(overriding);
    }

    /// With the models that the program comes with.
    public static OpenNlpClassifier shipped() {
        return shipped(Harmless.shipped());
    }

    /// With the models that the program comes with, blind for what a unit calls harmless.
    public static OpenNlpClassifier shipped(Harmless harmless) {
        try {
            ModelFolder folder = ModelFolder.shipped();
            return new OpenNlpClassifier(folder.version(), folder.models(), new TextAnalysis(harmless), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped models cannot be read", e);
        }
    }

    public static OpenNlpClassifier of(ModelFolder folder) {
        return of(folder, Map.of());
    }

    /// With thresholds of a home.
    ///
    /// @param overriding thresholds of a home, by category; the models' own stand for all others
    public static OpenNlpClassifier of(ModelFolder folder, Map<String, Thresholds> overriding) {
        return new OpenNlpClassifier(folder.version(), folder.models(), new TextAnalysis(), overriding);
    }

    /// With thresholds of a home, blind for what it calls harmless.
    public static OpenNlpClassifier of(ModelFolder folder, Map<String, Thresholds> overriding, Harmless harmless) {
        return new OpenNlpClassifier(folder.version(), folder.models(), new TextAnalysis(harmless), overriding);
    }

    /// The same models flagging from other probabilities on, in every language; categories that are not named stay.
    public OpenNlpClassifier withThresholds(Map<String, Double> least) {
        Map<String, Thresholds> thresholds = new HashMap<>(overriding);
        least.forEach((category, value) -> {
            if (!categories().contains(category))
                throw new IllegalArgumentException("category '" + category + "': expected one of " + categories());
            thresholds.put(category, new Thresholds(value, Map.of(), "trial", "tried out"));
        });
        return new OpenNlpClassifier(version, models, analysis, thresholds);
    }

    /// With models just trained, before they are written anywhere.
    public static OpenNlpClassifier of(List<CategoryModel> models, TextAnalysis analysis) {
        return new OpenNlpClassifier("unwritten", models, analysis, Map.of());
    }

    /// The categories in the order of the scores.
    public List<String> categories() {
        return models.models.stream().map(CategoryModel::category).toList();
    }

    @Override
    public Verdict judge(String text, Optional<String> languageHint) {
        AnalysedText analysed = analysis.analyse(text, languageHint);
        return new Verdict(
                analysed.language().language(),
                scores(analysed),
                analysed.indicators(),
                offers.read(analysed.text(), analysed.traces()));
    }

    /// One score a category.
    public List<Score> scores(AnalysedText analysed) {
        double[] logits = logits(analysed);
        List<Score> scores = new ArrayList<>(logits.length);
        for (int c = 0; c < logits.length; c++)
            scores.add(score(c, logits[c], analysed.language().language()));
        return scores;
    }

    @Override
    public Explanation explain(String text, Optional<String> languageHint, String category) {
        int index = categories().indexOf(category);
        if (index < 0)
            throw new IllegalArgumentException("category '" + category + "': expected one of " + categories());
        AnalysedText analysed = analysis.analyse(text, languageHint);
        return new Explainer(models, walk, analysis, analysed, index)
                .explain((logit, language) -> score(index, logit, language));
    }

    @Override
    public String version() {
        return version;
    }

    double[] logits(AnalysedText analysed) {
        return models.logits(RowCounts.of(analysed, walk, models));
    }

    private Score score(int category, double logit, String language) {
        CategoryModel model = models.models.get(category);
        Thresholds thresholds = overriding.getOrDefault(model.category(), model.thresholds());
        return new Score(model.category(), model.calibration().probability(logit), thresholds.of(language));
    }
}
