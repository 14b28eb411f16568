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
    private static final int LONGEST = 40;
    private static final int LATEST_BRACKET = 6;
    private static final String SEPARATORS = " -./()\\*_•·";

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    void find(ScannedText text, Optional<String> language, Hits hits) {
        int done = 0;
        for (int i = 0; i < text.digitRunCount(); i++) {
            int at = text.digitRun(i);
            if (at < done) continue;
            if (text.at(at - 1) == '(') at--;
            if (text.at(at - 1) == '+') at--;
            int date = dateEnd(text, at);
            if (date > at) done = date;
            if (date > at || !startsHere(text, at)) continue;
            int end = end(text, at);
            if (digits(text, at, end) >= FEWEST && !hits.isTaken(at, end)) done = number(text, at, end, language, hits);
        }
    }

    /// After "12.05.2026" or "2026-05-12"; the same place if none begins there.
    private static int dateEnd(ScannedText text, int from) {
        int first = text.digitsEnd(from);
        char mark = text.at(first);
        if ("./-".indexOf(mark) < 0) return from;
        int second = text.digitsEnd(first + 1);
        int third = text.digitsEnd(second + 1);
        if (text.at(second) != mark || second - first > 3 || third == second + 1 || text.at(third) == mark) return from;
        boolean yearLast = first - from <= 2 && third - second == 5 && isYear(text, second + 1);
        boolean yearFirst = first - from == 4 && third - second <= 3 && isYear(text, from);
        return yearLast || yearFirst ? third : from;
    }

    private static boolean isYear(ScannedText text, int at) {
        return (text.at(at) == '1' && text.at(at + 1) == '9') || (text.at(at) == '2' && text.at(at + 1) == '0');
    }

    private static boolean startsHere(ScannedText text, int at) {
        char before = text.at(at - 1);
        return !(before >= '0' && before <= '9')
                && !(before < 0x80 && Character.isLetter(before))
                && before != '#'
                && before != '_'
                && before != '=';
    }

    /// Digits with at most two separators between them; an area code in brackets does not come late.
    private static int end(ScannedText text, int from) {
        int end = from;
        int gap = 0;
        int digits = 0;
        for (int at = from; at < text.length() && at - from < LONGEST; at++) {
            char c = text.at(at);
            if (c >= '0' && c <= '9') {
                gap = 0;
                digits++;
                end = at + 1;
            } else if (c == '(' && digits > LATEST_BRACKET) break;
            else if (at > from || (c != '+' && c != '(')) {
                if (SEPARATORS.indexOf(c) < 0 && !(c == '+' && text.at(at - 1) == '(' && at == from + 1)) break;
                if (++gap > 2 && !(gap == 3 && SEPARATORS.indexOf(c) >= 0 && text.at(at - 1) != text.at(at - 2))) break;
            }
        }
        return end;
    }

    /// The longest run of groups that is a number; digits that stand a blank away may be something else.
    ///
    /// @return where the next candidate may begin
    private int number(ScannedText text, int start, int end, Optional<String> language, Hits hits) {
        int from = text.at(end) == ':' && text.isDigit(end + 1) ? groupBefore(text, end) : end;
        for (int to = from; digits(text, start, to) >= FEWEST; to = groupBefore(text, to))
            if (candidate(text, start, to, language, hits)) return to;
        return start + 1;
    }

    private static int groupBefore(ScannedText text, int end) {
        int at = end - 1;
        while (text.isDigit(at)) at--;
        while (at > 0 && !text.isDigit(at)) at--;
        return at + 1;
    }

    private static int digits(ScannedText text, int from, int to) {
        int digits = 0;
        for (int i = from; i < to; i++) if (text.isDigit(i)) digits++;
        return digits;
    }

    private boolean candidate(ScannedText text, int start, int end, Optional<String> language, Hits hits) {
        StringBuilder digits = new StringBuilder(MOST);
        for (int i = start; i < end; i++) if (text.isDigit(i)) digits.append(text.at(i));
        if (digits.length() > MOST + 2 || looksOtherwise(text, start, end, digits)) return false;
        boolean plus = text.at(start) == '+' || (text.at(start) == '(' && text.at(start + 1) == '+');
        String normalised = normalise(digits.toString(), plus, language);
        if (normalised.isEmpty()) return false;
        hits.add(Kind.PHONE, normalised, start, end);
        return true;
    }

    /// Dates, sums of money and enumerations of years.
    private static boolean looksOtherwise(ScannedText text, int start, int end, CharSequence digits) {
        String written = text.plain().substring(start, end);
        if (written.matches(
                "\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}([ ]\\d{1,2}.*)?|\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}([ ].*)?"))
            return true;
        if (written.matches("\\(?(1[5-9]|20)\\d\\d ?[-/] ?(1[5-9]|20)?\\d\\d")) return true;
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
                    : numbers.isValidNumber(parsed)
                            && parsed.getCountryCode() == numbers.getCountryCodeForRegion(region);
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
