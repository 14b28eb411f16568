package org.fener.indexer.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// When the owner of a watch is told of what it found. Nothing is lost by waiting: an alert is kept at once and shown
/// when its time has come.
///
/// @param quiet       hours in which nothing is told
/// @param silentUntil put off by the owner until then
public record Telling(Rhythm rhythm, Optional<Quiet> quiet, Optional<Instant> silentUntil) {

    public enum Rhythm {
        /// each by itself, at once
        EACH,
        /// what came in a quarter of an hour, together
        QUARTER_HOUR,
        /// what came in a day, together, in the morning
        DAY
    }

    /// Local hours, over midnight where they end before they begin.
    public record Quiet(LocalTime from, LocalTime until) {

        public Quiet {
            if (from.equals(until))
                throw new IllegalArgumentException("quiet hours must end at another time than they begin, got " + from);
        }

        boolean covers(LocalTime time) {
            boolean begun = !time.isBefore(from);
            boolean over = !time.isBefore(until);
            return from.isBefore(until) ? begun && !over : begun || !over;
        }
    }

    public static final Telling AT_ONCE = new Telling(Rhythm.EACH, Optional.empty(), Optional.empty());

    /// When the digest of a day is told.
    static final LocalTime MORNING = LocalTime.of(8, 0);

    private static final Duration QUARTER = Duration.ofMinutes(15);

    /// When its owner is told of what was found at `found`.
    public Instant when(Instant found, ZoneId zone) {
        Instant from = silentUntil.filter(found::isBefore).orElse(found);
        ZonedDateTime told =
                switch (rhythm) {
                    case EACH -> from.atZone(zone);
                    case QUARTER_HOUR -> nextQuarter(from).atZone(zone);
                    case DAY -> next(from.atZone(zone), MORNING);
                };
        LocalTime time = told.toLocalTime();
        return quiet.filter(hours -> hours.covers(time))
                .map(hours -> next(told, hours.until()))
                .orElse(told)
                .toInstant();
    }

    public Telling silentUntil(Instant end) {
        return new Telling(rhythm, quiet, Optional.of(end));
    }

    private static Instant nextQuarter(Instant at) {
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        long quarters = Duration.between(hour, at).toSeconds() / QUARTER.toSeconds() + 1;
        return hour.plus(QUARTER.multipliedBy(quarters));
    }

    private static ZonedDateTime next(ZonedDateTime at, LocalTime time) {
        ZonedDateTime today = at.with(time);
        return today.isAfter(at) ? today : at.plusDays(1).with(time);
    }
}
