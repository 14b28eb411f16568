/// Standing queries, matched as each post arrives.
@NullMarked
package org.fener.indexer.watch;

import org.jspecify.annotations.NullMarked;
