package org.fener.dashboard.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.fener.classifier.ClassifyLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fener classify`: judges texts from standard input.
@Command(
        name = "classify",
        description = {
            "Reads JSON lines {id, text, lang?} from standard input and prints",
            "{id, lang, scores, flags, indicators, reasons} for each."
        },
        mixinStandardHelpOptions = true)
final class ClassifyCommand extends org.fener.dashboard.cli.Command {

    @Mixin
    ModelOption model = new ModelOption();

    @Option(names = "--reasons", description = "with the words that raised the score of each flag")
    boolean reasons;

    @Override
    public Integer call() throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        new ClassifyLines(model.classifier(workplace()), reasons)
                .run(lines, workplace().out());
        return 0;
    }
}
