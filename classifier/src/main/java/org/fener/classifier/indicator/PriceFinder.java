package org.fener.classifier.indicator;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.classifier.text.WordLines;

/// Sums of money: a number beside a currency's sign, code or word in ten languages.
final class PriceFinder implements Finder {

    private static final String THOUSAND = "thousand";
    private static final int LONGEST_WORD = 12;
    private static final Map<String, String> CURRENCIES = new HashMap<>();
    private static final Set<String> THOUSANDS = new HashSet<>();

    static {
        WordLines.read(PriceFinder.class, "currencies.txt", (word, code) -> {
            if (code.equals(THOUSAND)) THOUSANDS.add(word);
            else CURRENCIES.put(word, code);
        });
    }

    @Override
    public void find(ScannedText text, Hits hits) {
        int done = 0;
        for (int i = 0; i < text.digitRunCount(); i++) {
            int at = text.digitRun(i);
            if (at < done || isNumber(text.at(at - 1))) continue;
            done = numberEnd(text, at);
            if (!hits.isTaken(at, done)) price(text, at, done, hits);
        }
    }

    private static void price(ScannedText text, int start, int numberEnd, Hits hits) {
        int end = numberEnd;
        BigDecimal factor = BigDecimal.ONE;
        int thousands = thousandsEnd(text, end);
        if (thousands > end) {
            factor = BigDecimal.valueOf(1000);
            end = thousands;
        }
        int[] word = currencyAfter(text, end);
        String currency = word.length == 0 ? "" : currency(text, word[0], word[1]);
        int from = start;
        int to = word.length == 0 ? end : word[1];
        if (currency.isEmpty()) {
            int[] before = currencyBefore(text, start);
            if (before.length == 0) return;
            currency = currency(text, before[0], before[1]);
            from = before[0];
        }
        BigDecimal amount = amount(text.plain().substring(start, numberEnd));
        if (currency.isEmpty() || amount == null) return;
        hits.add(
                Kind.PRICE,
                currency + " " + amount.multiply(factor).stripTrailingZeros().toPlainString(),
                from,
                to);
    }

    static boolean currencyAt(ScannedText text, int end) {
        int[] word = currencyAfter(text, end);
        return word.length > 0 && !currency(text, word[0], word[1]).isEmpty();
    }

    private static String currency(ScannedText text, int from, int to) {
        return CURRENCIES.getOrDefault(text.plain().substring(from, to).toLowerCase(Locale.ROOT), "");
    }

    /// Digits grouped by blank, point or comma: "3 500", "3.500,50".
    private static int numberEnd(ScannedText text, int from) {
        int end = from;
        while (end < text.length()) {
            char c = text.at(end);
            if (c >= '0' && c <= '9') end++;
            else if ((c == '.' || c == ',' || c == '\'') && isDigit(text.at(end + 1))) end++;
            else if (c == ' ' && end - from <= 3 + 4 * ((end - from) / 4) && threeDigits(text, end + 1)) end += 4;
            else break;
        }
        return end;
    }

    private static boolean threeDigits(ScannedText text, int at) {
        return isDigit(text.at(at))
                && isDigit(text.at(at + 1))
                && isDigit(text.at(at + 2))
                && !isDigit(text.at(at + 3));
    }

    private static int thousandsEnd(ScannedText text, int end) {
        int at = text.at(end) == ' ' ? end + 1 : end;
        int to = at;
        while (Character.isLetter(text.at(to)) && to - at <= LONGEST_WORD) to++;
        if (to == at || !THOUSANDS.contains(text.plain().substring(at, to).toLowerCase(Locale.ROOT))) return end;
        return text.at(to) == '.' ? to + 1 : to;
    }

    /// The sign or word at once or one blank after the number; none is an empty array.
    private static int[] currencyAfter(ScannedText text, int end) {
        int at = end;
        if (text.at(at) == ' ' || (text.at(at) == ',' && text.at(at + 1) == '-')) at++;
        if (isSign(text.at(at))) return new int[] {at, at + 1};
        int to = at;
        while (to - at <= LONGEST_WORD && Character.isLetter(text.at(to))) to++;
        if (to == at || to - at > LONGEST_WORD) return new int[0];
        boolean dotted = text.at(to) == '.' && !currency(text, at, to + 1).isEmpty();
        return new int[] {at, dotted ? to + 1 : to};
    }

    private static int[] currencyBefore(ScannedText text, int start) {
        int to = text.at(start - 1) == ' ' ? start - 1 : start;
        if (isSign(text.at(to - 1))) return new int[] {to - 1, to};
        int from = to;
        while (Character.isLetter(text.at(from - 1)) && to - from < 8) from--;
        if (to - from < 2) return new int[0];
        String word = text.plain().substring(from, to);
        boolean code = word.equals(word.toUpperCase(Locale.ROOT))
                && !currency(text, from, to).isEmpty();
        return code ? new int[] {from, to} : new int[0];
    }

    /// A last group of three digits counts thousands, one of one or two digits cents. Null if it is no number.
    private static @org.jspecify.annotations.Nullable BigDecimal amount(String written) {
        String number = written.replace(" ", "").replace("'", "");
        int last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
        String whole = number;
        String cents = "";
        if ((last >= 0 && number.length() - last - 1 != 3) || (last > 0 && number.startsWith("0"))) {
            whole = number.substring(0, last);
            cents = number.substring(last + 1);
        }
        whole = whole.replaceAll("[.,]", "");
        if (whole.isEmpty() || whole.length() > 12 || cents.length() > 8) return null;
        return new BigDecimal(cents.isEmpty() ? whole : whole + "." + cents);
    }

    private static boolean isSign(char c) {
        return c == '€' || c == '$' || c == '£' || c == '₺' || c == '₽' || c == '₴' || c == '₿';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNumber(char c) {
        return isDigit(c) || c == '.' || c == ',' || c == '+';
    }
}
