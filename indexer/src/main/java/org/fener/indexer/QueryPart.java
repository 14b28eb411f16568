package org.fener.indexer;

import org.fener.classifier.Reason.Span;

/// A part of a query that all its hits must have, and what it does to the number of hits.
///
/// @param at      where it stands in the query as typed
/// @param alone   posts that match this part and the filters
/// @param without posts that match all the others and the filters
public record QueryPart(Span at, long alone, long without) {}
