package org.fener.classifier.brought;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.classifier.Classifier;
import org.fener.classifier.Explanation;
import org.fener.classifier.Reason;
import org.fener.classifier.Score;
import org.fener.classifier.opennlp.OpenNlpClassifier;
import org.fener.classifier.opennlp.Thresholds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BroughtModelsTest {

    private static final String MODEL = """
            category: %s
            runtime: %s
            files: {}
            options: {pills: 3, cheap: 1, bread: -2}
            calibration: {slope: 1, intercept: 0}
            thresholds: {standard: 0.5, languages: {bg: 0.8}, setBy: ana, why: tried on our forum}
            """;

    private static final Classifier SHIPPED = OpenNlpClassifier.shipped();

    @TempDir
    Path home;

    private void bring(String folder, String description) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve(folder)).resolve(BroughtModel.DESCRIPTION), description);
    }

    private Classifier classifier() throws IOException {
        return WithBroughtModels.over(SHIPPED, BroughtModels.in(home), own -> own);
    }

    @Test
    void aHomeThatBringsNothingKeepsItsClassifier() throws IOException {
        assertThat(WithBroughtModels.over(SHIPPED, BroughtModels.in(home.resolve("none")), own -> own))
                .isSameAs(SHIPPED);
    }

    @Test
    void aBroughtCategoryStandsAfterThoseOfTheProgram() throws IOException {
        bring("drugs", MODEL.formatted("drugs", "words"));

        List<Score> scores =
                classifier().judge("cheap pills", Optional.of("en")).scores();
        assertThat(scores).hasSize(6);
        assertThat(scores.getLast()).isEqualTo(new Score("drugs", 1 / (1 + Math.exp(-3)), 0.5));
    }

    @Test
    void aBroughtModelTakesThePlaceOfTheProgramsOwn() throws IOException {
        bring("ours", MODEL.formatted("smuggling", "words"));

        assertThat(classifier().judge("cheap pills", Optional.of("en")).scores())
                .hasSize(5)
                .filteredOn(score -> score.category().equals("smuggling"))
                .containsExactly(new Score("smuggling", 1 / (1 + Math.exp(-3)), 0.5));
    }

    @Test
    void thresholdsOfTheHomeStandOverItsOwn() throws IOException {
        bring("drugs", MODEL.formatted("drugs", "words"));
        Thresholds strict = new Thresholds(0.99, Map.of(), "boris", "too many");
        Classifier classifier = WithBroughtModels.over(SHIPPED, BroughtModels.in(home), own -> Map.of("drugs", strict));

        assertThat(classifier.judge("cheap pills", Optional.of("en")).flags()).doesNotContain("drugs");
    }

    @Test
    void explainsByWhatIsLostWithoutEachWord() throws IOException {
        bring("drugs", MODEL.formatted("drugs", "words"));
        Explanation why = classifier().explain("bread and cheap pills", Optional.of("en"), "drugs");

        assertThat(why.logit()).isCloseTo(1, within(1e-9));
        assertThat(why.bias()).isCloseTo(-1, within(1e-9));
        assertThat(why.reasons().stream().map(Reason::feature)).containsExactly("pills", "bread", "cheap");
        assertThat(why.reasons().getFirst().contribution()).isCloseTo(3, within(1e-9));
        assertThat(why.flipping()).containsExactly(new Reason.Span(16, 21));
        assertThat(classifier().explain("", Optional.of("en"), "drugs").reasons())
                .isEmpty();
        assertThat(classifier()
                        .explain("pills ".repeat(500), Optional.of("en"), "drugs")
                        .reasons())
                .hasSizeLessThanOrEqualTo(60);
    }

    @Test
    void saysWhatIsMissingToRunAModel() throws IOException {
        bring("drugs", MODEL.formatted("drugs", "onnx"));

        assertThatThrownBy(() -> BroughtModels.in(home))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing here runs models of kind 'onnx', known are [words]")
                .hasMessageContaining(home.resolve("lib").toString());
    }

    @Test
    void refusesTwoModelsForOneCategory() throws IOException {
        bring("one", MODEL.formatted("drugs", "words"));
        bring("two", MODEL.formatted("drugs", "words"));

        assertThatThrownBy(() -> BroughtModels.in(home)).hasMessageContaining("is served by");
    }

    @Test
    void saysWhatIsWrongInADescription() throws IOException {
        bring("drugs", MODEL.formatted("drugs", "words").replace("slope: 1", "slope: steep"));
        assertThatThrownBy(() -> BroughtModels.in(home)).hasMessageContaining("slope: expected a number, got steep");
        bring("drugs", MODEL.formatted("drugs", "words").replace("files: {}", "files: {../x: abc}"));
        assertThatThrownBy(() -> BroughtModels.in(home)).hasMessageContaining("lies elsewhere");
        bring("drugs", MODEL.formatted("drugs", "words") + "colour: blue\n");
        assertThatThrownBy(() -> BroughtModels.in(home)).hasMessageContaining("unknown key 'colour'");
    }
}
