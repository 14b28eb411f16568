package org.fener.indexer.trend;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fener.classifier.Reason.Span;
import org.fener.indexer.Counted;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.SearchPage.Count;

/// The same advertisement wherever it was posted.
///
/// @param name      of the group, for good
/// @param total     posts of the group; the sightings may be fewer
/// @param sightings by the time they were first seen, at most a thousand
/// @param sources   where they stand, largest first
/// @param days      local days of their times, in calendar order
public record DuplicateGroup(String name, long total, List<Sighted> sightings, List<Count> sources, List<Count> days) {

    private static final int MOST_SIGHTINGS = 1_000;
    private static final int MOST_VALUES = 1_000;

    public DuplicateGroup {
        sightings = List.copyOf(sightings);
        sources = List.copyOf(sources);
        days = List.copyOf(days);
    }

    /// One post of the group.
    ///
    /// @param varying places in its text that the first post of the group does not have
    public record Sighted(IndexedPost post, List<Span> varying) {
        public Sighted {
            varying = List.copyOf(varying);
        }
    }

    public static DuplicateGroup of(PostIndex index, String name) throws IOException {
        return of(index, name, MOST_SIGHTINGS);
    }

    /// With no more than so many sightings, the earliest.
    public static DuplicateGroup of(PostIndex index, String name, int most) throws IOException {
        PostQuery query = PostQuery.of("group:" + name);
        List<IndexedPost> posts = new ArrayList<>();
        Comparator<IndexedPost> order = Comparator.comparing(IndexedPost::firstSeen)
                .thenComparing(IndexedPost::time)
                .thenComparing(IndexedPost::key);
        long total = index.each(query, post -> {
            posts.add(post);
            if (posts.size() >= 2 * most) keepEarliest(posts, order, most);
        });
        keepEarliest(posts, order, most);
        List<Sighted> sightings = new ArrayList<>();
        for (IndexedPost post : posts)
            sightings.add(new Sighted(
                    post,
                    VaryingWords.of(post.post().text(), posts.getFirst().post().text())));
        return new DuplicateGroup(
                name,
                total,
                sightings,
                index.counts(query, Counted.SOURCE, MOST_VALUES),
                index.counts(query, Counted.DAY, MOST_VALUES));
    }

    private static void keepEarliest(List<IndexedPost> posts, Comparator<IndexedPost> order, int most) {
        posts.sort(order);
        if (posts.size() > most) posts.subList(most, posts.size()).clear();
    }

    /// When the first of them was seen.
    public Instant since() {
        return sightings.getFirst().post().firstSeen();
    }
}
