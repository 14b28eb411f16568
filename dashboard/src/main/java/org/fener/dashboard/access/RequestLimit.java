package org.fener.dashboard.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// So many requests a minute for each who asks, a minute's worth of them at once. Counts are kept in memory.
public final class RequestLimit {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 10_000;

    private final InstantSource clock;
    private final Duration each;
    /// When all that was asked for would be paid off, by who asked: never more than a minute ahead.
    private final Map<String, Instant> paid = new LinkedHashMap<>();

    public RequestLimit(InstantSource clock, int perMinute) {
        this.clock = clock;
        this.each = MINUTE.dividedBy(perMinute);
    }

    /// Counts a request.
    ///
    /// @return how long to wait before the next one, if this one was too many
    public synchronized Optional<Duration> ask(String who) {
        Instant now = clock.instant();
        Instant before = paid.remove(who);
        Instant start = before == null || before.isBefore(now) ? now : before;
        Instant after = start.plus(each);
        boolean tooMany = Duration.between(now, after).compareTo(MINUTE) > 0;
        paid.put(who, tooMany ? start : after);
        if (paid.size() > MOST_KEPT) paid.remove(paid.keySet().iterator().next());
        return tooMany ? Optional.of(Duration.between(now, after).minus(MINUTE)) : Optional.empty();
    }
}
