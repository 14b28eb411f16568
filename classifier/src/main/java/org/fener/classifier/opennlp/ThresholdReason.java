package org.fener.classifier.opennlp;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Why training chose a threshold: as models keep it, in English, and in the words of a reader. What a person wrote is
/// left as it is.
public final class ThresholdReason {

    /// Stands where otherwise the name of a person does.
    public static final String TRAINING = "training";

    /// Without neutral text to measure false alarms on.
    public static final String BEST = "best F measure on held-out rows; no neutral text was given";

    private static final Pattern RAISED =
            Pattern.compile("best F([0-9.E-]+) on held-out rows with a precision of at least ([0-9.E-]+)"
                    + " \\(([0-9.E-]+)\\), raised where neutral text of the language would be flagged more often than"
                    + " ([0-9.E-]+) %");

    private static final Control AS_FILES = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private ThresholdReason() {}

    /// The best threshold by the F measure, raised where neutral text would be flagged too often.
    ///
    /// @param recallWeight   of the F measure
    /// @param leastPrecision that was asked for on held-out rows, at most 1
    /// @param best           the threshold where the F measure is best
    /// @param falseAlarms    share of neutral text, at most 1
    public static String raised(double recallWeight, double leastPrecision, double best, double falseAlarms) {
        return "best F" + recallWeight + " on held-out rows with a precision of at least " + leastPrecision + " ("
                + best
                + "), raised where neutral text of the language would be flagged more often than " + falseAlarms * 100
                + " %";
    }

    static String in(String why, String language) {
        ResourceBundle words = words(language);
        Matcher raised = RAISED.matcher(why);
        if (why.equals(BEST)) return words.getString("best");
        if (!raised.matches()) return why;
        return new MessageFormat(words.getString("raised"), Locale.forLanguageTag(language)).format(new Object[] {
            Double.valueOf(raised.group(1)),
            Double.valueOf(raised.group(2)),
            Double.valueOf(raised.group(3)),
            Double.parseDouble(raised.group(4)) / 100
        });
    }

    static String byIn(String setBy, String language) {
        return setBy.equals(TRAINING) ? words(language).getString("training") : setBy;
    }

    private static ResourceBundle words(String language) {
        return ResourceBundle.getBundle("org.fener.classifier.thresholds", Locale.forLanguageTag(language), AS_FILES);
    }
}
