package org.fener.indexer.lucene;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// How many times fall on each local calendar day.
final class DayCounts {

    /// Eleven years; a day that shares the place of another is put aside.
    private static final int SLOTS = 1 << 12;

    private final Days calendar;
    private final long[] days = new long[SLOTS];
    private final long[] counts = new long[SLOTS];
    private final Map<Long, Long> aside = new HashMap<>();

    DayCounts(ZoneId zone) {
        this.calendar = new Days(zone);
        Arrays.fill(days, Long.MIN_VALUE);
    }

    void add(long millis) {
        long day = calendar.of(millis);
        int slot = (int) day & (SLOTS - 1);
        if (days[slot] != day) {
            putAside(slot);
            days[slot] = day;
        }
        counts[slot]++;
    }

    private void putAside(int slot) {
        if (counts[slot] > 0) aside.merge(days[slot], counts[slot], Long::sum);
        counts[slot] = 0;
    }

    /// By day since 1970-01-01.
    Map<Long, Long> all() {
        for (int slot = 0; slot < SLOTS; slot++) putAside(slot);
        return Map.copyOf(aside);
    }
}
