package org.fener.classifier;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/// Facts about a whole text in the words of a language.
final class FactNames {

    private static final Control AS_FILES = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private FactNames() {}

    /// The fact in words; as it is if it has none.
    static String of(String fact, String language) {
        ResourceBundle names =
                ResourceBundle.getBundle("org.fener.classifier.facts", Locale.forLanguageTag(language), AS_FILES);
        String key = fact.replace(' ', '-');
        return names.containsKey(key) ? names.getString(key) : fact;
    }
}
