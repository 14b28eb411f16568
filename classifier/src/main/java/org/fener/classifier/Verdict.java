package org.fener.classifier;

import java.util.List;
import java.util.Optional;
import org.fener.classifier.indicator.Indicator;

/// What the classifiers say about one text: a hint with its reasons, never a verdict on a person.
///
/// @param language   BCP 47, `und` if it cannot be told
/// @param scores     one per category, in the order of the categories
/// @param indicators contacts and other indicators in text order
public record Verdict(String language, List<Score> scores, List<Indicator> indicators) {

    public Verdict {
        scores = List.copyOf(scores);
        indicators = List.copyOf(indicators);
    }

    public List<String> flags() {
        return scores.stream().filter(Score::flagged).map(Score::category).toList();
    }

    public Optional<Score> score(String category) {
        return scores.stream()
                .filter(score -> score.category().equals(category))
                .findFirst();
    }
}
