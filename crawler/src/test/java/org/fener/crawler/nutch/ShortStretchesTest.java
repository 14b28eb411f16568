package org.fener.crawler.nutch;

import java.io.IOException;
import java.time.Duration;
import org.fener.crawler.Crawler;
import org.fener.crawler.archive.Archive;
import org.fener.crawler.fetch.GuardedFetcher;

/// The crawler must do the same when the database is told of nearly every visit by itself, while the next are made.
class ShortStretchesTest extends NutchCrawlerTest {

    @Override
    Crawler open(CrawlLock lock, GuardedFetcher fetcher, Archive archive) throws IOException {
        return new NutchCrawler(
                lock, fetcher, archive, new LinksOnlyReader(), clock, CrawlListener.NONE, Duration.ofMillis(1));
    }
}
