package org.fener.classifier.opennlp;

import java.util.Map;
import java.util.TreeMap;

/// From which probability on a text is flagged, by language, and who set it why.
///
/// @param standard   for languages without a threshold of their own
/// @param byLanguage BCP 47
/// @param why        such as "at most 0.5 % false alarms on neutral text"
public record Thresholds(double standard, Map<String, Double> byLanguage, String setBy, String why) {

    public Thresholds {
        check("standard", standard);
        byLanguage.forEach(Thresholds::check);
        byLanguage = java.util.Collections.unmodifiableMap(new TreeMap<>(byLanguage));
    }

    private static void check(String which, double threshold) {
        if (!(threshold > 0 && threshold <= 1))
            throw new IllegalArgumentException(
                    "threshold " + which + " must be above 0 and at most 1, got " + threshold);
    }

    public double of(String language) {
        return byLanguage.getOrDefault(language, standard);
    }

    /// The languages whose threshold is not that of the others.
    public Map<String, Double> apart() {
        Map<String, Double> apart = new TreeMap<>(byLanguage);
        apart.values().removeIf(least -> least == standard);
        return apart;
    }

    /// Why, for a reader.
    ///
    /// @param language `bg`, else English
    public String whyIn(String language) {
        return ThresholdReason.in(why, language);
    }

    /// Who set it, for a reader: the name of a person, or what training is called.
    ///
    /// @param language `bg`, else English
    public String setByIn(String language) {
        return ThresholdReason.byIn(setBy, language);
    }
}
