package org.fener.dashboard.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fener.classifier.Score;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Claims;
import org.fener.dashboard.store.Decision.State;
import org.fener.dashboard.store.Labels;
import org.fener.dashboard.store.SecondReadings;
import org.fener.dashboard.store.Triage;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.Ranking;

/// The posts that wait for a decision: flagged ones about which nobody decided, and those that need another look.
final class WaitingPosts {

    private static final int LISTED = 50;
    private static final int READ_AT_ONCE = 500;
    /// of the newest
    private static final int COUNTED = 5_000;
    /// an order that the index does not know is made among so many of the newest
    static final int READ_FOR_ORDER = 1000;

    private final Installation installation;
    private final Triage triage;

    /// Which posts wait, and in which order.
    enum Queue {
        NEWEST,
        HIGHEST,
        UNCERTAIN,
        /// one post of each group of near-duplicates: groups of several before posts that stand alone, those that
        /// appeared last first
        GROUPS,
        /// people gave different answers about the same text
        DISAGREED,
        UNSURE,
        ESCALATED,
        /// put aside for a while, next to wake first
        SNOOZED,
        /// decided by others, and to be read again without knowing how
        SECOND,
        /// claimed by the person who asks
        MINE;

        static Queue parsed(String name) {
            for (Queue queue : values()) if (queue.name().equalsIgnoreCase(name)) return queue;
            return NEWEST;
        }

        String inAddress() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How many posts wait.
    ///
    /// @param undecided counted up to 1,000
    record Counts(int undecided, int disagreed, int unsure, int escalated) {
        public boolean atLeast() {
            return undecided >= READ_FOR_ORDER;
        }

        public boolean nothing() {
            return undecided + disagreed + unsure + escalated == 0;
        }
    }

    WaitingPosts(Installation installation) {
        this.installation = installation;
        this.triage = new Triage(installation.database(), installation.clock());
    }

    /// The first of a queue.
    List<IndexedPost> in(Queue queue, String person) throws IOException {
        List<IndexedPost> waiting =
                switch (queue) {
                    case NEWEST -> undecided(Order.NEWEST, LISTED);
                    case HIGHEST -> undecided(Order.SCORE, LISTED);
                    case UNCERTAIN -> byMargin(undecided(Order.NEWEST, READ_FOR_ORDER));
                    case GROUPS -> onePerGroup(undecided(Order.NEWEST, READ_FOR_ORDER));
                    case DISAGREED -> posts(triage.disagreed());
                    case UNSURE -> posts(triage.standingIn(State.UNSURE));
                    case ESCALATED -> posts(triage.standingIn(State.ESCALATED));
                    case SNOOZED -> posts(triage.standingIn(State.SNOOZED));
                    case SECOND ->
                        posts(new SecondReadings(installation.database(), installation.clock()).waiting(person));
                    case MINE -> posts(new Claims(installation.database(), installation.clock()).claimedBy(person));
                };
        return waiting.stream().limit(LISTED).toList();
    }

    Counts counts() throws IOException {
        return new Counts(
                undecided(),
                triage.disagreed().size(),
                triage.standingIn(State.UNSURE).size(),
                triage.standingIn(State.ESCALATED).size());
    }

    /// Those that nobody decided about and that a search finds, newest first, at most 1,000.
    List<IndexedPost> matching(String q) throws IOException {
        return undecided(q, Order.NEWEST, READ_FOR_ORDER);
    }

    private List<IndexedPost> posts(List<String> keys) throws IOException {
        List<IndexedPost> posts = new ArrayList<>();
        for (String key : keys) {
            if (posts.size() == LISTED) break;
            installation.index().get(key).ifPresent(posts::add);
        }
        return posts;
    }

    private List<IndexedPost> undecided(Order order, int wanted) throws IOException {
        return undecided("", order, wanted);
    }

    /// By their keys, so that no post is read about which somebody decided.
    private List<IndexedPost> undecided(String q, Order order, int wanted) throws IOException {
        List<IndexedPost> waiting = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Ranking page = installation.index().ranking(flagged(q, order, after));
            Map<String, Set<String>> decided = triage.decided(page.keys());
            for (String key : page.keys()) {
                if (waiting.size() == wanted) return waiting;
                undecided(key, decided).ifPresent(waiting::add);
            }
            after = page.next();
        } while (after.isPresent());
        return waiting;
    }

    /// The post, unless somebody decided about its text as it is.
    private Optional<IndexedPost> undecided(String key, Map<String, Set<String>> decided) throws IOException {
        Set<String> texts = decided.getOrDefault(key, Set.of());
        return installation
                .index()
                .get(key)
                .filter(post -> texts.isEmpty()
                        || !texts.contains(Labels.digest(post.post().text())));
    }

    /// How many of the newest 5,000 wait, up to 1,000: without reading a post about which nobody decided. That need
    /// not be counted where far more are flagged than anybody decided about.
    private int undecided() throws IOException {
        long flagged = installation.index().count(flagged("", Order.NEWEST, Optional.empty()));
        if (flagged - triage.decided() >= READ_FOR_ORDER) return READ_FOR_ORDER;
        int waiting = 0;
        Optional<String> after = Optional.empty();
        for (int read = 0; read < COUNTED && waiting < READ_FOR_ORDER; read += READ_AT_ONCE) {
            Ranking page = installation.index().ranking(flagged("", Order.NEWEST, after));
            Map<String, Set<String>> decided = triage.decided(page.keys());
            for (String key : page.keys())
                if (!decided.containsKey(key) || undecided(key, decided).isPresent()) waiting++;
            after = page.next();
            if (after.isEmpty()) break;
        }
        return Math.min(READ_FOR_ORDER, waiting);
    }

    private static List<IndexedPost> byMargin(List<IndexedPost> waiting) {
        return waiting.stream()
                .sorted(Comparator.comparingDouble(WaitingPosts::margin).thenComparing(IndexedPost::key))
                .toList();
    }

    /// How near the post is to not being flagged.
    private static double margin(IndexedPost post) {
        return post.verdict().scores().stream()
                .filter(Score::flagged)
                .mapToDouble(score -> score.probability() - score.threshold())
                .max()
                .orElse(1);
    }

    private static List<IndexedPost> onePerGroup(List<IndexedPost> newestFirst) {
        Map<String, IndexedPost> first = new HashMap<>();
        Set<String> several = new HashSet<>();
        for (IndexedPost post : newestFirst) if (first.put(post.group(), post) != null) several.add(post.group());
        return first.values().stream()
                .sorted(Comparator.comparing((IndexedPost post) -> !several.contains(post.group()))
                        .thenComparing(IndexedPost::time, Comparator.reverseOrder())
                        .thenComparing(IndexedPost::key))
                .toList();
    }

    private static PostQuery flagged(String q, Order order, Optional<String> after) {
        return PostQuery.of(q)
                .flagged(List.of("any"))
                .ordered(order)
                .limited(READ_AT_ONCE)
                .after(after)
                .uncounted();
    }
}
