package org.fener.dashboard.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.fener.classifier.opennlp.ModelFolder;
import org.fener.classifier.opennlp.OpenNlpClassifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--model DIR`: models other than those that the program comes with.
final class ModelOption {

    @Option(names = "--model", paramLabel = "DIR", description = "folder of models (default: those of the program)")
    @Nullable
    Path folder;

    OpenNlpClassifier classifier(Workplace workplace) throws IOException {
        return folder == null
                ? OpenNlpClassifier.shipped()
                : OpenNlpClassifier.of(ModelFolder.read(workplace.file(folder)));
    }
}
