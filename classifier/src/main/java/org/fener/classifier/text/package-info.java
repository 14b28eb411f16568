/// Normalises a text, tells its language, cuts it into tokens; offsets lead back to the original.
@NullMarked
package org.fener.classifier.text;

import org.jspecify.annotations.NullMarked;
