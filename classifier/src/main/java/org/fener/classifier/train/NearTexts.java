package org.fener.classifier.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fener.classifier.text.PreparedText;
import org.fener.classifier.text.Skeleton;
import org.fener.classifier.text.Token;

/// Groups texts that say nearly the same: most of their runs of three words are shared, numbers aside. Found by
/// MinHash in bands, so that the effort grows with the number of texts, not with that of their pairs.
public final class NearTexts {

    private static final int WORDS_A_RUN = 3;
    private static final int BANDS = 10;
    private static final int ROWS_A_BAND = 5;
    private static final long EMPTY = Long.MAX_VALUE;

    private NearTexts() {}

    /// The number of each text's group, beside `texts`: that of the first text of the group.
    public static List<Integer> groups(List<String> texts) {
        int[] parent = new int[texts.size()];
        Arrays.setAll(parent, i -> i);
        Map<Long, Integer> bands = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            long[] sketch = sketch(texts.get(i));
            for (int band = 0; band < BANDS; band++) {
                long key = band;
                for (int row = 0; row < ROWS_A_BAND; row++) key = mix(key ^ sketch[band * ROWS_A_BAND + row]);
                Integer other = bands.putIfAbsent(key, i);
                if (other != null) join(parent, other, i);
            }
        }
        List<Integer> groups = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) groups.add(root(parent, i));
        return groups;
    }

    private static void join(int[] parent, int one, int other) {
        int first = root(parent, one);
        int second = root(parent, other);
        parent[Math.max(first, second)] = Math.min(first, second);
    }

    private static int root(int[] parent, int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private static long[] sketch(String text) {
        List<String> words = new ArrayList<>();
        for (Token token : PreparedText.of(text).tokens())
            if (token.kind() == Token.Kind.WORD) words.add(Skeleton.of(token.text(), false));
        long[] lowest = new long[BANDS * ROWS_A_BAND];
        Arrays.fill(lowest, EMPTY);
        int runs = Math.max(1, words.size() - WORDS_A_RUN + 1);
        for (int i = 0; i < runs; i++) {
            long run = words.subList(i, Math.min(words.size(), i + WORDS_A_RUN)).hashCode();
            for (int h = 0; h < lowest.length; h++) lowest[h] = Math.min(lowest[h], mix(run * 0x9E3779B97F4A7C15L + h));
        }
        return lowest;
    }

    /// The finaliser of SplitMix64.
    private static long mix(long value) {
        long z = value;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
