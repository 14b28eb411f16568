package org.fener.crawler.nutch;

import org.fener.crawler.Round;

/// Hears how far the rounds have come. It is called by the threads that crawl and must not block.
@FunctionalInterface
public interface CrawlListener {

    CrawlListener NONE = soFar -> {};

    /// A round that goes on has come further.
    ///
    /// @param soFar the counts of a round that goes on
    void progress(Round soFar);
}
