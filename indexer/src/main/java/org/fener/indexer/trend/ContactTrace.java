package org.fener.indexer.trend;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fener.indexer.Counted;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.SearchPage.Count;
import org.fener.indexer.SearchPage.Hit;

/// Everything known of one phone, handle, wallet, address or domain, across all sources.
///
/// @param contact    as typed
/// @param posts      that have it, in any writing
/// @param firstSeen  when the first of them was fetched; empty if there is none
/// @param lastSeen   when the last of them was first fetched
/// @param sources    where they stand, largest first
/// @param categories they are flagged for
/// @param beside     other contacts in the same posts
/// @param routes     in the same posts
/// @param places     in the same posts
/// @param groups     of near-duplicates, most sightings first
/// @param newest     posts, newest first
public record ContactTrace(
        String contact,
        long posts,
        Optional<Instant> firstSeen,
        Optional<Instant> lastSeen,
        List<Count> sources,
        List<Count> categories,
        List<Count> beside,
        List<Count> routes,
        List<Count> places,
        List<Count> groups,
        List<IndexedPost> newest) {

    private static final int MOST_VALUES = 50;
    private static final int MOST_POSTS = 20;

    public ContactTrace {
        sources = List.copyOf(sources);
        categories = List.copyOf(categories);
        beside = List.copyOf(beside);
        routes = List.copyOf(routes);
        places = List.copyOf(places);
        groups = List.copyOf(groups);
        newest = List.copyOf(newest);
    }

    /// Follows a contact through the index.
    ///
    /// @param contact in any writing
    public static ContactTrace of(PostIndex index, String contact) throws IOException {
        PostQuery query = asked(contact);
        Seen seen = new Seen();
        long posts = index.each(query, seen::at);
        List<Hit> newest = index.search(
                        query.ordered(Order.NEWEST).limited(MOST_POSTS).uncounted())
                .hits();
        return new ContactTrace(
                contact,
                posts,
                seen.first,
                seen.last,
                index.counts(query, Counted.SOURCE, MOST_VALUES),
                index.counts(query, Counted.CATEGORY, MOST_VALUES),
                beside(index, query, posts, contact),
                index.counts(query, Counted.ROUTE, MOST_VALUES),
                index.counts(query, Counted.PLACE, MOST_VALUES),
                index.counts(query, Counted.GROUP, MOST_VALUES),
                newest.stream().map(Hit::post).toList());
    }

    /// The query that finds the posts of a contact.
    static PostQuery asked(String contact) {
        return PostQuery.of("contact:\"" + contact.replaceAll("[\"“”„«»]", " ").strip() + "\"");
    }

    private static List<Count> beside(PostIndex index, PostQuery query, long posts, String contact) throws IOException {
        List<Count> all = new ArrayList<>(index.counts(query, Counted.CONTACT, MOST_VALUES + 1));
        all.removeIf(other -> other.posts() == posts && isWritingOf(contact, other.value()));
        return all.subList(0, Math.min(MOST_VALUES, all.size()));
    }

    /// `0885 55 01 23` is a writing of `+359885550123`, `t.me/helper` of `telegram:helper`.
    private static boolean isWritingOf(String typed, String kept) {
        String one = bare(typed.substring(typed.lastIndexOf('/') + 1));
        String other = bare(kept);
        return one.endsWith(other) || other.endsWith(one);
    }

    private static String bare(String contact) {
        return contact.replaceAll("[^\\p{L}\\p{N}]", "").replaceFirst("^0+", "").toLowerCase(Locale.ROOT);
    }

    private static final class Seen {
        private Optional<Instant> first = Optional.empty();
        private Optional<Instant> last = Optional.empty();

        void at(IndexedPost post) {
            Instant time = post.firstSeen();
            if (first.filter(it -> !time.isBefore(it)).isEmpty()) first = Optional.of(time);
            if (last.filter(it -> !time.isAfter(it)).isEmpty()) last = Optional.of(time);
        }
    }
}
