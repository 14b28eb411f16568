package org.fener.dashboard.round;

import java.io.IOException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Lets writers into the archive side by side, or one who takes records out of it alone.
public final class ArchiveDoor {

    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);

    /// Something that is done to the archive.
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    /// Held open by a writer; the thread that entered leaves.
    public interface Entered extends AutoCloseable {
        @Override
        void close();
    }

    public Entered enter() {
        lock.readLock().lock();
        return () -> lock.readLock().unlock();
    }

    void alone(Work work) throws IOException {
        lock.writeLock().lock();
        try {
            work.run();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
