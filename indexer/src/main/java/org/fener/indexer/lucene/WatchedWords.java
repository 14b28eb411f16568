package org.fener.indexer.lucene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;

/// The words, names and beginnings of words that any watch asks for, each under a number, and how many posts had them.
/// What no watch asks for has none: most words of a post are passed over after one look. Words of watches that are gone
/// keep their numbers.
final class WatchedWords {

    /// Letters of a beginning by which patterns are found.
    static final int BEGINNING = 3;

    private final Map<String, CharArrayMap<Integer>> byField = new HashMap<>();
    private final CharArrayMap<Integer> beginnings = new CharArrayMap<>(16, false);
    private final List<Integer> lengths = new ArrayList<>();
    private int[] met = new int[64];

    /// The number of a word, its first time or again.
    int numberOf(Term word) {
        CharArrayMap<Integer> words = byField.computeIfAbsent(word.field(), none -> new CharArrayMap<>(16, false));
        return numberIn(words, word.text());
    }

    /// The number of the first letters of a word of the text; fewer letters if the word has no more.
    int numberOfBeginning(String word) {
        return numberIn(beginnings, word.substring(0, Math.min(BEGINNING, word.length())));
    }

    private int numberIn(CharArrayMap<Integer> words, String text) {
        Integer known = words.get(text);
        if (known != null) return known;
        int number = lengths.size();
        words.put(text, number);
        lengths.add(text.length());
        if (number >= met.length) met = Arrays.copyOf(met, 2 * met.length);
        return number;
    }

    int size() {
        return lengths.size();
    }

    /// Those of one field; null where no watch asks for it.
    @Nullable
    CharArrayMap<Integer> in(String field) {
        return byField.get(field);
    }

    CharArrayMap<Integer> beginnings() {
        return beginnings;
    }

    /// A post had it. A hint: of two at the same time one may be lost.
    void met(int number) {
        met[number]++;
    }

    /// The fewer posts had one of these, the smaller; unseen, the longest are the rarest, as a rule.
    double frequency(int[] words) {
        double sum = 0;
        for (int word : words) sum += met[word] + 1.0 / lengths.get(word);
        return sum;
    }
}
