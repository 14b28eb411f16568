package org.fener.dashboard.round;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fener.classifier.Classifier;
import org.fener.classifier.Explanation;
import org.fener.classifier.Verdict;
import org.fener.classifier.brought.BroughtModels;
import org.fener.classifier.brought.WithBroughtModels;
import org.fener.classifier.indicator.Harmless;
import org.fener.classifier.opennlp.ModelFolder;
import org.fener.classifier.opennlp.OpenNlpClassifier;
import org.fener.classifier.opennlp.Thresholds;
import org.fener.classifier.train.CardFigures;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.store.Models;
import org.fener.dashboard.store.RegisteredModel;
import org.fener.dashboard.store.ThresholdRows;

/// The classifier that judges now: the promoted models, those of the program for all other categories, and those that
/// the site brings along, with the thresholds of the home.
/// Another promotion or threshold takes effect with [#reload]; posts that were judged before keep their verdicts until
/// the index is made again.
public final class JudgeInForce implements Classifier {

    private final Home home;
    private final Models models;
    private final ThresholdRows thresholds;
    private final Harmless harmless;
    private volatile Current current;

    /// @param own thresholds that the model in charge brought with it, by category
    private record Current(Classifier classifier, Map<String, Thresholds> own) {}

    private JudgeInForce(Home home, Models models, ThresholdRows thresholds, Harmless harmless) throws IOException {
        this.home = home;
        this.models = models;
        this.thresholds = thresholds;
        this.harmless = harmless;
        this.current = complete();
    }

    static JudgeInForce of(Home home, Models models, ThresholdRows thresholds) throws IOException {
        return new JudgeInForce(home, models, thresholds, Harmless.shippedWith(home.harmlessLists()));
    }

    /// The classifier that a model of this home would be, with the same thresholds set over it.
    ///
    /// @param model empty for the models of the program
    /// @throws IOException if the folder is not what was registered
    public OpenNlpClassifier with(Optional<RegisteredModel> model) throws IOException {
        return over(folder(model));
    }

    private OpenNlpClassifier over(ModelFolder folder) {
        return OpenNlpClassifier.of(folder, thresholds.over(folder.thresholds()), harmless);
    }

    private Current complete() throws IOException {
        ModelFolder folder = folder(models.champion());
        return new Current(
                WithBroughtModels.over(over(folder), BroughtModels.in(home.transformers()), thresholds::over),
                folder.thresholds());
    }

    /// Thresholds that the model in charge brought with it, by category.
    public Map<String, Thresholds> ownThresholds() {
        return current.own;
    }

    /// Thresholds in force, by category.
    public Map<String, Thresholds> thresholdsInForce() {
        Map<String, Thresholds> own = ownThresholds();
        Map<String, Thresholds> inForce = new TreeMap<>(own);
        inForce.putAll(thresholds.over(own));
        return inForce;
    }

    private ModelFolder folder(Optional<RegisteredModel> model) throws IOException {
        if (model.isEmpty()) return ModelFolder.shipped();
        Path folder = home.models().resolve(model.get().folder());
        return ModelFolder.read(folder, model.get().digest()).completedBy(ModelFolder.shipped());
    }

    /// What was measured of the model in charge when it was trained.
    public CardFigures figures() throws IOException {
        Optional<RegisteredModel> champion = models.champion();
        CardFigures shipped = CardFigures.shipped();
        if (champion.isEmpty()) return shipped;
        Path folder = home.models().resolve(champion.get().folder());
        return CardFigures.of(folder, champion.get().digest()).completedBy(shipped);
    }

    /// Takes up what was promoted or set since.
    public void reload() throws IOException {
        current = complete();
    }

    @Override
    public Verdict judge(String text, Optional<String> languageHint) {
        return current.classifier.judge(text, languageHint);
    }

    @Override
    public Explanation explain(String text, Optional<String> languageHint, String category) {
        return current.classifier.explain(text, languageHint, category);
    }

    @Override
    public String version() {
        return current.classifier.version();
    }
}
