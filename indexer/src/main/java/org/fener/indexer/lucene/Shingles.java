package org.fener.indexer.lucene;

import java.util.Arrays;

/// The pairs of neighbouring words of a text, as hashes: what two texts share of them tells how alike they are.
/// Case, punctuation and look-alike letters make no difference.
final class Shingles {

    /// More say nothing new about a post.
    private static final int MOST = 20_000;

    private static final long SEED = 0x9E3779B97F4A7C15L;

    private Shingles() {}

    /// Distinct, ascending; none for a text without words, one for a text of one word.
    static long[] of(String text) {
        String folded = LookAlikes.fold(text);
        long[] pairs = new long[Math.min(MOST, folded.length() / 2 + 2)];
        int count = 0;
        long before = 0;
        boolean first = true;
        int at = 0;
        while (at < folded.length() && count < pairs.length) {
            long word = SEED;
            int start = at;
            while (at < folded.length()) {
                int c = folded.codePointAt(at);
                if (!Character.isLetterOrDigit(c)) break;
                word = mix(word ^ Character.toLowerCase(c));
                at += Character.charCount(c);
            }
            if (at == start) {
                at += Character.charCount(folded.codePointAt(at));
                continue;
            }
            if (!first) pairs[count++] = mix(before * 31 + word);
            first = false;
            before = word;
        }
        if (count == 0 && !first) pairs[count++] = before;
        return distinct(pairs, count);
    }

    private static long[] distinct(long[] hashes, int count) {
        Arrays.sort(hashes, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) if (i == 0 || hashes[i] != hashes[i - 1]) hashes[kept++] = hashes[i];
        return Arrays.copyOf(hashes, kept);
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
