package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much of one text another has: counts of words or of runs of words.
record Overlap(double both, double onlyFound, double onlyWanted) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}_]+");

    static Overlap ofWords(String found, String wanted) {
        return of(words(found.toLowerCase(Locale.ROOT)), words(wanted.toLowerCase(Locale.ROOT)));
    }

    /// Runs of four words, as the article extraction benchmark counts them.
    static Overlap ofShingles(String found, String wanted) {
        return of(runs(words(found)), runs(words(wanted)));
    }

    private static Overlap of(List<String> found, List<String> wanted) {
        Map<String, Integer> left = new HashMap<>();
        wanted.forEach(word -> left.merge(word, 1, Integer::sum));
        int both = 0;
        for (String word : found) {
            int rest = left.getOrDefault(word, 0);
            if (rest > 0) {
                left.put(word, rest - 1);
                both++;
            }
        }
        return new Overlap(both, found.size() - both, wanted.size() - both);
    }

    double f1() {
        if (both + onlyFound + onlyWanted == 0) return 1;
        return 2 * both / (2 * both + onlyFound + onlyWanted);
    }

    double precision() {
        return both == 0 ? 0 : both / (both + onlyFound);
    }

    double recall() {
        return both == 0 ? 0 : both / (both + onlyWanted);
    }

    /// Each page weighs the same.
    Overlap normalised() {
        double sum = both + onlyFound + onlyWanted;
        return sum == 0 ? this : new Overlap(both / sum, onlyFound / sum, onlyWanted / sum);
    }

    Overlap plus(Overlap other) {
        return new Overlap(both + other.both, onlyFound + other.onlyFound, onlyWanted + other.onlyWanted);
    }

    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) words.add(matcher.group());
        return words;
    }

    private static List<String> runs(List<String> words) {
        List<String> runs = new ArrayList<>();
        int length = Math.min(4, words.size());
        if (length == 0) return runs;
        for (int i = 0; i + length <= words.size(); i++) runs.add(String.join(" ", words.subList(i, i + length)));
        return runs;
    }
}
