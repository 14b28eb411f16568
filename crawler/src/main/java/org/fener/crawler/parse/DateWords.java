package org.fener.crawler.parse;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words of which dates are made, in all languages at once: `dates.tsv` by hand, and after it what the CLDR adds.
/// Case, accents and vowel signs are folded away.
final class DateWords {

    enum Kind {
        MONTH,
        JMONTH,
        DAY,
        NOW,
        AGO,
        UNIT,
        DUAL,
        NUMBER,
        LAST,
        HALF,
        ZONE,
        AHEAD,
        WEEKDAY
    }

    static final DateWords ALL = new DateWords();

    private final Map<String, Map<Kind, String>> words = new HashMap<>();
    private final Map<String, Map<Kind, String>> stems = new HashMap<>();
    /// With which those begin that are several words.
    private final Set<String> firsts = new HashSet<>();

    private DateWords() {
        readTable("dates.tsv", words);
        Map<String, Map<Kind, String>> more = new HashMap<>();
        readTable("dates-cldr.tsv", more);
        more.forEach((word, meanings) -> {
            boolean grammar = word.length() <= 2 && word.charAt(0) < 0x0E00;
            if (!grammar && look(word).isEmpty()) words.put(word, meanings);
        });
        for (String word : words.keySet()) if (word.indexOf(' ') > 0) firsts.add(word.substring(0, word.indexOf(' ')));
    }

    private void readTable(String name, Map<String, Map<Kind, String>> into) {
        for (String[] row : WordTable.rows(name, 3)) {
            Kind kind = Kind.valueOf(row[0].toUpperCase(Locale.ROOT));
            for (String word : row[2].split("\\|", -1)) add(kind, row[1], word, into);
        }
    }

    private void add(Kind kind, String value, String word, Map<String, Map<Kind, String>> into) {
        boolean stem = word.endsWith("*");
        String folded = fold(stem ? word.substring(0, word.length() - 1) : word);
        if (folded.isEmpty()) return;
        (stem ? stems : into)
                .computeIfAbsent(folded, any -> new EnumMap<>(Kind.class))
                .putIfAbsent(kind, value);
    }

    /// Whether something known of several words may begin with this one, folded.
    boolean mayBegin(String word) {
        return word.isEmpty() || word.indexOf(' ') >= 0 || firsts.contains(word);
    }

    /// What a word (or up to four words with single spaces, folded) may mean.
    Optional<Map<Kind, String>> look(String folded) {
        Map<Kind, String> exact = words.get(folded);
        Map<Kind, String> stem = folded.indexOf(' ') < 0 ? stem(folded) : Map.of();
        if (exact == null) return stem.isEmpty() ? Optional.empty() : Optional.of(stem);
        if (stem.isEmpty()) return Optional.of(exact);
        Map<Kind, String> both = new EnumMap<>(stem);
        both.putAll(exact);
        return Optional.of(both);
    }

    private Map<Kind, String> stem(String word) {
        for (int length = Math.min(word.length(), 14); length >= 3; length--) {
            Map<Kind, String> stem = stems.get(word.substring(0, length));
            if (stem != null && word.length() - length <= 5) return stem;
        }
        return Map.of();
    }

    /// The longest known word at the start of a text that is written without spaces.
    Optional<String> prefix(String folded) {
        for (int length = Math.min(folded.length(), 14); length >= 1; length--)
            if (words.containsKey(folded.substring(0, length))) return Optional.of(folded.substring(0, length));
        return Optional.empty();
    }

    /// Lower case, marks removed, letters that only differ by keyboard made one; everything else than letters and
    /// digits becomes a space.
    static String fold(String text) {
        StringBuilder out = new StringBuilder(text.length());
        String plain = foldMarks(text);
        boolean space = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if ("'’ʼʻꞌʹ".indexOf(c) >= 0) continue;
            if (Character.isLetterOrDigit(c) || isVowelSign(c)) {
                if (space && !out.isEmpty()) out.append(' ');
                space = false;
                out.append(c);
            } else space = true;
        }
        return out.toString();
    }

    /// As [#fold], but separators stay.
    static String foldMarks(String text) {
        if (isAscii(text)) return text.toLowerCase(Locale.ROOT);
        String plain = text.replace('İ', 'i').replace('I', 'i').toLowerCase(Locale.ROOT);
        String apart = Normalizer.normalize(plain, Normalizer.Form.NFKD);
        StringBuilder out = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            int type = Character.getType(c);
            if (type == Character.FORMAT || (type == Character.NON_SPACING_MARK && !isVowelSign(c))) continue;
            if (type == Character.DECIMAL_DIGIT_NUMBER) out.append((char) ('0' + Character.digit(c, 10)));
            else out.append(sameLetter(c));
        }
        return out.toString();
    }

    /// Marks of the scripts of India and South-East Asia are letters; those of Latin, Greek, Cyrillic, Arabic and
    /// Hebrew are left out by many who write.
    private static boolean isVowelSign(char c) {
        int type = Character.getType(c);
        return c >= 0x0900
                && c < 0x1E00
                && (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK);
    }

    private static char sameLetter(char c) {
        return switch (c) {
            case 'ı' -> 'i';
            case 'ø' -> 'o';
            case 'ł' -> 'l';
            case 'đ' -> 'd';
            case 'ك' -> 'ک';
            case 'ي', 'ى' -> 'ی';
            case 'أ', 'إ', 'آ' -> 'ا';
            case 'ة' -> 'ه';
            case 'ς' -> 'σ';
            default -> c;
        };
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) > 127) return false;
        return true;
    }
}
