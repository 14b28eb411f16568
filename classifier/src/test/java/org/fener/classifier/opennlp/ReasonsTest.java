package org.fener.classifier.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fener.classifier.Explanation;
import org.fener.classifier.Reason;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.train.LabelledRow;
import org.fener.classifier.train.LabelledRows;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a reason promises, on every fortieth text written for this project, in all languages and scripts.
final class ReasonsTest {

    private static final int STEP = 40;
    private static final OpenNlpClassifier CLASSIFIER = OpenNlpClassifier.shipped();
    private static List<LabelledRow> rows = List.of();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("texts"))) {
            List<LabelledRow> all =
                    LabelledRows.read(files.filter(path -> path.toString().endsWith(".jsonl"))
                            .sorted()
                            .toList());
            List<LabelledRow> some = new ArrayList<>();
            for (int i = 0; i < all.size(); i += STEP) some.add(all.get(i));
            rows = List.copyOf(some);
        }
        assertThat(rows).hasSizeGreaterThan(100);
    }

    @Test
    void contributionsAndBiasAreTheLogit() {
        for (LabelledRow row : rows)
            for (String category : CLASSIFIER.categories()) {
                Explanation explanation = CLASSIFIER.explain(row.text(), row.language(), category);
                double sum = explanation.bias()
                        + explanation.reasons().stream()
                                .mapToDouble(Reason::contribution)
                                .sum();
                assertThat(sum).as(row.id()).isCloseTo(explanation.logit(), within(1e-6));
            }
    }

    @Test
    void aReasonStandsOnWholeWordsOfTheOriginal() {
        for (LabelledRow row : rows)
            for (Reason reason :
                    CLASSIFIER.explain(row.text(), row.language(), "smuggling").reasons())
                for (Span span : reason.spans()) {
                    assertThat(span.end())
                            .as(row.id())
                            .isBetween(span.start() + 1, row.text().length());
                    String words = row.text().substring(span.start(), span.end());
                    assertThat(words).as(row.id()).isEqualTo(words.strip());
                }
    }

    @Test
    void withoutTheFlippingWordsTheFlagFallsAndNoneOfThemIsSpare() {
        int seen = 0;
        for (LabelledRow row : rows)
            for (String category : CLASSIFIER.categories()) {
                Explanation explanation = CLASSIFIER.explain(row.text(), row.language(), category);
                if (!explanation.score().flagged()) {
                    assertThat(explanation.flipping()).isEmpty();
                    continue;
                }
                if (explanation.flipping().isEmpty()) continue;
                seen++;
                assertThat(flagged(row, category, explanation.flipping()))
                        .as(row.id())
                        .isFalse();
                for (Span kept : explanation.flipping()) {
                    List<Span> others = new ArrayList<>(explanation.flipping());
                    others.remove(kept);
                    if (!others.isEmpty())
                        assertThat(flagged(row, category, others)).as(row.id()).isTrue();
                }
            }
        assertThat(seen).isGreaterThan(20);
    }

    /// In the language of the whole text: a few words less must not make it another one.
    private static boolean flagged(LabelledRow row, String category, List<Span> removed) {
        StringBuilder text = new StringBuilder(row.text());
        for (Span span : removed) for (int i = span.start(); i < span.end(); i++) text.setCharAt(i, ' ');
        String language = CLASSIFIER.judge(row.text(), row.language()).language();
        return CLASSIFIER
                .judge(text.toString(), Optional.of(language))
                .score(category)
                .orElseThrow()
                .flagged();
    }
}
