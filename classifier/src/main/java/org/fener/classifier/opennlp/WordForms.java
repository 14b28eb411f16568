package org.fener.classifier.opennlp;

/// Words and beginnings of words, each with a number, found without making a string.
final class WordForms {

    static final int NONE = -1;

    private static final int SHORTEST_STEM = 3;
    private static final char WORD = 'w';
    private static final char STEM = 's';

    private long[] keys = new long[1024];
    private int[] numbers = new int[1024];
    private int size;

    /// Keeps the number of the first of equal forms.
    void add(String form, boolean asStem, int number) {
        if (2 * ++size > keys.length) grow();
        int slot = slot(FeatureHash.of(asStem ? STEM : WORD, form, 0, form.length()));
        if (keys[slot] != 0) return;
        keys[slot] = FeatureHash.of(asStem ? STEM : WORD, form, 0, form.length());
        numbers[slot] = number;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[oldKeys.length * 2];
        numbers = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] == 0) continue;
            int slot = slot(oldKeys[i]);
            keys[slot] = oldKeys[i];
            numbers[slot] = oldNumbers[i];
        }
    }

    private int slot(long key) {
        int slot = (int) (key >>> 40) & keys.length - 1;
        while (keys[slot] != 0 && keys[slot] != key) slot = slot + 1 & keys.length - 1;
        return slot;
    }

    private int number(long key) {
        int slot = slot(key);
        return keys[slot] == 0 ? NONE : numbers[slot];
    }

    /// The number of the word itself, else of the longest stem that it begins with.
    ///
    /// @param longestEnding letters that may follow a stem
    int find(String word, int longestEnding) {
        int found = number(FeatureHash.of(WORD, word, 0, word.length()));
        if (found != NONE) return found;
        long hash = FeatureHash.start(STEM);
        for (int i = 0; i < word.length(); i++) {
            hash = FeatureHash.then(hash, word.charAt(i));
            if (i + 1 < SHORTEST_STEM || word.length() - i - 1 > longestEnding) continue;
            int longer = number(FeatureHash.end(hash));
            if (longer != NONE) found = longer;
        }
        return found;
    }
}
