package org.fener.indexer.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fener.classifier.Score;
import org.fener.indexer.IndexedPost;

/// A standing query: its owner is told of each new post that matches.
///
/// @param id         names it for good
/// @param query      in the query language
/// @param categories flagged for any of these; empty where flags do not matter
/// @param leastScore of one of the categories, or of any where none are named; 0 to 1
/// @param muted      sources that it leaves out
/// @param expires    does not match any more from then on
public record Watch(
        String id,
        String owner,
        String query,
        List<String> categories,
        double leastScore,
        List<String> muted,
        Optional<Instant> expires) {

    public Watch {
        if (id.isBlank()) throw new IllegalArgumentException("a watch needs an id");
        if (!(leastScore >= 0 && leastScore <= 1))
            throw new IllegalArgumentException("watch " + id + ": least score must be 0 to 1, got " + leastScore);
        categories = List.copyOf(categories);
        muted = List.copyOf(muted);
    }

    /// Whether source, flags, scores and time let a post through, before its words are looked at.
    public boolean concerns(IndexedPost post, Instant now) {
        if (muted.contains(post.source())
                || expires.filter(end -> !now.isBefore(end)).isPresent()) return false;
        return (categories.isEmpty() && leastScore == 0)
                || post.verdict().scores().stream().anyMatch(this::suffices);
    }

    private boolean suffices(Score score) {
        boolean named = categories.isEmpty() || (score.flagged() && categories.contains(score.category()));
        return named && score.probability() >= leastScore;
    }
}
