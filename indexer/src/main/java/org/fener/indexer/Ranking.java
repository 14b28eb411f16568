package org.fener.indexer;

import java.util.List;
import java.util.Optional;

/// A page of matches by their keys alone.
///
/// @param next where the next page begins, for [PostQuery#after()]; empty after the last
public record Ranking(List<Ranked> posts, Optional<String> next) {
    public Ranking {
        posts = List.copyOf(posts);
    }

    /// Of the posts, in their order.
    public List<String> keys() {
        return posts.stream().map(Ranked::key).toList();
    }
}
