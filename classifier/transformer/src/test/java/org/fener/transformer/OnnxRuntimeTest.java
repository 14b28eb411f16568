package org.fener.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fener.classifier.Classifier;
import org.fener.classifier.Explanation;
import org.fener.classifier.Reason;
import org.fener.classifier.Score;
import org.fener.classifier.Verdict;
import org.fener.classifier.brought.BroughtModels;
import org.fener.classifier.brought.WithBroughtModels;
import org.fener.classifier.opennlp.ModelFolder;
import org.fener.classifier.opennlp.OpenNlpClassifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real ONNX model, made here, beside the models of the program.
final class OnnxRuntimeTest {

    private static final List<String> WORDS =
            List.of("[CLS]", "[SEP]", "[UNK]", "[PAD]", "pills", "sale", "bread", "##s");
    private static final List<Double> WEIGHTS = List.of(0.0, 0.0, 0.0, 0.0, 6.0, 4.0, -8.0, 0.0);

    private static final Classifier SHIPPED = OpenNlpClassifier.shipped();

    @TempDir
    Path home;

    private Path folder;

    @BeforeEach
    void bringsAModel() throws IOException {
        folder = Files.createDirectories(home.resolve("drugs"));
        byte[] model = TinyModel.of(WEIGHTS);
        byte[] vocabulary = String.join("\n", WORDS).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Files.write(folder.resolve("model.onnx"), model);
        Files.write(folder.resolve("vocab.txt"), vocabulary);
        describe(ModelFolder.sha256(model), ModelFolder.sha256(vocabulary), 1);
    }

    private void describe(String model, String vocabulary, int output) throws IOException {
        Files.writeString(folder.resolve("category.yaml"), """
                category: drugs
                runtime: onnx
                files: {model.onnx: %s, vocab.txt: %s}
                options: {model: model.onnx, vocabulary: vocab.txt, output: %d, lowerCase: true}
                calibration: {slope: 2.0, intercept: -1.0}
                thresholds: {standard: 0.6, languages: {bg: 0.9}, setBy: ana, why: a tiny model}
                """.formatted(model, vocabulary, output));
    }

    private Classifier classifier() throws IOException {
        return WithBroughtModels.over(SHIPPED, BroughtModels.in(home), own -> own);
    }

    @Test
    void addsACategoryWithTheModelsProbabilityCalibrated() throws IOException {
        Verdict verdict = classifier().judge("PILLS sale", Optional.of("en"));

        assertThat(verdict.scores()).hasSize(6);
        Score score = verdict.score("drugs").orElseThrow();
        double logit = 2 * (6.0 + 4.0) / 4; // yes against no, the mean of [CLS] pills sale [SEP]
        assertThat(score.probability()).isCloseTo(1 / (1 + Math.exp(-(2 * logit - 1))), within(1e-6));
        assertThat(score.threshold()).isEqualTo(0.6);
        assertThat(verdict.flags()).contains("drugs");
        assertThat(classifier().judge("bread and bread", Optional.of("en")).flags())
                .doesNotContain("drugs");
    }

    @Test
    void leavesTheOtherCategoriesAsTheyAre() throws IOException {
        String text = "van to Vienna tonight, pay on arrival";
        Verdict verdict = classifier().judge(text, Optional.of("en"));

        assertThat(verdict.scores().subList(0, 5))
                .isEqualTo(SHIPPED.judge(text, Optional.of("en")).scores());
        assertThat(classifier().version())
                .startsWith(SHIPPED.version() + "+")
                .isEqualTo(classifier().version());
    }

    @Test
    void givesReasonsThatAddUpToTheLogit() throws IOException {
        Classifier classifier = classifier();
        Explanation why = classifier.explain("bread pills sale", Optional.of("en"), "drugs");

        double sum = why.bias()
                + why.reasons().stream().mapToDouble(Reason::contribution).sum();
        assertThat(sum).isCloseTo(why.logit(), within(1e-6));
        assertThat(why.reasons().getFirst().feature()).isEqualTo("bread");
        Explanation flagged = classifier.explain("pills sale", Optional.of("en"), "drugs");
        assertThat(flagged.flipping()).isNotEmpty();
        String rest = blanked("pills sale", flagged.flipping());
        assertThat(classifier.judge(rest, Optional.of("en")).flags()).doesNotContain("drugs");
    }

    private static String blanked(String text, List<Reason.Span> spans) {
        StringBuilder rest = new StringBuilder(text);
        for (Reason.Span span : spans) for (int i = span.start(); i < span.end(); i++) rest.setCharAt(i, ' ');
        return rest.toString();
    }

    @Test
    void refusesAModelThatIsNotTheRegisteredOne() throws IOException {
        Files.write(folder.resolve("model.onnx"), TinyModel.of(WEIGHTS.reversed()));

        assertThatThrownBy(this::classifier)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("model.onnx has SHA-256")
                .hasMessageContaining("category.yaml says");
    }

    @Test
    void saysThatAFileIsNoModel() throws IOException {
        byte[] nonsense = "no model".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Files.write(folder.resolve("model.onnx"), nonsense);
        describe(ModelFolder.sha256(nonsense), ModelFolder.sha256(Files.readAllBytes(folder.resolve("vocab.txt"))), 1);

        assertThatThrownBy(this::classifier).hasMessageContaining("the model cannot be opened");
    }

    @Test
    void saysThatTheModelHasFewerOutputs() throws IOException {
        describe(
                ModelFolder.sha256(Files.readAllBytes(folder.resolve("model.onnx"))),
                ModelFolder.sha256(Files.readAllBytes(folder.resolve("vocab.txt"))),
                2);
        Classifier classifier = classifier();

        assertThatThrownBy(() -> classifier.judge("pills", Optional.empty()))
                .hasMessageContaining("expected at least 3 outputs, got 2");
    }

    @Test
    void manyThreadsGetTheSameAnswers() throws IOException {
        Classifier classifier = classifier();
        List<String> texts = java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> String.format(
                        Locale.ROOT, "%s sale %s", i % 3 == 0 ? "pills" : "bread", "bread ".repeat(i % 5)))
                .toList();
        List<Score> alone = texts.stream()
                .map(text ->
                        classifier.judge(text, Optional.of("en")).score("drugs").orElseThrow())
                .toList();
        List<Score> together = texts.parallelStream()
                .map(text ->
                        classifier.judge(text, Optional.of("en")).score("drugs").orElseThrow())
                .toList();

        assertThat(together).isEqualTo(alone);
    }
}
