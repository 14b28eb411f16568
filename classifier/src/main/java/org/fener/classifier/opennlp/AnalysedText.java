package org.fener.classifier.opennlp;

import java.util.List;
import org.fener.classifier.indicator.Indicator;
import org.fener.classifier.indicator.Traces;
import org.fener.classifier.text.DetectedLanguage;
import org.fener.classifier.text.PreparedText;

/// A text with all that the features are made of.
public record AnalysedText(PreparedText text, DetectedLanguage language, Traces traces) {

    List<Indicator> indicators() {
        return traces.indicators();
    }
}
