/// Reads and checks the sources that we are allowed to watch (`config/sources.yaml`).
@NullMarked
package org.fener.crawler.source;

import org.jspecify.annotations.NullMarked;
