package org.fener.crawler.parse;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whole phrases that count from now, in all languages of the CLDR and some by hand: "in 3 weeks", "3 weeks ago", "last
/// month".
final class RelativePhrases {

    /// @param ahead whether it lies in the future
    /// @param unit  as in `dates.tsv`: seconds, `M` or `Y`
    record Count(boolean ahead, String unit, double number) {}

    static final RelativePhrases ALL = new RelativePhrases();

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(?:[.,]\\d{1,2})?");

    private final Map<String, String> meanings = new HashMap<>();

    private RelativePhrases() {
        readTable("relative.tsv");
        readTable("relative-cldr.tsv");
    }

    private void readTable(String name) {
        for (String[] row : WordTable.rows(name, 2))
            for (String phrase : row[1].split("\\|", -1)) meanings.putIfAbsent(folded(phrase), row[0]);
    }

    private static String folded(String phrase) {
        return phrase.indexOf('#') < 0 ? DateWords.fold(phrase) : phrase;
    }

    /// @param text in which marks are folded, without a clock time
    Optional<Count> look(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.find()) return count(meanings.get(DateWords.fold(text)), 1);
        String before = DateWords.fold(text.substring(0, number.start()));
        String after = DateWords.fold(text.substring(number.end()));
        String phrase = (before + " # " + after).strip();
        return count(meanings.get(phrase), Double.parseDouble(number.group().replace(',', '.')));
    }

    private static Optional<Count> count(@Nullable String meaning, double number) {
        if (meaning == null) return Optional.empty();
        boolean ahead = meaning.charAt(0) == '+';
        return Optional.of(new Count(ahead, meaning.substring(1).replace("#", ""), number));
    }
}
