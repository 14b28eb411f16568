package org.fener.indexer;

/// A post that matches, and how well.
///
/// @param key   of the post: `source/id`
/// @param score of the match, 0 where the order is not by match
public record Ranked(String key, double score) {}
