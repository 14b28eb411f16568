package org.fener.indexer.lucene;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.Query;
import org.fener.indexer.PostQuery.Widening;

/// In which ways words are looked for, remembered until the index gets a word that was missed when they were made: the
/// next page asks for the words of the page before, and so do other people. Any number of threads.
final class WordWays {

    private static final int MOST = 5_000;

    /// Some megabytes.
    private static final int MOST_MISSED = 100_000;

    private final Map<Asked, Ways> known;

    /// By their numbers, as in [SegmentWords].
    private final Set<Long> missed;

    WordWays() {
        this(new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet());
    }

    private WordWays(Map<Asked, Ways> known, Set<Long> missed) {
        this.known = known;
        this.missed = missed;
    }

    /// @param word    as typed
    /// @param asTyped whether it is asked of posts that hide words, as these stand there
    record Asked(String word, Set<Widening> widened, boolean asTyped) {

        Asked {
            widened = Set.copyOf(widened);
        }
    }

    /// @param variants writings in the other script that some post has, likeliest first
    /// @param common   whether some language of the index takes the word for one that says nothing
    record Ways(Query query, List<String> variants, boolean common) {

        Ways {
            variants = List.copyOf(variants);
        }
    }

    /// @param making has told what it missed when it returns
    Ways of(Asked asked, Supplier<Ways> making) {
        Ways remembered = known.get(asked);
        if (remembered != null) return remembered;
        Ways made = making.get();
        known.put(asked, made);
        return made;
    }

    /// No post has this word, or this beginning of a word.
    void miss(long word) {
        missed.add(word);
    }

    /// Whoever comes next begins anew.
    boolean isFull() {
        return known.size() >= MOST || missed.size() >= MOST_MISSED;
    }

    /// What holds when these segments come to those that were there: all of it or, where they have a word that was
    /// missed, nothing. A word made meanwhile without them is kept apart.
    WordWays with(List<LeafReader> added) {
        WordWays inherited = new WordWays(new ConcurrentHashMap<>(known), missed);
        return added.stream().allMatch(segment -> SegmentWords.each(segment, word -> !missed.contains(word)))
                ? inherited
                : new WordWays();
    }

    int size() {
        return known.size();
    }
}
