package org.fener.dashboard.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.classifier.Classifier;
import org.fener.classifier.Explanation;
import org.fener.classifier.Score;
import org.fener.classifier.Verdict;
import org.fener.classifier.train.LabelledRow;
import org.junit.jupiter.api.Test;

final class RememberedScoresTest {

    private static final String CATEGORY = "smuggling";

    /// Counts how often it is asked.
    private static final class CountingClassifier implements Classifier {

        private final String version;
        private final double probability;
        private int asked;

        private CountingClassifier(String version, double probability) {
            this.version = version;
            this.probability = probability;
        }

        @Override
        public Verdict judge(String text, Optional<String> language) {
            asked++;
            return new Verdict("bg", List.of(new Score(CATEGORY, probability, .5)), List.of());
        }

        @Override
        public Explanation explain(String text, Optional<String> language, String category) {
            throw new UnsupportedOperationException("scores are remembered, not reasons");
        }

        @Override
        public String version() {
            return version;
        }
    }

    private static LabelledRow row(String text) {
        return new LabelledRow(text, text, Optional.of("bg"), Map.of(CATEGORY, true), text, false, "labels");
    }

    @Test
    void asksOnceForEachTextUntilAnotherJudgeIsInForce() {
        RememberedScores remembered = new RememberedScores();
        CountingClassifier judge = new CountingClassifier("one", .7);
        for (int i = 0; i < 3; i++)
            assertThat(remembered.of(row("a ride"), judge).of(CATEGORY)).hasValue(.7);
        assertThat(remembered.of(row("another"), judge).language()).isEqualTo("bg");
        assertThat(judge.asked).isEqualTo(2);

        CountingClassifier next = new CountingClassifier("two", .2);
        assertThat(remembered.of(row("a ride"), next).of(CATEGORY)).hasValue(.2);
        assertThat(remembered.of(row("a ride"), next).of("weather")).isEmpty();
        assertThat(next.asked).isEqualTo(1);
    }
}
