package org.fener.indexer.lucene;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.lucene.search.Query;
import org.fener.indexer.PostQuery.Widening;

/// In which ways words are looked for in one state of an index, remembered while it lasts: the next page asks for the
/// words of the page before, and so do other people. Any number of threads.
final class WordWays {

    /// With more all are forgotten: some megabytes.
    private static final int MOST = 5_000;

    private final Map<Asked, Ways> known = new ConcurrentHashMap<>();

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

    Ways of(Asked asked, Supplier<Ways> making) {
        Ways remembered = known.get(asked);
        if (remembered != null) return remembered;
        if (known.size() >= MOST) known.clear();
        Ways made = making.get();
        known.put(asked, made);
        return made;
    }

    int size() {
        return known.size();
    }
}
