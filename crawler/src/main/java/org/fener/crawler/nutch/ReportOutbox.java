package org.fener.crawler.nutch;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.fener.crawler.Round;
import org.fener.crawler.archive.ArchivePosition;

/// What waits to be said to the main process. Nobody who crawls waits for the pipe: positions and progress
/// replace what was not yet said of the same file or source, so that it stays small however slowly the main
/// process listens. Progress alone is said a few times a second: nobody reads a number for each page.
final class ReportOutbox implements AutoCloseable {

    private static final long PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final PrintStream out;
    private final JsonLines json = new JsonLines();
    private final Map<String, ArchivePosition> durable = new LinkedHashMap<>();
    private final Map<String, Round> progress = new LinkedHashMap<>();
    private final Queue<CrawlReport> others = new ArrayDeque<>();
    private final Thread writer;
    private long nextProgress = System.nanoTime();
    private boolean closed;

    ReportOutbox(PrintStream out) {
        this.out = out;
        this.writer = Thread.ofPlatform().name("report-writer").daemon().start(this::write);
    }

    synchronized void durable(ArchivePosition position) {
        durable.put(position.file(), position);
        notifyAll();
    }

    synchronized void progress(Round soFar) {
        boolean isNews = progress.isEmpty();
        progress.put(soFar.source(), soFar);
        if (isNews) notifyAll();
    }

    synchronized void say(CrawlReport report) {
        others.add(report);
        notifyAll();
    }

    private void write() {
        try {
            for (List<CrawlReport> batch = next(); !batch.isEmpty(); batch = next()) {
                for (CrawlReport report : batch) out.println(json.write(report));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Positions go first: who hears that a round is done may read all it wrote.
    private synchronized List<CrawlReport> next() throws InterruptedException {
        while (durable.isEmpty() && others.isEmpty() && !closed) {
            long left = progress.isEmpty() ? Long.MAX_VALUE : nextProgress - System.nanoTime();
            if (left <= 0) break;
            if (progress.isEmpty()) wait();
            else TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        nextProgress = System.nanoTime() + PROGRESS_NANOS;
        List<CrawlReport> batch = new ArrayList<>();
        durable.values().forEach(position -> batch.add(new CrawlReport.Durable(position)));
        progress.values().forEach(round -> batch.add(new CrawlReport.Progress(round)));
        batch.addAll(others);
        durable.clear();
        progress.clear();
        others.clear();
        return batch;
    }

    /// Says what waits, and ends.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            writer.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
