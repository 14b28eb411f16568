package org.fener.indexer.trend;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fener.classifier.Reason.Span;

/// The words of a text that another text does not have in the same order: the slots of an advertisement that is posted
/// again and again.
public final class VaryingWords {

    /// Longer texts are compared word by word, whatever the order.
    private static final int MOST_CELLS = 4_000_000;

    private VaryingWords() {}

    private record Word(String text, Span at) {}

    /// Neighbouring words are one span.
    public static List<Span> of(String text, String base) {
        List<Word> words = words(text);
        List<Word> known = words(base);
        boolean[] kept =
                (long) words.size() * known.size() <= MOST_CELLS ? inOrder(words, known) : anywhere(words, known);
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (kept[i]) continue;
            Span at = words.get(i).at;
            if (i > 0 && !kept[i - 1]) at = new Span(spans.removeLast().start(), at.end());
            spans.add(at);
        }
        return spans;
    }

    /// Longest common subsequence.
    private static boolean[] inOrder(List<Word> words, List<Word> known) {
        int[][] longest = new int[words.size() + 1][known.size() + 1];
        for (int i = words.size() - 1; i >= 0; i--)
            for (int j = known.size() - 1; j >= 0; j--)
                longest[i][j] = words.get(i).text.equals(known.get(j).text)
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
        boolean[] kept = new boolean[words.size()];
        int i = 0;
        int j = 0;
        while (i < words.size() && j < known.size()) {
            if (words.get(i).text.equals(known.get(j).text)) {
                kept[i++] = true;
                j++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) i++;
            else j++;
        }
        return kept;
    }

    private static boolean[] anywhere(List<Word> words, List<Word> known) {
        Set<String> all = new HashSet<>();
        known.forEach(word -> all.add(word.text));
        boolean[] kept = new boolean[words.size()];
        for (int i = 0; i < kept.length; i++) kept[i] = all.contains(words.get(i).text);
        return kept;
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length()
                    && (Character.isLetterOrDigit(text.charAt(i)) || Character.isSurrogate(text.charAt(i)));
            if (inside && start < 0) start = i;
            if (!inside && start >= 0) {
                words.add(new Word(text.substring(start, i).toLowerCase(Locale.ROOT), new Span(start, i)));
                start = -1;
            }
        }
        return words;
    }
}
