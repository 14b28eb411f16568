package org.fener.crawler;

/// What a source manager says a site is. [#AUTO] lets each page speak for itself, the others are hints.
public enum SourceKind {
    AUTO,
    FORUM,
    FEED,
    TELEGRAM,
    BOARD,
    NEWS,
    BLOG,
    SOCIAL
}
