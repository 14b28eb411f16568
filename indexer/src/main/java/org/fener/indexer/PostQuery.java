package org.fener.indexer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is asked of the index. Filters of one field are alternatives; fields narrow each other.
///
/// @param text       words as typed, in the query language; empty or `*` is everything
/// @param categories flagged for any of these; `none` stands for posts without a flag, `any` for posts with one
/// @param from       published (or first seen) at or after
/// @param until      published (or first seen) before
/// @param seenFrom   first seen at or after, whatever the page says
/// @param seenUntil  first seen before
/// @param after      keyset: hits after this place of the same query, as given by the page before
/// @param plain      takes the text as words without syntax
public record PostQuery(
        String text,
        List<String> categories,
        List<String> sources,
        List<String> languages,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Instant> seenFrom,
        Optional<Instant> seenUntil,
        Order order,
        int limit,
        Optional<String> after,
        boolean plain) {

    public enum Order {
        /// best match first
        BEST,
        /// newest first
        NEWEST,
        /// highest score of any category first
        SCORE
    }

    public static final int MOST_HITS = 10_000;

    public PostQuery {
        if (limit < 0 || limit > MOST_HITS)
            throw new IllegalArgumentException("limit must be 0 to " + MOST_HITS + ", got " + limit);
        categories = List.copyOf(categories);
        sources = List.copyOf(sources);
        languages = List.copyOf(languages);
    }

    /// Everything that matches the words, best first.
    public static PostQuery of(String text) {
        return new PostQuery(
                text,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Order.BEST,
                50,
                Optional.empty(),
                false);
    }
}
