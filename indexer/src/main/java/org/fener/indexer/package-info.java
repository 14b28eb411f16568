/// The index of all posts: what is kept of a post and how it is asked for.
@NullMarked
package org.fener.indexer;

import org.jspecify.annotations.NullMarked;
