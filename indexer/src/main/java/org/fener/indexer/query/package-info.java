/// What an analyst types becomes a query, or an error that points at the wrong character.
@NullMarked
package org.fener.indexer.query;

import org.jspecify.annotations.NullMarked;
