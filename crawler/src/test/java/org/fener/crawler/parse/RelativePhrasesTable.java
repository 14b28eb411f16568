package org.fener.crawler.parse;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.AbsoluteUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Style;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Writes `relative-cldr.tsv`: how all languages of the Unicode CLDR say "in 3 weeks", "3 weeks ago", "last month".
final class RelativePhrasesTable {

    static final Path TABLE = Path.of("src/main/resources/org/fener/crawler/parse/relative-cldr.tsv");
    private static final List<String> FIRST =
            List.of("bg", "en", "el", "tr", "ro", "sr", "sr-Latn", "uk", "ru", "ar", "fa");

    /// One number for each plural form that some language has.
    private static final double[] NUMBERS = {0, 1, 2, 3, 5, 11, 20, 21, 100, 1.5};

    private static final Map<RelativeUnit, String> UNITS = new EnumMap<>(Map.of(
            RelativeUnit.SECONDS, "1",
            RelativeUnit.MINUTES, "60",
            RelativeUnit.HOURS, "3600",
            RelativeUnit.DAYS, "86400",
            RelativeUnit.WEEKS, "604800",
            RelativeUnit.MONTHS, "M",
            RelativeUnit.YEARS, "Y"));
    private static final Map<AbsoluteUnit, String> PERIODS =
            new EnumMap<>(Map.of(AbsoluteUnit.WEEK, "604800", AbsoluteUnit.MONTH, "M", AbsoluteUnit.YEAR, "Y"));

    private final Map<String, String> meaning = new LinkedHashMap<>();

    private RelativePhrasesTable() {}

    public static void main(String[] arguments) throws IOException {
        Stream<ULocale> others = Stream.of(ULocale.getAvailableLocales()).sorted();
        Map<String, String> all = meanings(Stream.concat(FIRST.stream().map(ULocale::forLanguageTag), others));
        Files.writeString(TABLE, text(all));
    }

    /// Phrases of the languages that Fener reads first of all, and what they mean.
    static Map<String, String> ofOurLanguages() {
        return meanings(FIRST.stream().map(ULocale::forLanguageTag));
    }

    private static Map<String, String> meanings(Stream<ULocale> languages) {
        RelativePhrasesTable table = new RelativePhrasesTable();
        languages.forEach(table::language);
        return table.meaning;
    }

    private static String text(Map<String, String> meanings) {
        Map<String, Set<String>> rows = new TreeMap<>();
        meanings.forEach((phrase, value) ->
                rows.computeIfAbsent(value, any -> new TreeSet<>()).add(phrase));
        StringBuilder out = new StringBuilder(
                "# How the languages of the Unicode CLDR (https://cldr.unicode.org, Unicode License V3) count from now: "
                        + "sign and unit, phrases (folded, # for the number); made by RelativePhrasesTable\n");
        rows.forEach((value, phrases) ->
                out.append(value).append('\t').append(String.join("|", phrases)).append('\n'));
        return out.toString();
    }

    private void language(ULocale locale) {
        NumberFormat digits = NumberFormat.getInstance(ULocale.ENGLISH);
        for (Style style : Style.values()) {
            RelativeDateTimeFormatter formatter = RelativeDateTimeFormatter.getInstance(
                    locale, digits.clone(), style, DisplayContext.CAPITALIZATION_NONE);
            UNITS.forEach((unit, value) -> {
                for (double number : NUMBERS) {
                    add("-#" + value, phrase(formatter.format(number, Direction.LAST, unit), digits.format(number)));
                    add("+#" + value, phrase(formatter.format(number, Direction.NEXT, unit), digits.format(number)));
                }
            });
            PERIODS.forEach((unit, value) -> {
                add("-" + value, DateWords.fold(formatter.format(Direction.LAST, unit)));
                add("+" + value, DateWords.fold(formatter.format(Direction.NEXT, unit)));
            });
            String tomorrow = DateWords.fold(formatter.format(Direction.NEXT, AbsoluteUnit.DAY));
            if (tomorrow.length() >= 5 || (!tomorrow.isEmpty() && tomorrow.charAt(0) >= 0x0370))
                add("+86400", tomorrow);
        }
    }

    private static String phrase(String formatted, String number) {
        List<String> parts = new ArrayList<>();
        int at = formatted.indexOf(number);
        if (at < 0) return "";
        parts.add(DateWords.fold(formatted.substring(0, at)));
        parts.add("#");
        parts.add(DateWords.fold(formatted.substring(at + number.length())));
        parts.removeIf(String::isEmpty);
        return String.join(" ", parts);
    }

    /// The first language that says it has the word; a number and a single letter say too little.
    private void add(String value, String phrase) {
        String words = phrase.replace("#", "").strip();
        boolean spaceless = !words.isEmpty() && words.charAt(0) >= 0x0E00;
        if (words.length() >= (spaceless ? 2 : 3)) meaning.putIfAbsent(phrase, value);
    }
}
