package org.fener.classifier.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.classifier.Classifier;
import org.fener.classifier.Explanation;
import org.fener.classifier.Score;
import org.fener.classifier.Verdict;
import org.fener.classifier.train.Comparison.Both;
import org.fener.classifier.train.Comparison.Counts;
import org.fener.classifier.train.Comparison.Slice;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

    private static final String CATEGORY = "smuggling";

    /// Flags what has the word.
    private record WordClassifier(String word) implements Classifier {

        @Override
        public Verdict judge(String text, Optional<String> language) {
            double probability = text.contains(word) ? .9 : .1;
            return new Verdict(language.orElse("und"), List.of(new Score(CATEGORY, probability, .5)), List.of());
        }

        @Override
        public Explanation explain(String text, Optional<String> language, String category) {
            throw new UnsupportedOperationException("a comparison needs no reasons");
        }

        @Override
        public String version() {
            return word;
        }
    }

    private static LabelledRow row(String text, String language, boolean truth) {
        return new LabelledRow(text, text, Optional.of(language), Map.of(CATEGORY, truth), text, false, "labels");
    }

    @Test
    void tellsWhatBothFlagRightlyAndWronglyInAllAndByLanguage() {
        List<LabelledRow> rows = List.of(
                row("van border", "en", true),
                row("van only", "en", true),
                row("border only", "en", false),
                row("neither", "en", false),
                row("van border two", "bg", true));

        Comparison comparison = Comparison.of(new WordClassifier("border"), new WordClassifier("van"), rows)
                .getFirst();

        assertThat(comparison.counts()).isEqualTo(new Both<>(new Counts(2, 1, 1, 1), new Counts(3, 0, 0, 2)));
        assertThat(comparison.languages())
                .containsExactly(
                        new Slice("en", 4, new Both<>(new Counts(1, 1, 1, 1), new Counts(2, 0, 0, 2))),
                        new Slice("bg", 1, new Both<>(new Counts(1, 0, 0, 0), new Counts(1, 0, 0, 0))));
        assertThat(comparison.flipped()).extracting(Comparison.Flip::id).containsExactly("van only", "border only");
    }
}
