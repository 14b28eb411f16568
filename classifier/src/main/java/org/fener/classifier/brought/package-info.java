/// Categories that a site brings along with a model of its own, such as a fine-tuned transformer, beside those of the
/// program: one folder a category, kept as data.
@org.jspecify.annotations.NullMarked
package org.fener.classifier.brought;
