package org.fener.indexer.watch;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;

/// What a watch would have told its owner in the past, before it is saved.
///
/// @param alerts   one per near-duplicate group
/// @param byDay    alerts by local day, only days that have any
/// @param examples the newest, newest first
public record Rehearsal(long alerts, Map<LocalDate, Long> byDay, List<Alert> examples) {

    private static final int MOST_EXAMPLES = 5;

    public Rehearsal {
        byDay = new TreeMap<>(byDay);
        examples = List.copyOf(examples);
    }

    /// Runs a watch over the posts first seen from `from` until before `until`.
    ///
    /// @param alone this watch and no other
    public static Rehearsal of(PostIndex index, Watches alone, Watch watch, Instant from, Instant until, ZoneId zone)
            throws IOException {
        PostQuery query =
                PostQuery.of(watch.query()).flagged(watch.categories()).firstSeen(from, until);
        Map<String, Instant> firstOfGroup = new HashMap<>();
        PriorityQueue<IndexedPost> newest = new PriorityQueue<>(Comparator.comparing(IndexedPost::firstSeen));
        index.each(query, post -> {
            boolean listed = watch.list().isEmpty() || !alone.match(post).isEmpty();
            if (!listed || !watch.concerns(post, post.firstSeen())) return;
            firstOfGroup.merge(post.group(), post.firstSeen(), (one, other) -> one.isBefore(other) ? one : other);
            newest.add(post);
            if (newest.size() > MOST_EXAMPLES) newest.poll();
        });
        Map<LocalDate, Long> byDay = new TreeMap<>();
        firstOfGroup.values().forEach(at -> byDay.merge(LocalDate.ofInstant(at, zone), 1L, Long::sum));
        List<Alert> examples = newest.stream()
                .sorted(Comparator.comparing(IndexedPost::firstSeen).reversed().thenComparing(IndexedPost::key))
                .map(post -> alone.match(post).stream().findFirst().orElseGet(() -> new Alert(watch, post, List.of())))
                .toList();
        return new Rehearsal(firstOfGroup.size(), byDay, examples);
    }

    /// The day with the most alerts.
    public Map.Entry<LocalDate, Long> busiest() {
        return byDay.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow(() -> new IllegalStateException("there were no alerts"));
    }
}
