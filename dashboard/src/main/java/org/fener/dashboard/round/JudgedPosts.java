package org.fener.dashboard.round;

import java.util.Map;
import java.util.TreeMap;
import org.fener.classifier.Verdict;

/// How many posts a pipeline judged, how long that took, and what the new and changed ones were flagged for.
public final class JudgedPosts {

    private final Map<String, Integer> flagged = new TreeMap<>();
    private long posts;
    private long nanos;

    /// What was judged so far.
    ///
    /// @param posts   judged, each time they were met
    /// @param nanos   that it took in all
    /// @param flagged new and changed posts by category
    public record Counts(long posts, long nanos, Map<String, Integer> flagged) {
        public Counts {
            flagged = Map.copyOf(flagged);
        }
    }

    void judged(long took) {
        posts++;
        nanos += took;
    }

    void kept(Verdict verdict) {
        verdict.flags().forEach(flag -> flagged.merge(flag, 1, Integer::sum));
    }

    Counts counts() {
        return new Counts(posts, nanos, flagged);
    }
}
