package org.fener.dashboard.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fener.classifier.opennlp.TextAnalysis;
import org.fener.classifier.train.LabelledRow;
import org.fener.classifier.train.LabelledRows;
import org.fener.classifier.train.ModelCard;
import org.fener.classifier.train.Trainer;
import org.fener.classifier.train.TrainingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `fener train`: models from labelled texts. Only reads and writes files.
@Command(
        name = "train",
        description = {
            "Trains, calibrates and measures one model per category from JSON lines",
            "{id, text, lang?, labels{category: true|false}}; a missing label is no evidence."
        },
        mixinStandardHelpOptions = true)
final class TrainCommand extends org.fener.dashboard.cli.Command {

    @Option(
            names = "--data",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "labelled rows; .gz is read too")
    List<Path> data = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "where models and card are written")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path out;

    @Option(names = "--category", paramLabel = "C", description = "only this category; may be repeated")
    List<String> categories = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        List<LabelledRow> rows =
                LabelledRows.read(data.stream().map(workplace()::file).toList());
        say("fener: " + rows.size() + " rows");
        Path folder = workplace().file(out);
        String digest = new Trainer(
                        new TextAnalysis(),
                        TrainingOptions.standard(),
                        (category, done, all) ->
                                say("fener: " + (category.isEmpty() ? "reading rows" : "training " + category) + " "
                                        + done + "/" + all))
                .train(rows, categories)
                .writeTo(folder, ModelCard.Facts.none());
        print(folder + " " + digest);
        return 0;
    }
}
