package org.fener.crawler.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// When each host may be asked next: one table for the whole process, whoever asks and for whichever source.
///
/// A host has one request at a time. The next may start when the delay has passed since the end of the last response,
/// and not before a Retry-After is over. The hosts of a source that share an address share its turn too. Safe for
/// many threads. Time is the JVM's monotonic one: a changed wall clock makes nobody impolite.
public final class Politeness {

    /// Above this many hosts those that are free again are forgotten.
    private static final int MANY = 50_000;

    private final ConcurrentHashMap<String, Slot> slots = new ConcurrentHashMap<>();
    private final InstantSource clock;

    /// @param clock only tells people until when a host asked to be left alone
    public Politeness(InstantSource clock) {
        this.clock = clock;
    }

    /// How long a request to the host of `uri` would have to wait from now; zero if it may start. For planning: the
    /// fetcher waits for its turn by itself.
    public Duration wait(URI uri) {
        return CanonicalUrl.of(uri)
                .map(url -> Optional.ofNullable(slots.get(key(url))))
                .map(slot -> slot.map(Slot::left).orElse(Duration.ZERO))
                .orElse(Duration.ZERO);
    }

    /// Until when the host of `uri` asked to be left alone; empty if it did not, or that time is over.
    public Optional<Instant> heldUntil(URI uri) {
        Instant now = clock.instant();
        return CanonicalUrl.of(uri)
                .map(url -> slots.get(key(url)))
                .map(slot -> slot.heldUntil)
                .filter(until -> until.isAfter(now));
    }

    /// Waits for the turn at the host of `url`; empty, at once, if that would take longer than `longest`.
    Optional<Turn> turn(CanonicalUrl url, Duration longest) throws InterruptedException {
        if (slots.size() > MANY) slots.values().removeIf(Slot::isIdle);
        return take(key(url), longest);
    }

    /// Waits for the turn of a source at an address.
    Optional<Turn> turn(String source, InetAddress address, Duration longest) throws InterruptedException {
        return take(source + " " + address.getHostAddress(), longest);
    }

    /// No request to the host of `url` for so long: its Retry-After.
    void hold(CanonicalUrl url, Duration time) {
        slots.compute(key(url), (key, slot) -> {
            Slot held = slot == null ? new Slot() : slot;
            held.hold(time, clock.instant());
            return held;
        });
    }

    private Optional<Turn> take(String key, Duration longest) throws InterruptedException {
        while (true) {
            Slot slot = slots.computeIfAbsent(key, any -> new Slot());
            if (!slot.take(longest)) return Optional.empty();
            if (slots.get(key) == slot) return Optional.of(new Turn(slot));
            slot.end(Duration.ZERO);
        }
    }

    private static String key(CanonicalUrl url) {
        return url.host() + ":" + url.port();
    }

    /// The right to one request. It must be ended, once.
    static final class Turn {
        private final Slot slot;

        private Turn(Slot slot) {
            this.slot = slot;
        }

        /// The response has ended; the next request may start after `delay`.
        void end(Duration delay) {
            slot.end(delay);
        }
    }

    private static final class Slot {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition free = lock.newCondition();
        private boolean taken;
        private long next = System.nanoTime();
        private volatile Instant heldUntil = Instant.MIN;

        boolean take(Duration longest) throws InterruptedException {
            long latest = System.nanoTime() + longest.toNanos();
            lock.lock();
            try {
                while (true) {
                    long now = System.nanoTime();
                    if (!taken && next - now <= 0) {
                        taken = true;
                        return true;
                    }
                    if (next - latest > 0 || latest - now <= 0) return false;
                    free.awaitNanos(taken ? latest - now : next - now);
                }
            } finally {
                lock.unlock();
            }
        }

        void end(Duration delay) {
            lock.lock();
            try {
                taken = false;
                next = later(next, System.nanoTime() + delay.toNanos());
                free.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void hold(Duration time, Instant now) {
            lock.lock();
            try {
                heldUntil = now.plus(time);
                next = later(next, System.nanoTime() + time.toNanos());
                free.signalAll();
            } finally {
                lock.unlock();
            }
        }

        Duration left() {
            lock.lock();
            try {
                return Duration.ofNanos(Math.max(0, next - System.nanoTime()));
            } finally {
                lock.unlock();
            }
        }

        boolean isIdle() {
            if (!lock.tryLock()) return false;
            try {
                return !taken && next - System.nanoTime() < -TimeUnit.MINUTES.toNanos(5) && !lock.hasWaiters(free);
            } finally {
                lock.unlock();
            }
        }

        private static long later(long one, long other) {
            return one - other > 0 ? one : other;
        }
    }
}
