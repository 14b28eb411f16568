package org.fener.classifier.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fener.classifier.opennlp.CategoryModel;
import org.fener.classifier.opennlp.ModelFolder;

/// Models with what was measured while they were trained.
public record TrainedModels(List<CategoryModel> models, List<CategoryReport> reports, TrainingOptions options) {

    public TrainedModels {
        models = List.copyOf(models);
        reports = List.copyOf(reports);
    }

    /// Writes models, card.md and card.json.
    ///
    /// @return the folder's digest, to be registered where models are trusted
    public String writeTo(Path folder, ModelCard.Facts facts) throws IOException {
        ModelCard card = new ModelCard(this, facts);
        return ModelFolder.write(
                folder,
                models,
                Map.of(
                        "card.md", card.markdown().getBytes(StandardCharsets.UTF_8),
                        "card.json", card.json().getBytes(StandardCharsets.UTF_8)));
    }
}
