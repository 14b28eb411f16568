package org.fener.crawler.nutch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.fener.crawler.nutch.NutchCrawler.CrawlParts;

/// Fetches in stretches, each a fetch job of Hadoop's and an update of the crawl database: while what one stretch
/// brought is merged, the next one is fetched. No host is left idle because the database is busy.
final class FetchRelay {

    /// Where an update takes long, stretches last so many times as long: it is all processor and memory.
    private static final int STRETCH_PER_UPDATE = 10;

    private static final Future<?> NOTHING = CompletableFuture.completedFuture("");

    private final CrawlDatabase database;
    private final Configuration settings;
    private final CrawlParts parts;
    private volatile Duration update = Duration.ZERO;

    FetchRelay(CrawlDatabase database, Configuration settings, CrawlParts parts) {
        this.database = database;
        this.settings = settings;
        this.parts = parts;
    }

    /// Returns when everything is fetched or dropped, and merged.
    ///
    /// @param name of the first segments: letters and digits
    void run(FetchTask task, String name, List<FetchList.Due> list) throws IOException, InterruptedException {
        Future<?> before = NOTHING;
        Future<?> last = NOTHING;
        for (int n = 0; !task.isOver(); n++) {
            get(before); // two at once: one is fetched, one is merged
            before = last;
            last = start(task, database.segment(name + "-" + n, n == 0 ? list : List.of()), n == 0, before);
        }
        get(last);
    }

    /// Starts a stretch and returns when it is over; what it gives is there when it is merged, too.
    private Future<?> start(FetchTask task, Path segment, boolean first, Future<?> before)
            throws IOException, InterruptedException {
        FetchStretch stretch = new FetchStretch(task, first);
        FutureTask<Path> work = new FutureTask<>(() -> {
            try {
                FetchJob.run(settings, CrawlDatabase.hadoop(segment), stretch);
            } finally {
                stretch.left();
            }
            get(before);
            if (stretch.hasVisits()) merge(segment);
            else database.discard(segment);
            return segment;
        });
        Duration worthwhile = update.multipliedBy(STRETCH_PER_UPDATE);
        Duration length = worthwhile.compareTo(parts.stretch()) > 0 ? worthwhile : parts.stretch();
        ScheduledFuture<?> timer = parts.timer().schedule(stretch::end, length.toMillis(), TimeUnit.MILLISECONDS);
        try {
            Thread.ofPlatform()
                    .daemon()
                    .name("stretch-" + segment.getFileName())
                    .start(work);
            stretch.await();
            if (!stretch.hasBegun()) get(work); // it failed before it took a visit, and so would the next
            return work;
        } finally {
            timer.cancel(false);
        }
    }

    private void merge(Path segment) throws IOException, InterruptedException {
        parts.updates().acquire();
        Instant start = parts.clock().instant();
        try {
            database.update(segment);
        } finally {
            parts.updates().release();
            update = Duration.between(start, parts.clock().instant());
        }
    }

    private static void get(Future<?> work) throws IOException, InterruptedException {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw NutchCrawler.unwrapped(e);
        }
    }
}
