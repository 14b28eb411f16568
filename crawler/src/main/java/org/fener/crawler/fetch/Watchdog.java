package org.fener.crawler.fetch;

import java.io.Closeable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Cuts connections from outside: a handshake may stutter for ever below every read's own limit.
final class Watchdog implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("fetch-watchdog").daemon().factory());

    Watchdog() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /// Closes `connection` at the deadline unless cancelled.
    ScheduledFuture<?> closeAt(Deadline deadline, Closeable connection) {
        return timer.schedule(
                () -> {
                    connection.close();
                    return deadline;
                },
                deadline.millisLeft(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
