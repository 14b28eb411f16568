package org.fener.dashboard.tuning;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.fener.classifier.train.LabelQueue;
import org.fener.indexer.Scored;

/// Of many posts those that a person could be asked about next, told by their scores alone: so many for each reason
/// that some remain once the answered ones and near-duplicates are left out. What it holds does not grow with the
/// archive.
final class Shortlist {

    /// for each reason, beside those that were answered
    static final int KEPT = 1_000;

    /// so that the lots of two days have nothing to do with each other
    private final long salt;
    private final Foremost drawn;
    private final Foremost uncertain;
    private final Foremost likely;

    /// @param most for each reason
    /// @param seed of the lot
    Shortlist(int most, long seed) {
        salt = new SplittableRandom(seed).nextLong();
        drawn = new Foremost(most);
        uncertain = new Foremost(most);
        likely = new Foremost(most);
    }

    void add(Scored post, double threshold) {
        drawn.add(post.key(), new SplittableRandom(salt + post.key().hashCode()).nextDouble());
        uncertain.add(post.key(), LabelQueue.distance(post.probability(), threshold));
        likely.add(post.key(), -post.probability());
    }

    /// Keys of posts drawn by lot, in key order; the same in whichever order posts came.
    List<String> drawn() {
        return drawn.keys().sorted().toList();
    }

    /// Keys of posts close to their threshold and of those with the highest scores, in key order.
    List<String> standingOut() {
        return Stream.concat(uncertain.keys(), likely.keys())
                .distinct()
                .sorted()
                .toList();
    }

    /// The keys with the lowest ranks.
    static final class Foremost {

        private record Ranked(double rank, String key) {}

        private static final Comparator<Ranked> FIRST_TO_LAST =
                Comparator.comparingDouble(Ranked::rank).thenComparing(Ranked::key);

        private final int most;
        private final PriorityQueue<Ranked> lastFirst = new PriorityQueue<>(FIRST_TO_LAST.reversed());

        Foremost(int most) {
            this.most = most;
        }

        void add(String key, double rank) {
            if (lastFirst.size() == most && rank > lastFirst.element().rank) return;
            lastFirst.add(new Ranked(rank, key));
            if (lastFirst.size() > most) lastFirst.remove();
        }

        Stream<String> keys() {
            return lastFirst.stream().map(Ranked::key);
        }
    }
}
