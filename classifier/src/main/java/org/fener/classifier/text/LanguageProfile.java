package org.fener.classifier.text;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How strongly each n-gram of one to three letters speaks for each language of a script; flat arrays for speed.
final class LanguageProfile {

    /// Of a slot: three letters stand above the number of the n-gram's row, counted from 1; 0 is an empty slot.
    private static final int ROW_BITS = 16;

    private static final int ROW = (1 << ROW_BITS) - 1;

    final List<String> languages;
    private final long[] slots;
    private final int mask;

    /// Of each row one weight a language. Rows that many languages know stand together and stay in the processor's
    /// cache.
    private final byte[] weights;

    private LanguageProfile(List<String> languages, int grams) {
        if (grams > ROW) throw new IllegalArgumentException("at most " + ROW + " n-grams a script, got " + grams);
        this.languages = List.copyOf(languages);
        this.slots = new long[Integer.highestOneBit(Math.max(grams, 8) * 2 - 1) * 2];
        this.mask = slots.length - 1;
        this.weights = new byte[grams * languages.size()];
    }

    /// Reads: number of languages, their codes, number of n-grams, then each n-gram (length and characters) with
    /// (language index + 1, weight) pairs that a zero byte ends.
    static LanguageProfile read(DataInputStream in) throws IOException {
        int count = in.readUnsignedByte();
        List<String> languages = new ArrayList<>(count);
        for (int i = 0; i < count; i++) languages.add(in.readUTF());
        int grams = in.readInt();
        LanguageProfile profile = new LanguageProfile(languages, grams);
        long[] keys = new long[grams];
        byte[] weights = new byte[grams * count];
        int[] knownBy = new int[grams];
        for (int gram = 0; gram < grams; gram++) {
            int length = in.readUnsignedByte();
            for (int c = 0; c < length; c++) keys[gram] = keys[gram] << Character.SIZE | in.readChar();
            for (int language = in.readUnsignedByte(); language != 0; language = in.readUnsignedByte()) {
                weights[gram * count + language - 1] = in.readByte();
                knownBy[gram]++;
            }
        }
        int[] bestKnownFirst = IntStream.range(0, grams)
                .boxed()
                .sorted(Comparator.comparingInt(gram -> -knownBy[gram]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int row = 0; row < grams; row++) {
            profile.insert(keys[bestKnownFirst[row]], row);
            System.arraycopy(weights, bestKnownFirst[row] * count, profile.weights, row * count, count);
        }
        return profile;
    }

    private void insert(long gram, int row) {
        int slot = slot(gram);
        while (slots[slot] != 0) slot = slot + 1 & mask;
        slots[slot] = gram << ROW_BITS | (row + 1);
    }

    private int slot(long gram) {
        long mixed = gram * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }

    /// What the n-grams say together, one place for each of [#languages]; each says it once however often it stands
    /// there, for so the weights were learned.
    int[] scores(long[] grams) {
        long[] met = new long[grams.length]; // all first, so that the processor fetches many at once
        for (int i = 0; i < grams.length; i++) met[i] = slots[slot(grams[i])];
        int[] scores = new int[languages.size()];
        long[] heard = new long[(weights.length / scores.length) / Long.SIZE + 1];
        for (int i = 0; i < grams.length; i++) {
            int row = met[i] == 0 || met[i] >>> ROW_BITS == grams[i] ? (int) met[i] & ROW : row(grams[i]);
            if (row == 0 || (heard[row >> 6] >>> row & 1) != 0) continue;
            heard[row >> 6] |= 1L << row;
            int start = (row - 1) * scores.length;
            for (int language = 0; language < scores.length; language++) scores[language] += weights[start + language];
        }
        return scores;
    }

    /// The row of an n-gram counted from 1, 0 if there is none.
    private int row(long gram) {
        int slot = slot(gram);
        while (slots[slot] >>> ROW_BITS != gram) {
            if (slots[slot] == 0) return 0;
            slot = slot + 1 & mask;
        }
        return (int) slots[slot] & ROW;
    }
}
