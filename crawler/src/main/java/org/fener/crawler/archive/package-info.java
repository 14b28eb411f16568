/// Writes, reads, follows and verifies the WARC 1.1 archive, which is the truth of an installation.
@NullMarked
package org.fener.crawler.archive;

import org.jspecify.annotations.NullMarked;
