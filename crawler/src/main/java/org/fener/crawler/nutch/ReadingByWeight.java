package org.fener.crawler.nutch;

import java.util.concurrent.Semaphore;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Source;
import org.fener.crawler.parse.PageReader;
import org.fener.crawler.parse.PageReading;

/// Reads few pages at once, and huge ones alone: a document in memory weighs many times its page, and the pages of
/// all rounds share one heap. More readers than processors gain nothing but one more, who is there when another
/// waits for memory; huge pages leave at least one reader to the others.
final class ReadingByWeight implements PageReader {

    private static final int BYTES_OF_UNIT = 64 * 1024;

    /// Each element of a tree, with what is found out about it, takes up to a kilobyte.
    private static final int TAGS_OF_UNIT = 1_250;

    /// What is read at once: a page of four mebibytes, or of as many tags as are made a tree of.
    private static final int UNITS = 64;

    /// The weight from which on a page must leave room for others.
    private static final int HUGE = 5;

    private final PageReader reader;
    private final Semaphore room = new Semaphore(UNITS, true);
    private final Semaphore hugeReaders;
    private final Semaphore readers;

    ReadingByWeight(PageReader reader) {
        this(reader, Runtime.getRuntime().availableProcessors());
    }

    ReadingByWeight(PageReader reader, int processors) {
        this.reader = reader;
        this.hugeReaders = new Semaphore(processors, true);
        this.readers = new Semaphore(processors + 1, true);
    }

    @Override
    public PageReading read(FetchedPage page, Source source) {
        int weight = weight(page);
        return weight < HUGE
                ? held(room, weight, () -> held(readers, 1, () -> reader.read(page, source)))
                : held(
                        hugeReaders,
                        1,
                        () -> held(room, weight, () -> held(readers, 1, () -> reader.read(page, source))));
    }

    /// Units of memory that reading it may take, all of them at most. Nobody counts the tags of a small page: most are.
    static int weight(FetchedPage page) {
        int bytes = page.body().length() / BYTES_OF_UNIT;
        return bytes == 0 ? 1 : Math.min(UNITS, 1 + bytes + page.body().count('<') / TAGS_OF_UNIT);
    }

    private interface Work {
        PageReading done();
    }

    private static PageReading held(Semaphore some, int count, Work work) {
        some.acquireUninterruptibly(count);
        try {
            return work.done();
        } finally {
            some.release(count);
        }
    }
}
