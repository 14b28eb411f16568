package org.fener.dashboard.tuning;

import java.util.Arrays;
import java.util.List;

/// What a training says of itself, for people to read in their own language: a message `training.said.` and what fills
/// it in.
///
/// @param filled with what the message of the step is filled
public record Said(Step step, List<String> filled) {

    /// In the order in which they come.
    public enum Step {
        /// labelled texts
        LABELS,
        /// a file with rows that the site brought
        BROUGHT,
        /// texts in all, those of the category, the category
        TEXTS,
        /// read, of all
        READING,
        /// the category, done, of all
        TRAINING,
        /// by whom
        ENDING,
        /// by whom
        ENDED,
        /// the digest of the model
        MADE,
        /// nothing
        SAME,
        /// the category, the fewest of each kind, labelled texts of it, those that are not
        TOO_FEW,
        /// why
        FAILED
    }

    private static final String GAP = "\t";

    public Said {
        filled = List.copyOf(filled);
    }

    static Said of(Step step, Object... filled) {
        return new Said(step, Arrays.stream(filled).map(String::valueOf).toList());
    }

    /// As the run ledger keeps it.
    String stored() {
        return step + GAP + String.join(GAP, filled);
    }

    /// What versions before kept is the reason alone.
    public static Said parse(String stored) {
        List<String> parts = List.of(stored.split(GAP, -1));
        for (Step step : Step.values())
            if (parts.size() > 1 && step.name().equals(parts.getFirst()))
                return new Said(step, parts.subList(1, parts.size()));
        return of(Step.FAILED, stored);
    }

    /// A note on a model in English, for programs and the command line: what a training wrote of it, or what a person
    /// did.
    public static String plainNote(String note) {
        Said said = parse(note);
        return said.step() == Step.TEXTS
                ? said.filled().get(2) + ", " + said.filled().getFirst() + " texts"
                : note;
    }
}
