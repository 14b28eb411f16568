package org.fener.dashboard.tuning;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fener.classifier.Classifier;
import org.fener.classifier.Verdict;
import org.fener.dashboard.store.Label;
import org.fener.dashboard.store.Labels;

/// Of the texts that people say a category does not fit, how many a model flags. Who labels what was flagged sees more
/// of them than a lot would draw: the figure is for comparing one time with another.
///
/// @param texts on which "no" stands and nobody says "yes"
public record FalseAlarms(int texts, int flagged) {

    static final FalseAlarms NONE = new FalseAlarms(0, 0);

    /// Both sides of a day.
    public record Sides(FalseAlarms since, FalseAlarms before) {
        public static final Sides NONE = new Sides(FalseAlarms.NONE, FalseAlarms.NONE);
    }

    double share() {
        return texts == 0 ? 0 : (double) flagged / texts;
    }

    /// By category; a text belongs to the side of its newest "no".
    static Map<String, Sides> of(Labels labels, Classifier classifier, Instant day) {
        Map<String, Map<String, Instant>> denied = new HashMap<>();
        Map<String, Set<String>> affirmed = new HashMap<>();
        for (Label label : labels.standing())
            switch (label.answer()) {
                case NO ->
                    denied.computeIfAbsent(label.textDigest(), text -> new HashMap<>())
                            .put(label.category(), label.at()); // oldest first, so the newest stays
                case YES ->
                    affirmed.computeIfAbsent(label.textDigest(), text -> new HashSet<>())
                            .add(label.category());
                case UNSURE, WITHDRAWN -> {
                    // says nothing
                }
            }
        Map<String, Sides> sides = new HashMap<>();
        for (Labels.LabelledText text : labels.texts()) {
            Map<String, Instant> categories = denied.getOrDefault(text.digest(), Map.of());
            if (categories.isEmpty()) continue;
            Verdict verdict = classifier.judge(text.content(), text.language());
            categories.forEach((category, at) -> {
                if (affirmed.getOrDefault(text.digest(), Set.of()).contains(category)) return;
                boolean flagged = verdict.flags().contains(category);
                sides.merge(category, side(!at.isBefore(day), flagged), FalseAlarms::sum);
            });
        }
        return sides;
    }

    private static Sides side(boolean since, boolean flagged) {
        FalseAlarms one = new FalseAlarms(1, flagged ? 1 : 0);
        return since ? new Sides(one, NONE) : new Sides(NONE, one);
    }

    private static Sides sum(Sides a, Sides b) {
        return new Sides(a.since.plus(b.since), a.before.plus(b.before));
    }

    private FalseAlarms plus(FalseAlarms other) {
        return new FalseAlarms(texts + other.texts, flagged + other.flagged);
    }

    String words() {
        return texts == 0
                ? "nothing labelled 'no'"
                : String.format(Locale.ROOT, "%d of %d labelled 'no' flagged (%.1f %%)", flagged, texts, 100 * share());
    }
}
