package org.fener.indexer;

import java.time.Instant;

/// What a post was given for one category.
///
/// @param language    in which it was judged; empty if that is not known
/// @param probability calibrated, 0 to 1
/// @param firstSeen   to the millisecond
public record Scored(String key, String language, double probability, Instant firstSeen) {}
