package org.fener.classifier.indicator;

import java.util.Locale;
import org.fener.classifier.indicator.Indicator.Kind;

/// Labels of the Traffic Light Protocol: `TLP:AMBER+STRICT`, "tlp red".
final class TrafficLightFinder implements Finder {

    private static final String[] SPELLINGS = {"TLP", "tlp", "Tlp"};
    private static final String[] COLOURS = {"AMBER+STRICT", "AMBER", "RED", "GREEN", "WHITE", "CLEAR"};

    @Override
    public void find(ScannedText text, Hits hits) {
        for (String spelling : SPELLINGS)
            for (int at = text.plain().indexOf(spelling);
                    at >= 0;
                    at = text.plain().indexOf(spelling, at + 3)) label(text, at, hits);
    }

    private static void label(ScannedText text, int start, Hits hits) {
        int at = start + 3;
        if (" :-_".indexOf(text.at(at)) >= 0) at++;
        if (text.isWord(start - 1)) return;
        for (String colour : COLOURS) {
            if (!text.plain().regionMatches(true, at, colour, 0, colour.length())) continue;
            int end = at + colour.length();
            if (!Character.isLetterOrDigit(text.at(end)))
                hits.add(Kind.TLP, "TLP:" + colour.toUpperCase(Locale.ROOT), start, end);
            return;
        }
    }
}
