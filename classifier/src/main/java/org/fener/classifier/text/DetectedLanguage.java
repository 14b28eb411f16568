package org.fener.classifier.text;

/// The language of a text as far as it can be told.
///
/// @param language   BCP 47 without script (`bg`, `sr`, `de`), `und` if it cannot be told
/// @param script     of most letters
/// @param confidence 0 to 1; how far the best language is ahead of the next
public record DetectedLanguage(String language, Script script, double confidence) {

    public static final String UNDETERMINED = "und";

    public DetectedLanguage {
        if (!(confidence >= 0 && confidence <= 1))
            throw new IllegalArgumentException(language + ": confidence must be 0 to 1, got " + confidence);
    }
}
