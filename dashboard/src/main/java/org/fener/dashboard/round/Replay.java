package org.fener.dashboard.round;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fener.classifier.Classifier;
import org.fener.classifier.Score;
import org.fener.classifier.train.ScoreSpread;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;

/// What another model or threshold would have flagged among posts that are there. Only reads.
///
/// @param posts      that were judged again
/// @param categories what changes in each
/// @param spreads    of the replayed scores
public record Replay(long posts, Map<String, Change> categories, List<ScoreSpread> spreads) {

    /// Flags of one category.
    ///
    /// @param was    as the index has it
    /// @param would  by the replayed classifier
    /// @param gained keys of posts that only the replayed classifier flags
    /// @param lost   keys of posts that are flagged and would not be
    public record Change(long was, long would, List<String> gained, List<String> lost) {}

    private static final class Counting {
        private final List<String> gained = new ArrayList<>();
        private final List<String> lost = new ArrayList<>();
        private final List<Double> probabilities = new ArrayList<>();
        private int was;
        private int would;

        void count(String key, boolean flaggedBefore, Score score) {
            probabilities.add(score.probability());
            if (flaggedBefore) was++;
            if (score.flagged()) would++;
            if (score.flagged() && !flaggedBefore) gained.add(key);
            if (!score.flagged() && flaggedBefore) lost.add(key);
        }
    }

    public static Replay of(PostIndex index, PostQuery query, Classifier other) throws IOException {
        Map<String, Counting> counting = new TreeMap<>();
        long posts = index.each(query, post -> judge(post, other, counting));
        Map<String, Change> changes = new TreeMap<>();
        List<ScoreSpread> spreads = new ArrayList<>();
        counting.forEach((category, counted) -> {
            changes.put(
                    category,
                    new Change(counted.was, counted.would, List.copyOf(counted.gained), List.copyOf(counted.lost)));
            spreads.add(ScoreSpread.of(category, counted.probabilities, counted.would));
        });
        return new Replay(posts, changes, spreads);
    }

    private static void judge(IndexedPost post, Classifier other, Map<String, Counting> counting) {
        List<String> flags = post.verdict().flags();
        for (Score score :
                other.judge(post.post().text(), post.post().language()).scores())
            counting.computeIfAbsent(score.category(), category -> new Counting())
                    .count(post.key(), flags.contains(score.category()), score);
    }
}
