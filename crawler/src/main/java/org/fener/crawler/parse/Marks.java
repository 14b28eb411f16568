package org.fener.crawler.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks for many short texts at once (Aho and Corasick, 1975): one step for each character, however many there are.
final class Marks {

    private static final int CHARACTERS = 128;

    private final Map<String, Long> bits = new HashMap<>();
    private @Nullable Automaton automaton;

    /// What is looked for from now on; at most 64 in all.
    ///
    /// @param marks of ASCII characters
    /// @return a bit for each of them
    long add(String... marks) {
        automaton = null;
        long added = 0;
        for (String mark : marks) added |= bits.computeIfAbsent(mark, any -> next());
        return added;
    }

    private long next() {
        if (bits.size() == Long.SIZE) throw new IllegalStateException("no more than 64 marks can be looked for");
        return 1L << bits.size();
    }

    /// The bits of those that stand in a text.
    long in(String text) {
        Automaton made = automaton;
        if (made == null) {
            made = new Automaton(bits);
            automaton = made;
        }
        return made.in(text);
    }

    private static final class Automaton {

        /// By state and character, the next state; the first state is that of nothing found yet.
        private final short[] steps;
        /// By state, what has been found there.
        private final long[] found;

        Automaton(Map<String, Long> bits) {
            List<short[]> tree = new ArrayList<>(List.of(new short[CHARACTERS]));
            List<Long> ends = new ArrayList<>(List.of(0L));
            bits.forEach((mark, bit) -> {
                int state = 0;
                for (int i = 0; i < mark.length(); i++) {
                    int step = tree.get(state)[mark.charAt(i)];
                    if (step == 0) {
                        step = tree.size();
                        tree.get(state)[mark.charAt(i)] = (short) step;
                        tree.add(new short[CHARACTERS]);
                        ends.add(0L);
                    }
                    state = step;
                }
                ends.set(state, ends.get(state) | bit);
            });
            this.steps = new short[tree.size() * CHARACTERS];
            this.found = new long[tree.size()];
            for (int state = 0; state < found.length; state++) {
                System.arraycopy(tree.get(state), 0, steps, state * CHARACTERS, CHARACTERS);
                found[state] = ends.get(state);
            }
            fallBack();
        }

        /// Where a mark goes no further, a shorter one that ends alike may.
        private void fallBack() {
            int[] shorter = new int[found.length];
            Deque<Integer> states = new ArrayDeque<>();
            for (int c = 0; c < CHARACTERS; c++) if (steps[c] != 0) states.add((int) steps[c]);
            while (!states.isEmpty()) {
                int state = states.remove();
                found[state] |= found[shorter[state]];
                for (int c = 0; c < CHARACTERS; c++) {
                    int step = steps[state * CHARACTERS + c];
                    short fallen = steps[shorter[state] * CHARACTERS + c];
                    if (step == 0) steps[state * CHARACTERS + c] = fallen;
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
                state = c < CHARACTERS ? steps[state * CHARACTERS + c] : 0;
                all |= found[state];
            }
            return all;
        }
    }
}
