package org.fener.classifier.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.classifier.CategoriesFile;
import org.fener.classifier.Category;
import org.fener.classifier.Explanation;
import org.fener.classifier.Reason;
import org.fener.classifier.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The models that the program comes with: they load, agree with OpenNLP and explain themselves.
final class ShippedModelsTest {

    private static final List<String> TEXTS = List.of(
            "Търся шофьори с бус от Едирне до София, 300 евро на човек, без документи, пишете в Telegram @pat_zapad55",
            "Продавам шофьорски книжки и дипломи, истински печат, без изпит. Viber 0888 123 456",
            "Времето утре ще бъде слънчево, температури до 20 градуса.",
            "Selling fresh database dump of a bank, 2M records, PM me on telegram, price 0.5 BTC",
            "Girls wanted for work in Dubai, no experience, no language, ticket and visa paid, send photos",
            "",
            "🚛🚛 !!!");

    @TempDir
    Path folder;

    @Test
    void coverTheShippedCategories() throws IOException {
        assertThat(ModelFolder.shipped().models())
                .extracting(CategoryModel::category)
                .containsExactlyElementsOf(
                        CategoriesFile.shipped().stream().map(Category::key).toList());
    }

    @Test
    void flagAnOfferAndLeaveTheWeatherAlone() {
        OpenNlpClassifier classifier = OpenNlpClassifier.shipped();
        assertThat(classifier.judge(TEXTS.get(0), Optional.empty()).flags()).contains("smuggling");
        assertThat(classifier.judge(TEXTS.get(1), Optional.empty()).flags()).contains("document-fraud");
        assertThat(classifier.judge(TEXTS.get(2), Optional.empty()).flags()).isEmpty();
    }

    @Test
    void giveTheSameProbabilitiesAsOpenNlpItself() throws IOException {
        ModelFolder shipped = ModelFolder.shipped();
        OpenNlpClassifier classifier = OpenNlpClassifier.of(shipped);
        OpenNlpScores openNlp = new OpenNlpScores(shipped);
        TextAnalysis analysis = new TextAnalysis();
        for (String text : TEXTS) {
            AnalysedText analysed = analysis.analyse(text, Optional.empty());
            double[] logits = classifier.logits(analysed);
            List<Double> peer = openNlp.raw(analysed);
            for (int c = 0; c < logits.length; c++)
                assertThat(1 / (1 + Math.exp(-logits[c]))).isCloseTo(peer.get(c), within(1e-9));
        }
    }

    @Test
    void explainEveryScoreToTheLastDigit() {
        OpenNlpClassifier classifier = OpenNlpClassifier.shipped();
        for (String text : TEXTS)
            for (String category : classifier.categories()) {
                Explanation explanation = classifier.explain(text, Optional.empty(), category);
                double sum = explanation.bias()
                        + explanation.reasons().stream()
                                .mapToDouble(Reason::contribution)
                                .sum();
                assertThat(sum).isCloseTo(explanation.logit(), within(1e-6));
                for (Reason reason : explanation.reasons())
                    for (Reason.Span span : reason.spans())
                        assertThat(span.end()).isLessThanOrEqualTo(text.length());
                Verdict verdict = classifier.judge(text, Optional.empty());
                assertThat(verdict.score(category)).contains(explanation.score());
            }
    }

    @Test
    void nameTheWordsWithoutWhichAFlagWouldFall() {
        OpenNlpClassifier classifier = OpenNlpClassifier.shipped();
        String text = TEXTS.get(0);
        Explanation explanation = classifier.explain(text, Optional.empty(), "smuggling");
        assertThat(explanation.flipping()).isNotEmpty();
        StringBuilder without = new StringBuilder(text);
        for (Reason.Span span : explanation.flipping())
            for (int i = span.start(); i < span.end(); i++) without.setCharAt(i, ' ');
        assertThat(classifier.judge(without.toString(), Optional.of("bg")).flags())
                .doesNotContain("smuggling");
    }

    @Test
    void areRefusedWhenAByteDiffers() throws IOException {
        ModelFolder shipped = ModelFolder.shipped();
        String digest =
                ModelFolder.write(folder, shipped.models(), Map.of("card.md", "x".getBytes(StandardCharsets.UTF_8)));
        assertThat(ModelFolder.read(folder, digest).models()).hasSameSizeAs(shipped.models());
        assertThatThrownBy(() -> ModelFolder.read(folder, shipped.digest()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("registered is " + shipped.digest());
        Path model = folder.resolve("smuggling.maxent.gz");
        byte[] bytes = Files.readAllBytes(model);
        bytes[bytes.length / 2] ^= 1;
        Files.write(model, bytes);
        assertThatThrownBy(() -> ModelFolder.read(folder, digest))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("smuggling.maxent.gz has SHA-256");
    }
}
