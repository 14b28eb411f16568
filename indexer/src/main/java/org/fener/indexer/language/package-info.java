/// Forms of one word brought to what they share, by the rules of a language's own grammar.
@NullMarked
package org.fener.indexer.language;

import org.jspecify.annotations.NullMarked;
