package org.fener.indexer.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fener.classifier.Score;
import org.fener.indexer.IndexedPost;

/// A standing query: its owner is told of each new post that matches.
///
/// @param id         names it for good
/// @param name       as its owner calls it
/// @param query      in the query language; empty where list, categories and score alone decide
/// @param list       contacts of which a post must have one; empty where contacts do not matter
/// @param categories flagged for any of these; empty where flags do not matter
/// @param leastScore of one of the categories, or of any where none are named; 0 to 1
/// @param muted      sources that it leaves out
/// @param telling    when its owner is told
/// @param since      does not speak of what was fetched before
/// @param expires    does not match any more from then on
public record Watch(
        String id,
        String owner,
        String name,
        String query,
        List<Listed> list,
        List<String> categories,
        double leastScore,
        List<String> muted,
        Telling telling,
        Instant since,
        Optional<Instant> expires) {

    /// A contact that a list names.
    ///
    /// @param contact as `contact:` takes it
    /// @param purpose why it stands there; may be empty
    /// @param expires does not count any more from then on
    public record Listed(String contact, String purpose, Optional<Instant> expires) {

        public boolean counts(Instant now) {
            return expires.filter(end -> !now.isBefore(end)).isEmpty();
        }
    }

    public Watch {
        if (id.isBlank()) throw new IllegalArgumentException("a watch needs an id");
        if (!(leastScore >= 0 && leastScore <= 1))
            throw new IllegalArgumentException("watch " + id + ": least score must be 0 to 1, got " + leastScore);
        list = List.copyOf(list);
        categories = List.copyOf(categories);
        muted = List.copyOf(muted);
    }

    /// A watch of a query and nothing else, from the beginning of time, told at once.
    public static Watch of(String id, String owner, String query) {
        return new Watch(
                id,
                owner,
                id,
                query,
                List.of(),
                List.of(),
                0,
                List.of(),
                Telling.AT_ONCE,
                Instant.EPOCH,
                Optional.empty());
    }

    /// The same, told another way or of other sources.
    public Watch with(Telling newTelling, List<String> newMuted) {
        return new Watch(id, owner, name, query, list, categories, leastScore, newMuted, newTelling, since, expires);
    }

    /// Whether it would tell of every post there is.
    public boolean isBoundless() {
        return query.isBlank() && list.isEmpty() && categories.isEmpty() && leastScore == 0;
    }

    public boolean isExpired(Instant now) {
        return expires.filter(end -> !now.isBefore(end)).isPresent();
    }

    /// Whether source, flags, scores and time let a post through, before its words are looked at.
    public boolean concerns(IndexedPost post, Instant now) {
        if (muted.contains(post.source()) || isExpired(now)) return false;
        return (categories.isEmpty() && leastScore == 0)
                || post.verdict().scores().stream().anyMatch(this::suffices);
    }

    private boolean suffices(Score score) {
        boolean named = categories.isEmpty() || (score.flagged() && categories.contains(score.category()));
        return named && score.probability() >= leastScore;
    }
}
