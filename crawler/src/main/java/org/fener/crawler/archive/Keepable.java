package org.fener.crawler.archive;

/// What an [Archive] keeps.
public sealed interface Keepable permits Exchange, Attempt, Imported, Converted {}
