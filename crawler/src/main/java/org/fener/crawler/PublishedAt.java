package org.fener.crawler;

import java.time.Instant;
import java.time.ZoneId;

/// The time that a page gives for a post. It is the page's claim; the fetch time is the evidence.
///
/// @param at        the instant
/// @param zone      the zone it was printed in, or that of the source where the page names none
/// @param precision how much of it the page said
public record PublishedAt(Instant at, ZoneId zone, Precision precision) {

    public enum Precision {
        /// date, time and zone
        EXACT,
        /// date and time; the zone is the source's
        ZONE_ASSUMED,
        /// only the day
        DAY,
        /// "3 hours ago", "yesterday": counted back from the fetch
        RELATIVE
    }
}
