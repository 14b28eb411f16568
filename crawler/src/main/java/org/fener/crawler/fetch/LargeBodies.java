package org.fener.crawler.fetch;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Room in memory for large bodies, from when they have grown large until their page is read: however many hosts send
/// as much as they may, a few of them are taken in at once and the others wait. Small bodies need no room.
///
/// A server that is slow about a large body holds its room for as long as a fetch may last; who waited longer than a
/// response may be slow is content with what came.
public final class LargeBodies {

    /// Bytes above which a body is large, as it comes and without its codings.
    static final int LARGE = 512 * 1024;

    /// Bytes of a coded body that may become large: less is not, by the cap on the ratio.
    static final int LARGE_WHEN_CODED = 16 * 1024;

    /// At once. Each may take four mebibytes as it came and eight without its codings.
    private static final int AT_ONCE = 4;

    private final Semaphore room = new Semaphore(AT_ONCE, true);

    /// What one fetch, and the reading of what it gives, may come to need.
    public Claim claim() {
        return new Claim(room);
    }

    /// Large bodies that are held in memory.
    int held() {
        return AT_ONCE - room.availablePermits();
    }

    /// Used by one thread at a time; gives back what it took when it is closed.
    public static final class Claim implements AutoCloseable {

        private final Semaphore room;
        private boolean held;

        private Claim(Semaphore room) {
            this.room = room;
        }

        /// Waits for room, so long at most; false if there is none. Who has room once has it until the claim is closed.
        boolean take(Duration most) {
            if (held) return true;
            try {
                held = room.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return held;
        }

        @Override
        public void close() {
            if (held) room.release();
            held = false;
        }
    }
}
