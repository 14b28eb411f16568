package org.fener.crawler.nutch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When to come back to a page. Places where news appear (start pages, lists, feeds, a page that got longer)
/// are looked at every `every`; what stands still is looked at ever more rarely, and soon again once it
/// moved.
final class Revisit {

    static final Duration MOST = Duration.ofDays(90);

    /// A page whose newest post is a year old is looked at again in about a month.
    private static final int AGE_PER_INTERVAL = 12;

    private final Duration every;

    Revisit(Duration every) {
        this.every = every;
    }

    /// What one look at a page showed.
    ///
    /// @param start   a start page of the source
    /// @param first   the first look ever
    /// @param changed it says something else than last time
    /// @param grew    it leads to parts or items that were not known
    /// @param newest  the time of the newest post on it
    record Look(boolean start, boolean first, boolean changed, boolean grew, Optional<Instant> newest) {}

    /// After a page that was there.
    Duration after(Look look, PageNotes notes, Duration last, Instant now) {
        boolean place = notes.place();
        if (look.start() || (place && !notes.laterPart())) return every;
        if (look.grew() && (place || !look.first())) return every;
        if (look.first())
            return between(look.newest().map(newest -> quiet(newest, now)).orElseGet(() -> every.multipliedBy(4)));
        boolean moved = look.changed() && !place;
        return between(moved ? last.dividedBy(4) : last.multipliedBy(2));
    }

    /// After 304: nothing changed.
    Duration afterNotModified(boolean start, PageNotes notes, Duration last) {
        boolean place = notes.place() && !notes.laterPart();
        return start || place ? every : between(last.multipliedBy(2));
    }

    /// After "gone", "forbidden" or a refusal by robots.txt: it may be a mistake, so not never, but ever more
    /// rarely.
    Duration afterGone(Duration last) {
        Duration day = Duration.ofDays(1);
        return between(last.compareTo(day) < 0 ? day : last.multipliedBy(3));
    }

    /// After a failure that may pass: at the next round, then with growing patience up to a day.
    Duration afterFailure(int retries) {
        Duration patience = every.multipliedBy(1L << Math.min(retries, 10));
        Duration day = Duration.ofDays(1);
        return patience.compareTo(day) > 0 && every.compareTo(day) < 0 ? day : between(patience);
    }

    private static Duration quiet(Instant newest, Instant now) {
        return Duration.ofSeconds(Duration.between(newest, now).toSeconds() / AGE_PER_INTERVAL);
    }

    private Duration between(Duration wish) {
        if (wish.compareTo(every) < 0) return every;
        return wish.compareTo(MOST) > 0 ? (every.compareTo(MOST) > 0 ? every : MOST) : wish;
    }
}
