/// Runs transformers that a site brings along.
@org.jspecify.annotations.NullMarked
package org.fener.transformer;
