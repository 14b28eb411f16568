package org.fener.indexer.lucene;

import java.util.Arrays;

/// The pairs of neighbouring words of a text, as hashes: what two texts share of them tells how alike they are.
/// Case, punctuation and look-alike letters make no difference.
final class Shingles {

    /// More say nothing new about a post.
    private static final int MOST = 20_000;

    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long WORD = 0xA0761D6478BD642FL;

    /// Characters below this, nearly all that are met, are looked up.
    private static final char END_OF_TABLE = LookAlikes.END_OF_OTHERS;

    /// by which a letter or digit, upper case as lower case, goes into the hash of its word, with the scripts that it
    /// may stand for in the last two bits; 0 for any other character
    private static final long[] LETTERS = new long[END_OF_TABLE];

    private static final long SCRIPTS = 3;

    static {
        for (char c = 0; c < END_OF_TABLE; c++)
            if (Character.isLetterOrDigit(c)) LETTERS[c] = (letter(c) & ~SCRIPTS) | LookAlikes.scripts(c);
    }

    private Shingles() {}

    /// Distinct, ascending; none for a text without words, one for a text of one word.
    static long[] of(String text) {
        return distinct(inOrder(text));
    }

    /// As they stand in the text, some more than once.
    static long[] inOrder(String text) {
        long[] pairs = new long[Math.min(MOST, text.length() / 2 + 2)];
        int count = read(text, pairs, false);
        if (count < 0) count = read(LookAlikes.fold(text), pairs, true);
        return Arrays.copyOf(pairs, count);
    }

    /// @return number of pairs, or -1 for a text that is not folded and has a word of two scripts
    private static int read(String text, long[] pairs, boolean folded) {
        int length = text.length();
        int count = 0;
        long before = 0;
        boolean first = true;
        for (int at = 0; at < length && count < pairs.length; at++) {
            long word = SEED;
            long scripts = 0;
            int start = at;
            for (; at < length; at++) {
                char c = text.charAt(at);
                long letter = c < END_OF_TABLE ? LETTERS[c] : rareLetter(text, at);
                if (letter == 0) break;
                word = Long.rotateLeft(word, 5) ^ letter;
                scripts |= letter;
                if (Character.isHighSurrogate(c)) at++;
            }
            if (at == start) continue;
            if (!folded && (scripts & SCRIPTS) == SCRIPTS) return -1;
            if (!first) pairs[count++] = mix(before * WORD + word);
            first = false;
            before = word;
        }
        if (count == 0 && !first) pairs[count++] = mix(before);
        return count;
    }

    private static long letter(int c) {
        return mix(SEED + Character.toLowerCase(c));
    }

    private static long rareLetter(String text, int at) {
        int c = text.codePointAt(at);
        return Character.isLetterOrDigit(c) ? letter(c) & ~SCRIPTS : 0;
    }

    static long[] distinct(long[] inOrder) {
        long[] hashes = inOrder.clone();
        Arrays.sort(hashes);
        int kept = 0;
        for (int i = 0; i < hashes.length; i++) if (i == 0 || hashes[i] != hashes[i - 1]) hashes[kept++] = hashes[i];
        return kept == hashes.length ? hashes : Arrays.copyOf(hashes, kept);
    }

    /// Shared shingles over all shingles of both (Jaccard), 0 to 1.
    static double likeness(long[] one, long[] other) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            if (one[i] == other[j]) {
                shared++;
                i++;
                j++;
            } else if (one[i] < other[j]) i++;
            else j++;
        }
        int all = one.length + other.length - shared;
        return all == 0 ? 0 : (double) shared / all;
    }

    /// Finalizer of SplitMix64: every bit of the input moves every bit of the output.
    static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
