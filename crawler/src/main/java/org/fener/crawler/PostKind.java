package org.fener.crawler;

/// What a post is on its site.
public enum PostKind {
    FORUM_POST,
    CHANNEL_MESSAGE,
    ADVERTISEMENT,
    JOB,
    ARTICLE,
    COMMENT,
    STATUS,
    PASTE,
    PAGE
}
