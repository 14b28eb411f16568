/// The embedded index: fields, writer, searcher, refresh, near-duplicates, integrity.
@NullMarked
package org.fener.indexer.lucene;

import org.jspecify.annotations.NullMarked;
