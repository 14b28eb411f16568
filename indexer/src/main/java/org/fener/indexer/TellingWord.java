package org.fener.indexer;

/// A word that posts of an answer have more often than others do.
///
/// @param word     as it is written most often
/// @param posts    of the answer that have it, as far as they were looked at
/// @param looked   posts of the answer that were looked at: all, or a sample that is the same each time
/// @param all      posts of the whole index that have it
/// @param surprise how little chance explains it (log-likelihood ratio, G²): beyond 10.8, once in a thousand words
public record TellingWord(String word, long posts, long looked, long all, double surprise) {}
