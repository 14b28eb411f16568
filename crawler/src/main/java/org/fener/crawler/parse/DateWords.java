package org.fener.crawler.parse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The words of which dates are made, in many languages at once: month and weekday names from the JDK's locale data,
/// the rest from `dates.tsv`. Case, accents and vowel signs are folded away.
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
        HALF,
        ZONE,
        AHEAD,
        WEEKDAY
    }

    private static final List<String> LANGUAGES = List.of(
            "bg", "en", "el", "tr", "ro", "sr", "sr-Latn", "uk", "ru", "ar", "ar-LB", "ar-DZ", "fa", "de", "fr", "es",
            "it", "pt", "nl", "pl", "cs", "sk", "hu", "hr", "sl", "mk", "sq", "sv", "da", "nb", "fi", "et", "lv", "lt",
            "be", "ca", "he", "id", "hi", "ka", "hy", "az", "kk", "vi", "th", "tl");

    static final DateWords ALL = new DateWords();

    private final Map<String, Map<Kind, String>> words = new HashMap<>();
    private final TreeMap<String, Map<Kind, String>> stems = new TreeMap<>();

    private DateWords() {
        readTable();
        for (String language : LANGUAGES) names(Locale.forLanguageTag(language));
    }

    private void names(Locale locale) {
        for (TextStyle style : TextStyle.values()) {
            if (style == TextStyle.NARROW || style == TextStyle.NARROW_STANDALONE) continue;
            for (Month month : Month.values()) put(Kind.MONTH, month.getValue(), month.getDisplayName(style, locale));
            for (DayOfWeek day : DayOfWeek.values())
                put(Kind.WEEKDAY, day.getValue(), day.getDisplayName(style, locale));
        }
    }

    private void put(Kind kind, int value, String name) {
        String word = fold(name);
        if (word.length() > 1 && !Character.isDigit(word.charAt(0)))
            words.computeIfAbsent(word, any -> new EnumMap<>(Kind.class)).putIfAbsent(kind, String.valueOf(value));
    }

    private void readTable() {
        try (InputStream in = DateWords.class.getResourceAsStream("dates.tsv")) {
            if (in == null) throw new IllegalStateException("dates.tsv is missing beside " + DateWords.class);
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 3))
                    .forEach(row -> {
                        Kind kind = Kind.valueOf(row[0].toUpperCase(Locale.ROOT));
                        for (String word : row[2].split("\\|")) add(kind, row[1], word);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("dates.tsv cannot be read", e);
        }
    }

    private void add(Kind kind, String value, String word) {
        boolean stem = word.endsWith("*");
        String folded = fold(stem ? word.substring(0, word.length() - 1) : word);
        (stem ? stems : words)
                .computeIfAbsent(folded, any -> new EnumMap<>(Kind.class))
                .putIfAbsent(kind, value);
    }

    /// What a word (or up to four words with single spaces, folded) may mean.
    Optional<Map<Kind, String>> look(String folded) {
        Map<Kind, String> exact = words.get(folded);
        if (exact != null) return Optional.of(exact);
        for (int length = Math.min(folded.length(), 14); length >= 3; length--) {
            Map<Kind, String> stem = stems.get(folded.substring(0, length));
            if (stem != null && folded.length() - length <= 5) return Optional.of(stem);
        }
        return Optional.empty();
    }

    /// Lower case, marks removed, letters that only differ by keyboard made one; everything else than letters and
    /// digits
    /// becomes a space.
    static String fold(String text) {
        StringBuilder out = new StringBuilder(text.length());
        String plain = isAscii(text) ? text.toLowerCase(Locale.ROOT) : foldMarks(text);
        boolean space = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                if (space && !out.isEmpty()) out.append(' ');
                space = false;
                out.append(c);
            } else if (c != '\'' && c != '’' && c != 'ʼ') space = true;
        }
        return out.toString();
    }

    /// As [#fold], but separators stay.
    static String foldMarks(String text) {
        String plain = text.replace('İ', 'i').replace('I', 'i').toLowerCase(Locale.ROOT);
        String apart = Normalizer.normalize(plain, Normalizer.Form.NFKD);
        StringBuilder out = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            int type = Character.getType(c);
            if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) continue;
            if (type == Character.DECIMAL_DIGIT_NUMBER) out.append((char) ('0' + Character.digit(c, 10)));
            else out.append(sameLetter(c));
        }
        return out.toString();
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
