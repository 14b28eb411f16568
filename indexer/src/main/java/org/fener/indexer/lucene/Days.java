package org.fener.indexer.lucene;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/// Tells the local calendar day of a time, quickly for many: of each day of UTC it is kept when the local day turns.
final class Days {

    private static final long DAY = 86_400_000L;

    /// Eleven years.
    private static final int SLOTS = 1 << 12;

    /// Days of UTC beyond which nothing is kept: half a million years.
    private static final long FAR = 200_000_000;

    private final ZoneId zone;
    private final long[] kept = new long[SLOTS];
    private final long[] first = new long[SLOTS];
    private final long[] last = new long[SLOTS];
    private final long[] turns = new long[SLOTS];

    Days(ZoneId zone) {
        this.zone = zone;
        Arrays.fill(kept, Long.MIN_VALUE);
    }

    /// Days since 1970-01-01, local.
    long of(long millis) {
        long day = Math.floorDiv(millis, DAY);
        if (Math.abs(day) > FAR) return local(millis);
        int slot = (int) day & (SLOTS - 1);
        if (kept[slot] != day) keep(day, slot);
        return millis < turns[slot] ? first[slot] : last[slot];
    }

    private void keep(long day, int slot) {
        kept[slot] = day;
        first[slot] = local(day * DAY);
        last[slot] = local(day * DAY + DAY - 1);
        turns[slot] =
                LocalDate.ofEpochDay(last[slot]).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private long local(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone).toEpochDay();
    }
}
