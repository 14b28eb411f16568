package org.fener.classifier.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fener.classifier.ClassifyLines;
import org.fener.classifier.opennlp.ModelFolder;
import org.fener.classifier.opennlp.OpenNlpClassifier;
import org.fener.classifier.opennlp.TextAnalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Trains a category of its own from rows on disk, as `fener train` does.
final class TrainerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> OFFERS = List.of(
            "продавам трева и хапчета, доставка в София",
            "weed and pills delivered tonight, message me",
            "имам чисти хапчета, пиши на лично",
            "top quality weed, stealth shipping, message me",
            "трева на добра цена, пиши в телеграм",
            "pills and powder for sale, message me on telegram");
    private static final List<String> OTHERS = List.of(
            "полицията залови трева и хапчета в София",
            "police seized weed and pills last night",
            "лекарят предписа хапчета за сърце",
            "how do I get weeds out of my garden",
            "времето утре ще е слънчево в София",
            "the museum opens tonight at eight");

    @TempDir
    Path folder;

    @Test
    void trainsACategoryOfAnyNameAndTheSameBytesTwice() throws IOException {
        Path rows = rows("drugs");
        String first = train(rows, folder.resolve("a"));
        String second = train(rows, folder.resolve("b"));
        assertThat(second).isEqualTo(first);
        try (Stream<Path> files = Files.list(folder.resolve("a"))) {
            for (Path file : files.toList())
                assertThat(folder.resolve("b").resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
        OpenNlpClassifier classifier = OpenNlpClassifier.of(ModelFolder.read(folder.resolve("a"), first));
        assertThat(classifier.categories()).containsExactly("drugs");
        double offer = classifier
                .judge("трева и хапчета, пиши в телеграм", Optional.empty())
                .scores()
                .getFirst()
                .probability();
        double weather = classifier
                .judge("времето утре ще е слънчево", Optional.empty())
                .scores()
                .getFirst()
                .probability();
        assertThat(offer).isGreaterThan(weather);
    }

    @Test
    void measuresTheModelOnRows() throws IOException {
        Path rows = rows("drugs");
        train(rows, folder.resolve("a"));
        OpenNlpClassifier classifier = OpenNlpClassifier.of(ModelFolder.read(folder.resolve("a")));
        JsonNode json = JSON.readTree(
                new Evaluator(classifier).evaluate(LabelledRows.read(rows)).json());
        JsonNode drugs = json.path("categories").path("drugs");
        assertThat(json.path("model").asString("")).isEqualTo(classifier.version());
        assertThat(drugs.path("positives").asInt()).isEqualTo(24);
        assertThat(drugs.path("ap").asDouble()).isGreaterThan(0.95);
        assertThat(drugs.path("languages").path("bg").path("negatives").asInt()).isPositive();
    }

    @Test
    void judgesJsonLinesWithReasons() throws IOException {
        train(rows("drugs"), folder.resolve("a"));
        OpenNlpClassifier classifier = OpenNlpClassifier.of(ModelFolder.read(folder.resolve("a")));
        StringWriter out = new StringWriter();
        int judged = new ClassifyLines(classifier, true)
                .run(
                        new BufferedReader(
                                new StringReader(
                                        "{\"id\":\"x\",\"text\":\"продавам трева и хапчета, пиши на лично, 0888 123 456\"}\n\n{\"id\":7,\"text\":\"\"}\n")),
                        new PrintWriter(out));
        assertThat(judged).isEqualTo(2);
        String[] lines = out.toString().split("\\R", -1);
        JsonNode offer = JSON.readTree(lines[0]);
        assertThat(offer.path("id").asString("")).isEqualTo("x");
        assertThat(offer.path("lang").asString("")).isEqualTo("bg");
        assertThat(offer.path("flags").path(0).asString("")).isEqualTo("drugs");
        assertThat(offer.path("indicators").path(0).path("normalised").asString(""))
                .isEqualTo("+359888123456");
        assertThat(offer.path("reasons").path(0).path("feature").asString("")).isNotEmpty();
        assertThat(JSON.readTree(lines[1]).path("id").asInt()).isEqualTo(7);
        assertThatThrownBy(() -> new ClassifyLines(classifier, false)
                        .run(new BufferedReader(new StringReader("{\"id\":1}\n")), new PrintWriter(out)))
                .hasMessage("line 1: expected {\"id\": …, \"text\": …}, got {\"id\":1}");
    }

    @Test
    void takesAMissingLabelForNoEvidence() throws IOException {
        Path rows = rows("drugs");
        Files.writeString(
                rows, Files.readString(rows) + "{\"id\":\"z\",\"text\":\"weed\",\"labels\":{\"arms\":true}}\n");
        TrainedModels trained = new Trainer(new TextAnalysis(), TrainingOptions.standard(), Progress.silent())
                .train(LabelledRows.read(rows), List.of("drugs"));
        assertThat(trained.models().getFirst().rows()).isEqualTo(48);
    }

    @Test
    void saysWhichLineIsWrongAndWhatWasExpected() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.jsonl"), "{\"text\":\"a\",\"labels\":{\"x\":\"yes\"}}\n");
        assertThatThrownBy(() -> LabelledRows.read(bad))
                .hasMessage(bad + ", line 1: labels.x: expected true or false, got \"yes\"");
        Path empty = Files.writeString(folder.resolve("empty.jsonl"), "\n{\"labels\":{}}\n");
        assertThatThrownBy(() -> LabelledRows.read(empty)).hasMessageContaining("line 2: text: expected the words");
        List<LabelledRow> few = LabelledRows.read(rows("drugs")).subList(0, 3);
        assertThatThrownBy(() -> new Trainer(new TextAnalysis(), TrainingOptions.standard(), Progress.silent())
                        .train(few, List.of("drugs")))
                .hasMessageStartingWith("category 'drugs': expected at least 4 rows labelled true and false each, got");
    }

    private String train(Path rows, Path to) throws IOException {
        return new Trainer(new TextAnalysis(), TrainingOptions.standard(), Progress.silent())
                .train(LabelledRows.read(rows), List.of())
                .writeTo(to, ModelCard.Facts.none());
    }

    private Path rows(String category) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            for (String text : OFFERS) lines.add(line(lines.size(), text + " " + round, category, true));
            for (String text : OTHERS) lines.add(line(lines.size(), text + " " + round, category, false));
        }
        return Files.write(folder.resolve(category + ".jsonl"), lines);
    }

    private static String line(int id, String text, String category, boolean label) {
        return "{\"id\":\"%d\",\"text\":\"%s\",\"labels\":{\"%s\":%s}}".formatted(id, text, category, label);
    }
}
