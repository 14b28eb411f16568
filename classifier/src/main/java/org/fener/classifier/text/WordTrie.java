package org.fener.classifier.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Words and phrases to look up in a text, by their Latin skeletons: one step a letter, no string is made.
///
/// A form that ends in `*` may be inflected: a few letters more are the same word.
public final class WordTrie<T> {

    /// Where a stem is shorter, an ending makes another word.
    private static final int SHORTEST_STEM = 4;

    private final int longestEnding;
    private long[] keys = new long[1024];
    private int[] targets = new int[1024];
    private int edges;
    private final List<@Nullable T> exact = new ArrayList<>();
    private final List<@Nullable T> stems = new ArrayList<>();

    /// @param longestEnding letters that may follow a form that ends in `*`
    public WordTrie(int longestEnding) {
        this.longestEnding = longestEnding;
        node();
    }

    /// Words of a text from one place on.
    ///
    /// @param words how many of them
    public record Match<T>(T value, int words) {}

    private int node() {
        exact.add(null);
        stems.add(null);
        return exact.size() - 1;
    }

    /// Adds a form; the first value of a form stays.
    ///
    /// @param form as written in any script; parts joined by `-` are words of a phrase
    public void put(String form, T value) {
        boolean inflected = form.endsWith("*");
        StringBuilder key = new StringBuilder();
        for (Token token : PreparedText.of(form.replace('-', ' ')).tokens())
            if (token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NUMBER)
                key.append(key.isEmpty() ? "" : " ").append(Skeleton.of(token.text(), false));
            else if (key.isEmpty()) key.append(token.text());
        if (key.isEmpty()) throw new IllegalArgumentException("form '" + form + "' has no word in it");
        int node = 0;
        for (int i = 0; i < key.length(); i++) node = step(node, key.charAt(i));
        List<@Nullable T> values = inflected ? stems : exact;
        if (values.get(node) == null) values.set(node, value);
    }

    private int step(int node, char c) {
        int known = next(node, c);
        if (known >= 0) return known;
        if (edges * 2 >= keys.length) grow();
        int target = node();
        insert(key(node, c), target);
        edges++;
        return target;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldTargets = targets;
        keys = new long[oldKeys.length * 2];
        targets = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) if (oldKeys[i] != 0) insert(oldKeys[i], oldTargets[i]);
    }

    private void insert(long key, int target) {
        int slot = slot(key);
        while (keys[slot] != 0) slot = slot + 1 & keys.length - 1;
        keys[slot] = key;
        targets[slot] = target;
    }

    /// Never zero: a free slot is.
    private static long key(int node, char c) {
        return (node + 1L) << 16 | c;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & keys.length - 1;
    }

    private int next(int node, char c) {
        long key = key(node, c);
        for (int slot = slot(key); keys[slot] != 0; slot = slot + 1 & keys.length - 1)
            if (keys[slot] == key) return targets[slot];
        return -1;
    }

    /// The longest phrase that begins with a word; null if none does.
    ///
    /// @param skeletons of a text, see [PreparedText#skeletons]
    public @Nullable Match<T> at(@Nullable String[] skeletons, int first) {
        Match<T> longest = null;
        int node = 0;
        for (int word = first; word < skeletons.length; word++) {
            String skeleton = skeletons[word];
            if (skeleton == null) break;
            if (word > first && (node = next(node, ' ')) < 0) break;
            int stem = -1;
            int at = 0;
            int end = skeleton.length();
            for (; at < end; at++) {
                int following = next(node, skeleton.charAt(at));
                if (following < 0) break;
                node = following;
                if (end - at - 1 <= longestEnding && at + 1 >= Math.min(SHORTEST_STEM, end) && stems.get(node) != null)
                    stem = node;
            }
            T value = at == end ? exact.get(node) : null;
            if (value == null && stem >= 0) value = stems.get(stem);
            if (value != null) longest = new Match<>(value, word - first + 1);
            if (at < end) break;
        }
        return longest;
    }
}
