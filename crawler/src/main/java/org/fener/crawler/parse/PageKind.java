package org.fener.crawler.parse;

/// What sort of page it is.
public enum PageKind {
    /// a thread, channel, or any page of several posts
    THREAD,
    /// an article, advertisement or any page of one post
    SINGLE,
    /// a board, index, search or front page: a place to look, not a post
    LIST,
    /// a feed or sitemap
    FEED,
    /// a login wall, consent wall, block page or CAPTCHA: counted, never stored as posts, never circumvented
    WALL,
    /// "not found" in words, whatever the status
    NOT_FOUND,
    /// nothing to read: an image, a script, an empty page
    OTHER
}
