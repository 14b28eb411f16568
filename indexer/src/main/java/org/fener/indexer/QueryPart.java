package org.fener.indexer;

import java.util.Optional;
import org.fener.classifier.Reason.Span;

/// A part of a query that all its hits must have, and what it does to the number of hits.
///
/// @param at      where it stands in the query as typed
/// @param alone   posts that match this part and the filters
/// @param without posts that match all the others and the filters
/// @param instead what was probably meant, if no post has this part and some have one that is written nearly so
public record QueryPart(Span at, long alone, long without, Optional<String> instead) {}
