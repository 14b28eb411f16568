package org.fener.crawler.nutch;

import java.util.concurrent.Semaphore;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Source;
import org.fener.crawler.parse.PageReader;
import org.fener.crawler.parse.PageReading;

/// Reads many small pages at once and a huge one alone: a document in memory weighs many times its page, and the pages
/// of all rounds share one heap.
final class ReadingByWeight implements PageReader {

    private static final int UNIT = 64 * 1024;
    private static final int UNITS = 64;

    private final PageReader reader;
    private final Semaphore room = new Semaphore(UNITS, true);

    ReadingByWeight(PageReader reader) {
        this.reader = reader;
    }

    @Override
    public PageReading read(FetchedPage page, Source source) {
        int weight = Math.min(UNITS, 1 + page.body().length() / UNIT);
        room.acquireUninterruptibly(weight);
        try {
            return reader.read(page, source);
        } finally {
            room.release(weight);
        }
    }
}
