package org.fener.crawler.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks for many short texts at once (Aho and Corasick, 1975): one step for each character, however many there are.
final class Marks {

    private static final int CHARACTERS = 128;
    private static final Pattern DIGIT = Pattern.compile("\\d");

    private final Map<String, Long> bits = new HashMap<>();
    private int groups;
    private @Nullable Automaton automaton;

    /// What is looked for from now on; at most 64 groups in all. A mark may be in several.
    ///
    /// @param marks of ASCII characters; neither cases nor digits are told apart, `#` stands for any digit
    /// @return the bit that says that one of them stands in a text
    long add(String... marks) {
        if (groups == Long.SIZE) throw new IllegalStateException("no more than 64 groups of marks can be looked for");
        automaton = null;
        long bit = 1L << groups++;
        for (String mark : marks) bits.merge(folded(mark), bit, (one, other) -> one | other);
        return bit;
    }

    private static String folded(String mark) {
        return DIGIT.matcher(mark.toLowerCase(Locale.ROOT)).replaceAll("#");
    }

    /// The bits of the groups of which a mark stands in a text.
    long in(String text) {
        Automaton made = automaton;
        if (made == null) {
            made = new Automaton(bits);
            automaton = made;
        }
        return made.in(text);
    }

    private static final class Automaton {

        /// By character; all that stand in no mark share the first. The fewer columns, the more of the table stays near
        /// the processor.
        private final byte[] columns = new byte[CHARACTERS];
        private final int width;
        /// By state and column, the next state; the first state is that of nothing found yet.
        private final short[] steps;
        /// By state, what has been found there.
        private final long[] found;

        Automaton(Map<String, Long> bits) {
            this.width = columns(bits);
            List<short[]> tree = new ArrayList<>(List.of(new short[width]));
            List<Long> ends = new ArrayList<>(List.of(0L));
            bits.forEach((mark, bit) -> {
                int state = 0;
                for (int i = 0; i < mark.length(); i++) {
                    int column = columns[mark.charAt(i)];
                    int step = tree.get(state)[column];
                    if (step == 0) {
                        step = tree.size();
                        tree.get(state)[column] = (short) step;
                        tree.add(new short[width]);
                        ends.add(0L);
                    }
                    state = step;
                }
                ends.set(state, ends.get(state) | bit);
            });
            this.steps = new short[tree.size() * width];
            this.found = new long[tree.size()];
            for (int state = 0; state < found.length; state++) {
                System.arraycopy(tree.get(state), 0, steps, state * width, width);
                found[state] = ends.get(state);
            }
            fallBack();
        }

        /// @return how many there are
        private int columns(Map<String, Long> bits) {
            int all = 1;
            for (String mark : bits.keySet())
                for (int i = 0; i < mark.length(); i++)
                    if (columns[mark.charAt(i)] == 0) columns[mark.charAt(i)] = (byte) all++;
            for (char digit = '0'; digit <= '9'; digit++) columns[digit] = columns['#'];
            for (char letter = 'A'; letter <= 'Z'; letter++) columns[letter] = columns[letter + 'a' - 'A'];
            return all;
        }

        /// Where a mark goes no further, a shorter one that ends alike may.
        private void fallBack() {
            int[] shorter = new int[found.length];
            Deque<Integer> states = new ArrayDeque<>();
            for (int column = 0; column < width; column++) if (steps[column] != 0) states.add((int) steps[column]);
            while (!states.isEmpty()) {
                int state = states.remove();
                found[state] |= found[shorter[state]];
                for (int column = 0; column < width; column++) {
                    int step = steps[state * width + column];
                    short fallen = steps[shorter[state] * width + column];
                    if (step == 0) steps[state * width + column] = fallen;
                    else {
                        shorter[step] = fallen;
                        states.add(step);
                    }
                }
            }
        }

        long in(String text) {
            long all = 0;
            int state = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                state = c < CHARACTERS ? steps[state * width + columns[c]] : 0;
                all |= found[state];
            }
            return all;
        }
    }
}
