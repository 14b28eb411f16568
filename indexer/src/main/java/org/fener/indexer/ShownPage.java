package org.fener.indexer;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a page showed when it was last fetched well: kept beside the posts, so that a post that vanishes is noticed.
///
/// @param source id of the source it was fetched for
/// @param page   its address
/// @param at     when it began to show just these posts
/// @param own    whether it stands or falls with its posts: the page of a single post, or a thread from its beginning
/// @param posts  in the order of the page; those that it no longer shows for the first time stand where they stood
public record ShownPage(String source, URI page, Instant at, boolean own, List<Shown> posts) {

    /// A post on the page.
    ///
    /// @param id        of the post within its source
    /// @param published by which the order of the page is told
    /// @param missing   since when the page does not show it; empty while it does
    public record Shown(String id, Optional<Instant> published, Optional<Instant> missing) {

        public Shown missingSince(Instant since) {
            return new Shown(id, published, Optional.of(missing.orElse(since)));
        }
    }

    public ShownPage {
        posts = List.copyOf(posts);
    }

    /// Names the page among all sources.
    public String key() {
        return key(source, page);
    }

    public static String key(String source, URI page) {
        return source + " " + page;
    }

    /// Whether it shows the post now.
    public boolean shows(String id) {
        return posts.stream()
                .anyMatch(post -> post.id().equals(id) && post.missing().isEmpty());
    }
}
