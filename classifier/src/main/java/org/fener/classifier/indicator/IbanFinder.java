package org.fener.classifier.indicator;

import java.util.Locale;
import java.util.Map;
import org.fener.classifier.indicator.Indicator.Kind;

/// Bank account numbers: country length and checksum of ISO 13616 decide.
final class IbanFinder implements Finder {

    private static final Map<String, Integer> LENGTHS = Map.ofEntries(
            Map.entry("AD", 24),
            Map.entry("AE", 23),
            Map.entry("AL", 28),
            Map.entry("AT", 20),
            Map.entry("AZ", 28),
            Map.entry("BA", 20),
            Map.entry("BE", 16),
            Map.entry("BG", 22),
            Map.entry("BH", 22),
            Map.entry("BY", 28),
            Map.entry("CH", 21),
            Map.entry("CY", 28),
            Map.entry("CZ", 24),
            Map.entry("DE", 22),
            Map.entry("DK", 18),
            Map.entry("EE", 20),
            Map.entry("ES", 24),
            Map.entry("FI", 18),
            Map.entry("FR", 27),
            Map.entry("GB", 22),
            Map.entry("GE", 22),
            Map.entry("GR", 27),
            Map.entry("HR", 21),
            Map.entry("HU", 28),
            Map.entry("IE", 22),
            Map.entry("IL", 23),
            Map.entry("IS", 26),
            Map.entry("IT", 27),
            Map.entry("JO", 30),
            Map.entry("KW", 30),
            Map.entry("KZ", 20),
            Map.entry("LB", 28),
            Map.entry("LI", 21),
            Map.entry("LT", 20),
            Map.entry("LU", 20),
            Map.entry("LV", 21),
            Map.entry("MC", 27),
            Map.entry("MD", 24),
            Map.entry("ME", 22),
            Map.entry("MK", 19),
            Map.entry("MT", 31),
            Map.entry("NL", 18),
            Map.entry("NO", 15),
            Map.entry("PK", 24),
            Map.entry("PL", 28),
            Map.entry("PS", 29),
            Map.entry("PT", 25),
            Map.entry("QA", 29),
            Map.entry("RO", 24),
            Map.entry("RS", 22),
            Map.entry("RU", 33),
            Map.entry("SA", 24),
            Map.entry("SE", 24),
            Map.entry("SI", 19),
            Map.entry("SK", 24),
            Map.entry("SM", 27),
            Map.entry("TN", 24),
            Map.entry("TR", 26),
            Map.entry("UA", 29),
            Map.entry("XK", 20),
            Map.entry("EG", 29),
            Map.entry("IQ", 23));

    @Override
    public void find(ScannedText text, Hits hits) {
        for (int i = 0; i < text.digitRunCount(); i++) {
            int at = text.digitRun(i) - 2;
            if (!isLetter(text.at(at)) || !isLetter(text.at(at + 1)) || !text.isDigit(at + 3)) continue;
            if (Character.isLetterOrDigit(text.at(at - 1))) continue;
            Integer length = LENGTHS.get(text.plain().substring(at, at + 2).toUpperCase(Locale.ROOT));
            if (length != null) account(text, at, length, hits);
        }
    }

    private static void account(ScannedText text, int start, int length, Hits hits) {
        StringBuilder account = new StringBuilder(length);
        int at = start;
        while (account.length() < length && at < text.length()) {
            char c = text.at(at);
            if (Refanging.isAscii(c)) account.append(Character.toUpperCase(c));
            else if ((c != ' ' && c != '-') || text.at(at + 1) == c) return;
            at++;
        }
        if (account.length() < length || Refanging.isAscii(text.at(at))) return;
        if (!hits.isTaken(start, at) && checks(account)) hits.add(Kind.IBAN, account.toString(), start, at);
    }

    private static boolean checks(CharSequence account) {
        int remainder = 0;
        for (int i = 0; i < account.length(); i++) {
            int value = Character.digit(account.charAt((i + 4) % account.length()), 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder == 1;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
