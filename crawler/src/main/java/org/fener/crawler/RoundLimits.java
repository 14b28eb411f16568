package org.fener.crawler;

import java.time.Duration;

/// How far one round may go.
///
/// @param pages pages at most, no more than the source's budget
/// @param time  wall time at most
public record RoundLimits(int pages, Duration time) {

    public RoundLimits {
        if (pages < 1) throw new IllegalArgumentException("a round needs at least 1 page, got " + pages);
        if (time.isNegative() || time.isZero())
            throw new IllegalArgumentException("a round needs a time limit above zero, got " + time);
    }

    public static RoundLimits of(Source source) {
        return new RoundLimits(source.budget(), Duration.ofHours(6));
    }
}
