package org.fener.dashboard.round;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Shows that jobs still run: one of them beats each time it looks around.
public final class Pulse {

    private final InstantSource clock;
    private final AtomicReference<Optional<Instant>> last = new AtomicReference<>(Optional.empty());

    Pulse(InstantSource clock) {
        this.clock = clock;
    }

    public void beat() {
        last.set(Optional.of(clock.instant()));
    }

    /// Empty until the first beat of this process.
    public Optional<Instant> last() {
        return last.get();
    }
}
