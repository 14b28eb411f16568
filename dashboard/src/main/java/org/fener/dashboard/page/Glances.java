package org.fener.dashboard.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fener.dashboard.round.Installation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Remembers a [Glance] for some seconds, so that a page costs nothing more for it: an older one is still shown while a
/// new one is taken beside, and only after a minute in which nobody asked does somebody wait.
@Component
final class Glances {

    private static final Logger LOG = LoggerFactory.getLogger(Glances.class);

    static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Installation installation;
    private final AtomicBoolean taking = new AtomicBoolean();
    private volatile @Nullable Taken last;

    /// @param nanos of the clock that only runs forward
    private record Taken(Glance glance, long nanos) {
        Duration age() {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }
    }

    Glances(Installation installation) {
        this.installation = installation;
    }

    Glance now() {
        Taken known = last;
        if (known == null || known.age().compareTo(LONGEST) > 0) return taken();
        if (known.age().compareTo(FRESH) > 0 && taking.compareAndSet(false, true))
            Thread.ofVirtual().name("glance").start(this::takeBeside);
        return known.glance();
    }

    private void takeBeside() {
        try {
            taken();
        } catch (RuntimeException e) { // the top of its thread; whoever asks next tries again
            LOG.warn("how things are could not be told: {}", e.toString());
        } finally {
            taking.set(false);
        }
    }

    /// One at a time: who comes meanwhile gets what the one before took.
    private synchronized Glance taken() {
        Taken known = last;
        if (known != null && known.age().compareTo(FRESH) <= 0) return known.glance();
        try {
            Taken fresh = new Taken(Glance.of(installation), System.nanoTime());
            last = fresh;
            return fresh.glance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
