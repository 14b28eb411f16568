package org.fener.classifier;

import java.util.List;
import java.util.Optional;
import org.fener.classifier.indicator.Indicator;
import org.fener.classifier.offer.OfferSlot;

/// What the classifiers say about one text: a hint with its reasons, never a verdict on a person.
///
/// @param language   BCP 47, `und` if it cannot be told
/// @param scores     one per category, in the order of the categories
/// @param indicators contacts and other indicators in text order
/// @param offer      what the text says if it is an offer of a journey or of work, in text order
public record Verdict(String language, List<Score> scores, List<Indicator> indicators, List<OfferSlot> offer) {

    public Verdict {
        scores = List.copyOf(scores);
        indicators = List.copyOf(indicators);
        offer = List.copyOf(offer);
    }

    /// Of a text that offers nothing.
    public Verdict(String language, List<Score> scores, List<Indicator> indicators) {
        this(language, scores, indicators, List.of());
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
