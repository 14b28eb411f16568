package org.fener.classifier.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fener.classifier.opennlp.OpenNlpClassifier;
import org.fener.classifier.opennlp.TextAnalysis;
import org.junit.jupiter.api.Test;

/// The loss, its slope and the model that is made of it agree with each other and with what judges posts.
final class CategoryLossTest {

    private static final String CATEGORY = "drugs";
    private static final List<String> TEXTS = List.of(
            "weed and pills, weed and more weed, message me",
            "police seized weed and pills last night",
            "pills for sale, message me on telegram tonight",
            "the doctor wrote me pills for the heart, two a day",
            "best weed in town, message me",
            "the weed in my garden grows in the night");

    private final TextAnalysis analysis = new TextAnalysis();
    private final CountedRows rows = new CountedRows(labelled(), analysis, Progress.silent());
    private final List<Integer> learned =
            IntStream.range(0, TEXTS.size()).boxed().toList();
    private final List<Boolean> labels =
            learned.stream().map(row -> row % 2 == 0).toList();

    @Test
    void theSlopeIsWhatTheLossChangesBy() {
        CategoryLoss loss = loss(1.5);
        double[] at = new double[loss.getDimension()];
        for (int i = 0; i < at.length; i++) at[i] = (i % 7 - 3) / 10.0;
        double[] slope = loss.gradientAt(at).clone();
        for (int i = 0; i < at.length; i++) {
            double[] before = at.clone();
            double[] after = at.clone();
            before[i] -= 1e-5;
            after[i] += 1e-5;
            double measured = (loss.valueAt(after) - loss.valueAt(before)) / 2e-5;
            assertThat(slope[i]).as("weight " + i).isCloseTo(measured, within(1e-4));
        }
    }

    @Test
    void theModelScoresCountedRowsAsItJudgesTexts() {
        NumberedModel model = new MaxentTraining(rows, TrainingOptions.standard()).train(CATEGORY, learned);
        OpenNlpClassifier classifier = OpenNlpClassifier.of(List.of(model.named(CATEGORY)), analysis);
        for (int row : learned) {
            double probability = classifier
                    .judge(TEXTS.get(row), Optional.of("en"))
                    .scores()
                    .getFirst()
                    .probability();
            assertThat(1 / (1 + Math.exp(-model.logit(row)))).isCloseTo(probability, within(1e-6));
        }
    }

    @Test
    void featuresOfOneRowHaveNoNumberButCountInItsLength() {
        List<String> names =
                IntStream.range(0, rows.featureCount()).mapToObj(rows::name).toList();
        assertThat(names).contains("wweed", "wpills").doesNotContain("wdoctor").doesNotHaveDuplicates();
        assertThat(rows.unnumbered(3, 0)).isPositive();
    }

    private CategoryLoss loss(double emphasis) {
        FeatureSelection selection = FeatureSelection.of(rows, learned, labels, 100);
        float[] emphases = new float[rows.featureCount()];
        java.util.Arrays.fill(emphases, (float) emphasis);
        return new CategoryLoss(
                rows,
                selection,
                learned,
                labels,
                RowWeights.of(rows, learned, labels, TrainingOptions.standard().forFewTexts()),
                emphases);
    }

    private static List<LabelledRow> labelled() {
        return IntStream.range(0, TEXTS.size())
                .mapToObj(i -> new LabelledRow(
                        "row " + i,
                        TEXTS.get(i),
                        Optional.of("en"),
                        Map.of(CATEGORY, i % 2 == 0),
                        "row " + i,
                        false,
                        "test"))
                .toList();
    }
}
