/// Counts and changes by category, source, place and day.
@NullMarked
package org.fener.indexer.trend;

import org.jspecify.annotations.NullMarked;
