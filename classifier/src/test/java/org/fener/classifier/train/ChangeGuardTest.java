package org.fener.classifier.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.fener.classifier.Classifier;
import org.fener.classifier.opennlp.OpenNlpClassifier;
import org.fener.classifier.opennlp.TextAnalysis;
import org.junit.jupiter.api.Test;

final class ChangeGuardTest {

    private static final String CATEGORY = "smuggling";
    private static final List<String> OFFERS = List.of(
            "we take you over the border",
            "van to Vienna tonight",
            "pay on arrival no documents",
            "guide walks with you",
            "driver waits behind the fence",
            "boat leaves before dawn");
    private static final List<String> ORDINARY = List.of(
            "the library opens at nine",
            "two tomatoes and fresh bread",
            "my bicycle needs a new chain",
            "the choir sings on Friday",
            "rain is expected in the hills",
            "a quiet flat near the park");
    private static final TextAnalysis ANALYSIS = new TextAnalysis();

    private final Random random = new Random(5);

    private LabelledRow row(String id, String text, boolean truth) {
        return new LabelledRow(id, text, Optional.of("en"), Map.of(CATEGORY, truth), id, false, "test");
    }

    /// Three sentences by lot, so that no two texts are nearly the same by all of their words.
    private List<LabelledRow> rows(String name, int count) {
        List<LabelledRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean truth = i % 2 == 0;
            List<String> from = truth ? OFFERS : ORDINARY;
            StringBuilder text = new StringBuilder(from.get(random.nextInt(from.size())));
            for (int word = 0; word < 14; word++)
                text.append(' ').append((char) ('a' + random.nextInt(26))).append((char) ('a' + random.nextInt(26)));
            rows.add(row(name + i, text.toString(), truth));
        }
        return rows;
    }

    private static Classifier trained(List<LabelledRow> rows) {
        return OpenNlpClassifier.of(
                new Trainer(ANALYSIS, TrainingOptions.standard(), Progress.silent())
                        .train(rows, List.of(CATEGORY))
                        .models(),
                ANALYSIS);
    }

    private static List<ChangeGuard.NewLabel> labels(List<LabelledRow> rows) {
        return rows.stream()
                .map(row -> new ChangeGuard.NewLabel(
                        row.text(), CATEGORY, row.label(CATEGORY).orElseThrow(), "ana"))
                .toList();
    }

    @Test
    void aThousandNearlyEqualPoisonedLabelsDoNotGetAModelPromoted() {
        List<LabelledRow> honest = rows("honest", 120);
        List<LabelledRow> poison = new ArrayList<>();
        for (int i = 0; i < 1000; i++)
            poison.add(row("poison" + i, "pay on arrival no documents we take you over the border call " + i, false));
        List<LabelledRow> both = new ArrayList<>(honest);
        both.addAll(poison);

        List<Objection> objections =
                ChangeGuard.objections(trained(honest), trained(both), rows("frozen", 80), labels(poison));

        assertThat(objections)
                .anySatisfy(objection -> assertThat(objection.words())
                        .contains("1000 of 1000 new labels are on nearly the same text")
                        .contains("by ana"));
    }

    @Test
    void aChallengerThatIsWorseOnTheFrozenTextsIsRefusedWhereverItsLabelsCameFrom() {
        List<LabelledRow> honest = rows("honest", 120);
        List<LabelledRow> turned = honest.stream()
                .map(row -> row(row.id(), row.text(), !row.label(CATEGORY).orElseThrow()))
                .toList();

        List<Objection> objections =
                ChangeGuard.objections(trained(honest), trained(turned), rows("frozen", 80), List.of());

        assertThat(objections)
                .anySatisfy(objection -> assertThat(objection.words()).contains("F1 on the frozen texts"));
    }

    @Test
    void anHonestChallengerMeetsNoObjection() {
        List<LabelledRow> more = rows("more", 200);

        assertThat(ChangeGuard.objections(
                        trained(more.subList(0, 120)),
                        trained(more),
                        rows("frozen", 80),
                        labels(more.subList(120, 200))))
                .isEmpty();
    }

    @Test
    void tooFewFrozenTextsAreAnObjection() {
        List<LabelledRow> honest = rows("honest", 60);
        List<LabelledRow> copies = new ArrayList<>();
        for (int i = 0; i < 50; i++) copies.add(row("copy" + i, "van to Vienna tonight pay on arrival " + i, true));
        copies.add(row("other", "the library opens at nine", false));

        assertThat(ChangeGuard.objections(trained(honest), trained(honest), copies, List.of()))
                .extracting(Objection::words)
                .containsExactly(
                        "smuggling: 1 different frozen texts are labelled true, at least 20 are needed to tell");
    }
}
