/// Measures the index beside its peers; run by `fener bench`, never by the tests.
@NullMarked
package org.fener.indexer.bench;

import org.jspecify.annotations.NullMarked;
