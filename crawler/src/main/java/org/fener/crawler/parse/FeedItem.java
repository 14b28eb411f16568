package org.fener.crawler.parse;

import java.util.Optional;

/// One item of a feed as it is written there.
///
/// @param title   plain text
/// @param link    address as written, perhaps relative to `base`
/// @param content the full text in HTML, where the feed carries one
/// @param summary teaser in HTML
/// @param base    `xml:base` in force
record FeedItem(
        Optional<String> title,
        Optional<String> link,
        Optional<String> id,
        Optional<String> author,
        Optional<String> published,
        Optional<String> content,
        Optional<String> summary,
        Optional<String> language,
        String base) {}
