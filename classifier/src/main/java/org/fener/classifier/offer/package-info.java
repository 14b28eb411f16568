/// What an offer says of itself: the way, the price, seats, pay, papers, each with its place in the text.
@org.jspecify.annotations.NullMarked
package org.fener.classifier.offer;
