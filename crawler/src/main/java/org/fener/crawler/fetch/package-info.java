/// The one guarded way to the network: resolve once, check every address, pin, cap, time out, ask robots.txt.
@NullMarked
package org.fener.crawler.fetch;

import org.jspecify.annotations.NullMarked;
