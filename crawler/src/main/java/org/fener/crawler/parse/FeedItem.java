package org.fener.crawler.parse;

import java.util.Optional;

/// One item of a feed as it is written there.
///
/// @param title   plain text
/// @param link    address as written, perhaps relative to `base`
/// @param content the full text in HTML, where the feed carries one
/// @param summary teaser in HTML
/// @param language as declared nearest to the text; blank where the feed says that it is not known
/// @param base    `xml:base` in force for the item, outermost first, parted by spaces
/// @param textBase `xml:base` in force for content or summary
record FeedItem(
        Optional<String> title,
        Optional<String> link,
        Optional<String> id,
        Optional<String> author,
        Optional<String> published,
        Optional<String> updated,
        Optional<String> content,
        Optional<String> summary,
        Optional<String> language,
        String base,
        String textBase) {}
