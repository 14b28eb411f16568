package org.fener.indexer.lucene;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/// Tells the local calendar day of a time, quickly for many: the answer for each quarter of an hour is kept.
final class Days {

    /// Offsets in use are whole quarters of an hour; a day of another era may be told a few minutes late.
    private static final long QUARTER = 15 * 60 * 1_000L;
    private static final long SECONDS_A_DAY = 86_400;
    private static final int SLOTS = 1 << 14;

    private final ZoneRules rules;
    private final long[] quarters = new long[SLOTS];
    private final long[] days = new long[SLOTS];

    Days(ZoneId zone) {
        this.rules = zone.getRules();
        Arrays.fill(quarters, Long.MIN_VALUE);
    }

    /// Days since 1970-01-01, local.
    long of(long millis) {
        long quarter = Math.floorDiv(millis, QUARTER);
        int slot = (int) (quarter & (SLOTS - 1));
        if (quarters[slot] != quarter) {
            Instant instant = Instant.ofEpochMilli(millis);
            quarters[slot] = quarter;
            days[slot] = Math.floorDiv(
                    instant.getEpochSecond() + rules.getOffset(instant).getTotalSeconds(), SECONDS_A_DAY);
        }
        return days[slot];
    }
}
