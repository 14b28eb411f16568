package org.fener.classifier.opennlp;

import java.util.Optional;
import org.fener.classifier.indicator.Harmless;
import org.fener.classifier.indicator.IndicatorExtractor;
import org.fener.classifier.text.DetectedLanguage;
import org.fener.classifier.text.LanguageDetector;
import org.fener.classifier.text.PreparedText;

/// Language, tokens and indicators of a text: the same for training and judging. Safe for many threads.
public final class TextAnalysis {

    private final LanguageDetector languages = LanguageDetector.shipped();
    private final IndicatorExtractor indicators;

    public TextAnalysis() {
        this(Harmless.shipped());
    }

    /// @param harmless what has the form of an indicator and is none
    public TextAnalysis(Harmless harmless) {
        this.indicators = IndicatorExtractor.without(harmless);
    }

    public AnalysedText analyse(String text, Optional<String> languageHint) {
        DetectedLanguage language = languages.detect(text, languageHint);
        PreparedText prepared = PreparedText.of(text);
        Optional<String> known = language.language().equals(DetectedLanguage.UNDETERMINED)
                ? languageHint
                : Optional.of(language.language());
        return new AnalysedText(prepared, language, indicators.traces(prepared, known));
    }
}
