/// Trains, calibrates and measures; writes a model and its card.
@NullMarked
package org.fener.classifier.train;

import org.jspecify.annotations.NullMarked;
