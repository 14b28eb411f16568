package org.fener.dashboard.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fener.classifier.train.Evaluator;
import org.fener.classifier.train.LabelledRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fener evaluate`: how good models are on labelled texts they have not seen.
@Command(
        name = "evaluate",
        description = "Measures models on labelled rows; prints one JSON document.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand extends org.fener.dashboard.cli.Command {

    @Mixin
    ModelOption model = new ModelOption();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "labelled rows; .gz is read too")
    List<Path> data = new ArrayList<>();

    @Option(names = "--json", description = "the output is JSON with or without this")
    boolean json;

    @Override
    public Integer call() throws IOException {
        Evaluator evaluator = new Evaluator(model.classifier(workplace()));
        print(evaluator
                .evaluate(LabelledRows.read(data.stream().map(workplace()::file).toList()))
                .json());
        return 0;
    }
}
