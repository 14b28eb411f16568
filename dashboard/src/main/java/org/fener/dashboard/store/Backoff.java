package org.fener.dashboard.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When something that was not accepted is tried again: with growing waits, for a day.
final class Backoff {

    /// Waits after the first, second … failed attempt; the last one repeats.
    private static final List<Duration> WAITS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));

    /// What was not accepted by then has failed.
    private static final Duration GIVE_UP = Duration.ofDays(1);

    private Backoff() {}

    /// When to try again.
    ///
    /// @param attempts made before this one
    /// @return empty if it is given up
    static Optional<Instant> next(Instant createdAt, int attempts, Instant now) {
        if (Duration.between(createdAt, now).compareTo(GIVE_UP) >= 0) return Optional.empty();
        return Optional.of(now.plus(WAITS.get(Math.min(attempts, WAITS.size() - 1))));
    }
}
