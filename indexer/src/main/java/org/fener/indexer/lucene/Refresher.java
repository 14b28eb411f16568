package org.fener.indexer.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.search.SearcherManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes changes visible at once when they come singly, and in groups when they come fast: after a refresh it rests
/// as long as the refresh took for every change that it showed, at most nine times and half a second.
final class Refresher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);
    private static final int MOST_TIMES = 9;
    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(500);

    private final SearcherManager searchers;
    private final Semaphore changed = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    Refresher(SearcherManager searchers) {
        this.searchers = searchers;
        this.thread = Thread.ofPlatform().daemon().name("index-refresh").start(this::run);
    }

    /// Something waits to become visible.
    void changed() {
        changed.release();
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                changed.acquire();
                int changes = 1 + changed.drainPermits();
                long start = System.nanoTime();
                refresh();
                long rest = Math.min(LONGEST_REST, Math.min(MOST_TIMES, changes) * (System.nanoTime() - start));
                if (closing.await(rest, TimeUnit.NANOSECONDS)) return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refresh() {
        if (closing.getCount() == 0) return;
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException | RuntimeException e) {
            LOG.error("The index could not be refreshed; searches go on with what they have seen so far.", e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        changed.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while the index was closing", e));
        }
    }
}
