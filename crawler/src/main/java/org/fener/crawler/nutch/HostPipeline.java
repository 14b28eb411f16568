package org.fener.crawler.nutch;

import java.util.concurrent.Semaphore;

/// The visits of one host: while one page is read the next may be asked for, and no more, so that pages are read in the
/// order in which they came and few of them wait in memory.
final class HostPipeline {

    private final Semaphore asking = new Semaphore(1);
    private final Semaphore reading = new Semaphore(1);

    /// Waits until the host may be asked for another page.
    Place enter() throws InterruptedException {
        asking.acquire();
        return new Place();
    }

    /// Where a visit stands, from [#enter] until it is closed. Used by one thread at a time.
    final class Place implements AutoCloseable {

        private Semaphore held = asking;

        private Place() {}

        /// The page has come and is about to be read: waits for the one before, then the host may be asked again.
        void arrived() throws InterruptedException {
            reading.acquire();
            held = reading;
            asking.release();
        }

        @Override
        public void close() {
            held.release();
        }
    }
}
