package org.fener.crawler.fetch;

import java.time.Duration;

/// A moment on the JVM's monotonic clock.
record Deadline(long nanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /// Milliseconds left, rounded up; 0 if it has passed.
    int millisLeft() {
        long left = nanos - System.nanoTime();
        return left <= 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, left / 1_000_000 + 1);
    }

    boolean hasPassed() {
        return nanos - System.nanoTime() <= 0;
    }

    Deadline orEarlier(Duration time) {
        Deadline other = in(time);
        return other.nanos - nanos < 0 ? other : this;
    }
}
