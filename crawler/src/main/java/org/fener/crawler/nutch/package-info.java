/// Runs Nutch's inject–generate–fetch–update cycle for a source, with generate and fetch jobs of our own.
@NullMarked
package org.fener.crawler.nutch;

import org.jspecify.annotations.NullMarked;
