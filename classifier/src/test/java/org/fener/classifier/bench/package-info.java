/// Measures the classifier beside its peers: `./fener bench judge`.
@org.jspecify.annotations.NullMarked
package org.fener.classifier.bench;
