package org.fener.classifier.train;

import java.util.List;
import java.util.Locale;

/// Something that speaks against a promotion.
///
/// @param category empty if it is about all
/// @param filled   what the words of its kind are filled with
public record Objection(Kind kind, String category, List<Object> filled) {

    public enum Kind {
        NOTHING_TO_COMPARE("no frozen row has a label of a category that both models know"),
        /// how many, how many are needed
        TOO_FEW("%d different frozen texts are labelled true, at least %d are needed to tell"),
        /// F1, the champion's, how much worse it may be, how much may be
        WORSE("F1 on the frozen texts %.3f, the champion's %.3f; it may be worse by %.3f (95 %%), allowed is %.3f"),
        /// in hundredths
        ALARMS("flags %.2f %% of the ordinary texts, the champion %.2f %%"),
        /// how many, of how many, a text of them, who labelled it
        ALIKE("%d of %d new labels are on nearly the same text, such as \"%s\" by %s");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    public Objection {
        filled = List.copyOf(filled);
    }

    static Objection of(Kind kind, String category, Object... filled) {
        return new Objection(kind, category, List.of(filled));
    }

    /// In English, for programs and the command line.
    public String words() {
        String words = String.format(Locale.ROOT, kind.words, filled.toArray());
        return category.isEmpty() ? words : category + ": " + words;
    }
}
