package org.fener.indexer.lucene;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;

/// Lets as many in as there are processors, in the order they came: many at once are answered one after another, each
/// as fast as one alone, and nobody is turned away.
final class Admission {

    private final Semaphore seats;

    Admission(int seats) {
        this.seats = new Semaphore(seats, true);
    }

    /// What is done inside.
    @FunctionalInterface
    interface Visit<T> {
        T make() throws IOException;
    }

    <T> T admit(Visit<T> visit) throws IOException {
        try {
            seats.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a place among the searches");
        }
        try {
            return visit.make();
        } finally {
            seats.release();
        }
    }
}
