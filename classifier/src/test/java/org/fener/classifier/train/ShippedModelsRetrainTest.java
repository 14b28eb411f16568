package org.fener.classifier.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.fener.classifier.SharedMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shipped models are what their texts make of them, byte for byte. After a change of texts (then this is skipped
/// with a line), features or training: run [ShippedModels].
final class ShippedModelsRetrainTest {

    @TempDir
    Path folder;

    @Test
    void trainsTheShippedModelsAgainByteForByte() throws IOException {
        SharedMaterial.path("data/sib200.jsonl.gz");
        String learnedFrom =
                Files.readString(ShippedModels.FOLDER.resolve("texts.sha256")).strip();
        boolean current = learnedFrom.equals(ShippedRows.digestOfTexts());
        if (!current) System.err.println("SKIPPED: texts changed since the models were trained, run ShippedModels");
        assumeTrue(current, "texts changed since the models were trained");
        String digest = ShippedModels.train(folder);
        assertThat(Files.readString(ShippedModels.FOLDER.resolve("registered.sha256"))
                        .strip())
                .isEqualTo(digest);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList())
                assertThat(ShippedModels.FOLDER.resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
    }

    @Test
    void fitsInTwentyMegabytes() throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.list(ShippedModels.FOLDER)) {
            for (Path file : files.toList()) size += Files.size(file);
        }
        assertThat(size).isLessThan(20_000_000);
    }
}
