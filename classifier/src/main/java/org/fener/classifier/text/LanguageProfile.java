package org.fener.classifier.text;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// How strongly each n-gram of one to three letters speaks for each language of a script; flat arrays for speed.
final class LanguageProfile {

    final List<String> languages;
    private final long[] keys;
    private final byte[] weights;
    private final int mask;

    private LanguageProfile(List<String> languages, int grams) {
        this.languages = List.copyOf(languages);
        int capacity = Integer.highestOneBit(Math.max(grams, 8) * 2 - 1) * 2;
        this.keys = new long[capacity];
        this.weights = new byte[capacity * languages.size()];
        this.mask = capacity - 1;
    }

    /// Reads: number of languages, their codes, number of n-grams, then each n-gram (length and characters) with
    /// (language index + 1, weight) pairs that a zero byte ends.
    static LanguageProfile read(DataInputStream in) throws IOException {
        int count = in.readUnsignedByte();
        List<String> languages = new ArrayList<>(count);
        for (int i = 0; i < count; i++) languages.add(in.readUTF());
        int grams = in.readInt();
        LanguageProfile profile = new LanguageProfile(languages, grams);
        for (int i = 0; i < grams; i++) {
            int length = in.readUnsignedByte();
            long key = 0;
            for (int c = 0; c < length; c++) key = key << 16 | in.readChar();
            int row = profile.insert(key) * count;
            for (int language = in.readUnsignedByte(); language != 0; language = in.readUnsignedByte())
                profile.weights[row + language - 1] = in.readByte();
        }
        return profile;
    }

    private int insert(long key) {
        int slot = slot(key);
        while (keys[slot] != 0) slot = slot + 1 & mask;
        keys[slot] = key;
        return slot;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }

    /// Adds what the n-gram says to `scores`, one place for each of [#languages].
    void add(long key, int[] scores) {
        int slot = slot(key);
        while (keys[slot] != key) {
            if (keys[slot] == 0) return;
            slot = slot + 1 & mask;
        }
        int row = slot * scores.length;
        for (int i = 0; i < scores.length; i++) scores[i] += weights[row + i];
    }
}
