package org.fener.indexer.watch;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;

/// What a watch would have told its owner in the past, before it is saved.
///
/// @param alerts   one per near-duplicate group
/// @param byDay    alerts by local day, only days that have any
/// @param examples the newest, newest first
public record Rehearsal(long alerts, Map<LocalDate, Long> byDay, List<IndexedPost> examples) {

    private static final int MOST_EXAMPLES = 5;

    public Rehearsal {
        byDay = new TreeMap<>(byDay);
        examples = List.copyOf(examples);
    }

    /// Runs a watch over the posts first seen from `from` until before `until`.
    public static Rehearsal of(PostIndex index, Watch watch, Instant from, Instant until, ZoneId zone)
            throws IOException {
        PostQuery query = new PostQuery(
                watch.query(),
                watch.categories(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(from),
                Optional.of(until),
                Order.NEWEST,
                0,
                Optional.empty(),
                false);
        Map<String, Instant> firstOfGroup = new HashMap<>();
        PriorityQueue<IndexedPost> newest = new PriorityQueue<>(Comparator.comparing(IndexedPost::firstSeen));
        index.each(query, post -> {
            if (!watch.concerns(post, post.firstSeen())) return;
            firstOfGroup.merge(post.group(), post.firstSeen(), (one, other) -> one.isBefore(other) ? one : other);
            newest.add(post);
            if (newest.size() > MOST_EXAMPLES) newest.poll();
        });
        Map<LocalDate, Long> byDay = new TreeMap<>();
        firstOfGroup.values().forEach(at -> byDay.merge(LocalDate.ofInstant(at, zone), 1L, Long::sum));
        List<IndexedPost> examples = new ArrayList<>(newest);
        examples.sort(Comparator.comparing(IndexedPost::firstSeen).reversed().thenComparing(IndexedPost::key));
        return new Rehearsal(firstOfGroup.size(), byDay, examples);
    }
}
