package org.fener.crawler;

import java.time.Duration;

/// How far one round may go.
///
/// @param pages pages at most, no more than the source's budget
/// @param time  wall time at most
/// @param ahead what comes due within this time after the round began counts as due
public record RoundLimits(int pages, Duration time, Duration ahead) {

    public RoundLimits {
        if (pages < 1) throw new IllegalArgumentException("a round needs at least 1 page, got " + pages);
        if (time.isNegative() || time.isZero())
            throw new IllegalArgumentException("a round needs a time limit above zero, got " + time);
        if (ahead.isNegative()) throw new IllegalArgumentException("a round cannot look back, got ahead " + ahead);
    }

    public RoundLimits(int pages, Duration time) {
        this(pages, time, Duration.ZERO);
    }

    public static RoundLimits of(Source source) {
        return new RoundLimits(source.budget(), Duration.ofHours(6));
    }

    public RoundLimits lookingAhead(Duration further) {
        return new RoundLimits(pages, time, further);
    }
}
