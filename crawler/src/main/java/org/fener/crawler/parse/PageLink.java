package org.fener.crawler.parse;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// A place that a page leads to.
///
/// @param uri      absolute and canonical
/// @param relation what it is, as far as the page tells
/// @param newest   when the newest there was written or changed, where the page tells: "last post", a feed's `updated`
public record PageLink(URI uri, Relation relation, Optional<Instant> newest) {

    public PageLink(URI uri, Relation relation) {
        this(uri, relation, Optional.empty());
    }

    public enum Relation {
        /// next or previous part of the same thread or list; does not count as depth
        PAGING,
        /// a thread, article or advertisement
        ITEM,
        /// a board, category or list of items
        LIST,
        /// a feed or sitemap of this site
        FEED,
        /// anything else
        OTHER
    }
}
