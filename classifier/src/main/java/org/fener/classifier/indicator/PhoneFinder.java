package org.fener.classifier.indicator;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.classifier.indicator.Indicator.Kind;

/// Phone numbers in any writing; without a country code, the countries of the post's language are tried in turn.
final class PhoneFinder {

    private static final Map<String, List<String>> REGIONS = Map.ofEntries(
            Map.entry("bg", List.of("BG")),
            Map.entry("en", List.of("US", "GB")),
            Map.entry("el", List.of("GR", "CY")),
            Map.entry("tr", List.of("TR")),
            Map.entry("ro", List.of("RO", "MD")),
            Map.entry("sr", List.of("RS", "BA", "ME")),
            Map.entry("hr", List.of("HR", "BA")),
            Map.entry("mk", List.of("MK")),
            Map.entry("sq", List.of("AL", "XK")),
            Map.entry("uk", List.of("UA")),
            Map.entry("ru", List.of("RU", "KZ")),
            Map.entry("ar", List.of("SY", "IQ", "EG", "LB", "JO", "MA", "TN", "DZ", "LY", "SA", "AE")),
            Map.entry("fa", List.of("IR", "AF")),
            Map.entry("de", List.of("DE", "AT", "CH")),
            Map.entry("fr", List.of("FR")),
            Map.entry("it", List.of("IT")),
            Map.entry("es", List.of("ES")),
            Map.entry("pl", List.of("PL")),
            Map.entry("hu", List.of("HU")));
    private static final int FEWEST = 7;
    private static final int MOST = 15;

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    void find(ScannedText text, Optional<String> language, Hits hits) {
        int at = 0;
        while (at < text.length()) {
            char c = text.at(at);
            if (((c >= '0' && c <= '9') || c == '+' || c == '(') && startsHere(text, at)) {
                int end = end(text, at);
                if (digits(text, at, end) >= FEWEST && !hits.isTaken(at, end)) candidate(text, at, end, language, hits);
                at = Math.max(end, at + 1);
            } else at++;
        }
    }

    private static boolean startsHere(ScannedText text, int at) {
        char before = text.at(at - 1);
        return !(before >= '0' && before <= '9')
                && !(before < 0x80 && Character.isLetter(before))
                && before != '#'
                && before != '_'
                && before != '=';
    }

    /// Digits with at most two separators between them, one of which may be a bracket.
    private static int end(ScannedText text, int from) {
        int end = from;
        int at = from;
        int gap = 0;
        while (at < text.length() && at - from < 40) {
            char c = text.at(at);
            if (c >= '0' && c <= '9') {
                gap = 0;
                end = at + 1;
            } else if ((c == '+' && at == from) || (c == '(' && at == from)) gap = 0;
            else if (" -./()\\*_".indexOf(c) >= 0) {
                if (++gap > 2) break;
            } else break;
            at++;
        }
        return end;
    }

    private static int digits(ScannedText text, int from, int to) {
        int digits = 0;
        for (int i = from; i < to; i++) if (text.at(i) >= '0' && text.at(i) <= '9') digits++;
        return digits;
    }

    private void candidate(ScannedText text, int start, int end, Optional<String> language, Hits hits) {
        StringBuilder digits = new StringBuilder();
        for (int i = start; i < end; i++) if (text.at(i) >= '0' && text.at(i) <= '9') digits.append(text.at(i));
        if (digits.length() > MOST + 2 || looksOtherwise(text, start, end, digits)) return;
        boolean plus = text.at(start) == '+' || (text.at(start) == '(' && text.at(start + 1) == '+');
        String normalised = normalise(digits.toString(), plus, language);
        if (!normalised.isEmpty()) hits.add(Kind.PHONE, normalised, start, end);
    }

    /// Dates, sums of money and enumerations of years.
    private static boolean looksOtherwise(ScannedText text, int start, int end, CharSequence digits) {
        String written = text.plain().substring(start, end);
        if (written.matches(
                "\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}([ ]\\d{1,2}.*)?|\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}([ ].*)?"))
            return true;
        if (written.matches("(19|20)\\d\\d ?[-/] ?(19|20)\\d\\d")) return true;
        if (written.matches("\\d{1,3}([ .]\\d{3})+") && PriceFinder.currencyAt(text, end) && digits.length() < 9)
            return true;
        return written.indexOf('.') > 0 && written.matches("\\d+\\.\\d+") && written.indexOf('.') < 4;
    }

    private String normalise(String digits, boolean plus, Optional<String> language) {
        if (plus) return valid("+" + digits, null);
        if (digits.startsWith("00")) {
            String international = valid("+" + digits.substring(2), null);
            if (!international.isEmpty()) return international;
        }
        for (String region :
                REGIONS.getOrDefault(language.map(l -> l.split("-", 2)[0]).orElse("bg"), List.of())) {
            String national = valid(digits, region);
            if (!national.isEmpty() && national.length() > 8) return national;
        }
        if (digits.startsWith("0"))
            return digits.startsWith("0888") || digits.matches("08[789]\\d{7}") ? valid(digits, "BG") : "";
        return digits.length() >= 10 && digits.length() <= MOST ? withCountryCode(digits) : "";
    }

    /// "359885550123" without a plus: only the countries around here are believed.
    private String withCountryCode(String digits) {
        for (String code : List.of(
                "359", "30", "90", "40", "381", "380", "7", "389", "387", "385", "382", "355", "49", "44", "43", "36",
                "39", "98", "963", "964", "93")) if (digits.startsWith(code)) return valid("+" + digits, null);
        return "";
    }

    private String valid(String number, @org.jspecify.annotations.Nullable String region) {
        try {
            PhoneNumber parsed = numbers.parse(number, region);
            boolean valid = region == null
                    ? numbers.isPossibleNumber(parsed) && (numbers.isValidNumber(parsed) || isFictional(number))
                    : numbers.isValidNumberForRegion(parsed, region);
            return valid ? numbers.format(parsed, PhoneNumberFormat.E164) : "";
        } catch (NumberParseException e) {
            return ""; // no number after all
        }
    }

    /// Ranges kept for drama and documentation ("555") are written as phones and meant as phones.
    private static boolean isFictional(String number) {
        return number.contains("555");
    }
}
