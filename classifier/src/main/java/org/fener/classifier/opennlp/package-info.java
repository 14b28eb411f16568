/// Features and maximum-entropy models: scores with their reasons.
@NullMarked
package org.fener.classifier.opennlp;

import org.jspecify.annotations.NullMarked;
