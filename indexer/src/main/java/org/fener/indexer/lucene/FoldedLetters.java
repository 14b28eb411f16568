package org.fener.indexer.lucene;

import org.apache.lucene.analysis.Analyzer;

/// Folds words letter by letter, each letter only once: for the many writings of a word that most likely nobody used.
final class FoldedLetters {

    private final Analyzer analyzer;
    /// as they are met; whoever comes at the same time finds the same
    private final String[] letters = new String[LookAlikes.END_OF_OTHERS];

    /// @param analyzer that folds [Names#TEXT]
    FoldedLetters(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    String of(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            folded.append(c < letters.length ? letter(c) : fold(word.substring(i, i + 1)));
        }
        return folded.toString();
    }

    private String letter(char c) {
        String known = letters[c];
        if (known != null) return known;
        String folded = fold(String.valueOf(c));
        letters[c] = folded;
        return folded;
    }

    private String fold(String letter) {
        return analyzer.normalize(Names.TEXT, letter).utf8ToString();
    }
}
