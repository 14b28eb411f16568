package org.fener.classifier.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fener.classifier.opennlp.TextAnalysis;

/// Trains the models that the program ships and writes them among the resources.
public final class ShippedModels {

    static final Path FOLDER = Path.of("src/main/resources/org/fener/classifier/models");

    private ShippedModels() {}

    /// Trains and writes.
    ///
    /// @param arguments a folder to write to; the resources by default
    public static void main(String[] arguments) throws IOException {
        Path folder = arguments.length > 0 ? Path.of(arguments[0]) : FOLDER;
        long start = System.nanoTime();
        String digest = train(folder);
        Files.writeString(folder.resolve("registered.sha256"), digest + "\n", StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("texts.sha256"), ShippedRows.digestOfTexts() + "\n", StandardCharsets.UTF_8);
        System.err.printf("%s written in %.1f s, SHA-256 %s%n", folder, (System.nanoTime() - start) / 1e9, digest);
    }

    static String train(Path folder) throws IOException {
        TrainedModels trained = new Trainer(new TextAnalysis(), ShippedRows.OPTIONS, Progress.silent())
                .train(
                        ShippedRows.all(),
                        ShippedRows.CATEGORIES.stream()
                                .filter(ShippedModels::hasTexts)
                                .toList());
        return trained.writeTo(folder, facts());
    }

    private static boolean hasTexts(String category) {
        try {
            return ShippedRows.own().stream()
                    .anyMatch(row -> row.label(category).orElse(false));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ModelCard.Facts facts() {
        return new ModelCard.Facts(
                "Models shipped with Fener",
                Map.of(
                        "own texts, smuggling",
                                "written for this project, Apache-2.0; invented names, phones and handles",
                        "own texts, trafficking",
                                "written for this project, Apache-2.0; invented names, phones and handles",
                        "own texts, document-fraud",
                                "written for this project, Apache-2.0; invented names, phones and handles",
                        "own texts, disinformation",
                                "written for this project, Apache-2.0; invented names, phones and handles",
                        "own texts, cyber-threat",
                                "written for this project, Apache-2.0; invented names, phones and handles",
                        "sib200",
                                "SIB-200, neutral sentences in ten languages and pages of eight of them, Apache-2.0 and CC BY-SA",
                        "slavic_persuasion",
                                "sentences without persuasion technique from Slavic parliaments and media, MIT",
                        "cti_ann", "forum posts without cyber-threat intelligence, CC BY 4.0",
                        "emscad_partial", "real job advertisements, MIT",
                        "sms_spam", "SMS spam and ham, Apache-2.0"),
                List.of(
                        "There is no obtainable real set of smuggling offers, trafficking recruitment or document fraud: figures on them are on texts written for this project, by hands that one author imagined.",
                        "Bulgarian and English have most texts of their own; other languages are judged mostly by what they share with those two: letters, Latin skeletons, concepts.",
                        "Of the negatives written to sound alike (warnings that quote an offer, lawful doubles) more are flagged than of ordinary text; thresholds let a miss weigh more than a false alarm, as long as more than half of the flags on held-out texts are right.",
                        "Offers of one category are often flagged for another too, document fraud most.",
                        "Long news about attacks is flagged as cyber threat more often than other news.",
                        "Treebank sentences, which were never learned from, are flagged at about the rate of the neutral sentences here; see MEASURED.md beside the texts."));
    }
}
