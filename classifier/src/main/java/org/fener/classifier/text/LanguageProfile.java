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

    /// What the n-grams say together, one place for each of [#languages]; each says it once however often it stands
    /// there, for so the weights were learned.
    int[] scores(long[] grams) {
        long[] met = new long[grams.length]; // all first, so that the processor fetches many at once
        for (int i = 0; i < grams.length; i++) met[i] = keys[slot(grams[i])];
        int[] scores = new int[languages.size()];
        long[] heard = new long[keys.length / Long.SIZE + 1];
        for (int i = 0; i < grams.length; i++) {
            int slot = met[i] == 0 ? -1 : found(grams[i]);
            if (slot < 0 || (heard[slot >> 6] >>> slot & 1) != 0) continue;
            heard[slot >> 6] |= 1L << slot;
            int row = slot * scores.length;
            for (int language = 0; language < scores.length; language++) scores[language] += weights[row + language];
        }
        return scores;
    }

    /// Where an n-gram stands, -1 if nowhere.
    private int found(long gram) {
        int slot = slot(gram);
        while (keys[slot] != gram) {
            if (keys[slot] == 0) return -1;
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
