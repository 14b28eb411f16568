/// From a text to a verdict: categories, scores, reasons.
@NullMarked
package org.fener.classifier;

import org.jspecify.annotations.NullMarked;
