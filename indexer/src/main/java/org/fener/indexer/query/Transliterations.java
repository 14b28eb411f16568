package org.fener.indexer.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// How a word may be written with the letters of the other script: officially, as on old phones ("4" for ч, "6" for ш,
/// "q" for я), or by ear. Many are no words; whoever asks keeps those that occur.
public final class Transliterations {

    /// Shorter words have too many namesakes.
    private static final int SHORTEST = 4;

    private static final int LONGEST = 30;
    private static final int MOST = 64;

    /// The usual writing first; the others cost one each.
    private static final Map<String, List<String>> INTO_LATIN = table("""
            а a|б b|в v w|г g|д d|е e|ж zh j z|з z|и i|й y i j|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u y|ф f
            х h kh x|ц ts c tz|ч ch 4 c|ш sh 6 s|щ sht 6t shch|ъ a u y|ь y|ю yu iu ju u|я ya ia ja q|ия ia iya ija iq
            дж dzh dj j|ы y|э e|ё yo e io|і i|ї yi i|є ye ie e|ґ g|ђ dj đ|ј j|љ lj|њ nj|ћ c ć|џ dz dž""");

    private static final Map<String, List<String>> INTO_CYRILLIC = table("""
            a а ъ|b б|c ц к|d д|e е|f ф|g г|h х|i и|j ж дж й|k к|l л|m м|n н|o о|p п|q я|r р|s с|t т|u у ъ|v в|w в|x х кс
            y й ъ и у|z з ж|4 ч|6 ш|zh ж|ch ч|sh ш|sht щ шт|6t щ|shch щ|ts ц|tz ц|kh х|dzh дж|dj дж|yu ю|iu ю|ju ю
            ya я|ja я|ia ия я|iya ия|ija ия|iq ия|yo йо ьо|jo йо ьо|ye е|lj љ ль|nj њ нь""");

    private Transliterations() {}

    /// Likeliest first, in lower case; none for a short word or one that is already in both scripts or neither.
    public static List<String> of(String word) {
        return of(word, beginning -> true);
    }

    /// Those alone that may become a word that occurs.
    ///
    /// @param mayBecome asked of each writing from its first letter to its last; what is refused is not written on
    public static List<String> of(String word, Predicate<String> mayBecome) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.length() < SHORTEST || lower.length() > LONGEST) return List.of();
        boolean latin = lower.chars().anyMatch(c -> c >= 'a' && c <= 'z');
        boolean cyrillic = lower.chars().anyMatch(c -> c >= 0x400 && c < 0x530);
        if (latin == cyrillic) return List.of();
        return written(lower, latin ? INTO_CYRILLIC : INTO_LATIN, mayBecome);
    }

    private record Written(String text, int cost) {}

    /// Left to right; each place keeps the cheapest ways to get there.
    private static List<String> written(String word, Map<String, List<String>> table, Predicate<String> mayBecome) {
        List<List<Written>> places = new ArrayList<>();
        for (int i = 0; i <= word.length(); i++) places.add(new ArrayList<>());
        places.getFirst().add(new Written("", 0));
        for (int at = 0; at < word.length(); at++) {
            List<Written> all = places.get(at);
            List<Written> here = all.size() <= MOST ? all : cheapest(all);
            for (int length = 1; length <= 4 && at + length <= word.length(); length++) {
                List<String> letters = table.get(word.substring(at, at + length));
                if (letters == null) continue;
                // letters that are written as one are rarely meant one by one
                int apart = length == 1 && startsLonger(word, at, table) ? 2 : 0;
                for (int choice = 0; choice < letters.size(); choice++)
                    for (Written before : here) {
                        String text = before.text.concat(letters.get(choice));
                        if (mayBecome.test(text))
                            places.get(at + length).add(new Written(text, before.cost + choice + apart));
                    }
            }
        }
        return cheapest(places.getLast()).stream().map(Written::text).distinct().toList();
    }

    private static boolean startsLonger(String word, int at, Map<String, List<String>> table) {
        for (int length = 2; length <= 4 && at + length <= word.length(); length++)
            if (table.containsKey(word.substring(at, at + length))) return true;
        return false;
    }

    private static List<Written> cheapest(List<Written> ways) {
        return ways.stream()
                .sorted(Comparator.comparingInt(Written::cost).thenComparing(Written::text))
                .limit(MOST)
                .toList();
    }

    private static Map<String, List<String>> table(String rows) {
        Map<String, List<String>> table = new LinkedHashMap<>();
        for (String row : rows.split("[|\n]", -1)) {
            List<String> letters = List.of(row.strip().split(" ", -1));
            table.put(letters.getFirst(), letters.subList(1, letters.size()));
        }
        return Map.copyOf(table);
    }
}
