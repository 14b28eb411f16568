package org.fener.crawler.nutch;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fener.crawler.nutch.Visit.Line;

/// The visits that one of Hadoop's fetch jobs writes down. Fetching goes on beyond its end: the next stretch takes
/// over.
final class FetchStretch {

    /// Where a visit's records go.
    interface Writer {
        void write(Line record) throws IOException, InterruptedException;
    }

    private final FetchTask task;
    private final boolean first;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean begun;
    private volatile boolean due;
    private volatile boolean visited;

    /// @param first whether its job's list is what the task begins with
    FetchStretch(FetchTask task, boolean first) {
        this.task = task;
        this.first = first;
    }

    /// One address of the fetch list.
    void add(PageTask address) {
        task.add(address);
    }

    /// It shall end with the next visit.
    void end() {
        due = true;
    }

    /// Writes visits down, one at least, until it shall end or there are none any more.
    void run(Writer writer) throws InterruptedException {
        begun = true;
        if (first) task.filled();
        try {
            Optional<Visit> visit = task.next();
            while (visit.isPresent()) {
                visited = true;
                task.keep(visit.get(), writer);
                visit = due ? Optional.empty() : task.next();
            }
        } finally {
            ended.countDown();
        }
    }

    /// Its job has ended, whether it got to [#run] or not.
    void left() {
        ended.countDown();
    }

    /// Waits for the end of [#run].
    void await() throws InterruptedException {
        ended.await();
    }

    /// The same, for so long at most, and then a little more: the job that it is part of has some writing to do.
    void awaitEnd(Duration little) throws InterruptedException {
        if (ended.await(20 * little.toMillis(), TimeUnit.MILLISECONDS)) TimeUnit.MILLISECONDS.sleep(little.toMillis());
    }

    /// Whether its job got to [#run].
    boolean hasBegun() {
        return begun;
    }

    /// Whether it has anything to tell the crawl database.
    boolean hasVisits() {
        return visited;
    }

    /// Why the archive could not take a visit; then the job must not count.
    Optional<IOException> broken() {
        return task.broken();
    }
}
