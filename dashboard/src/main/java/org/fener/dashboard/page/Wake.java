package org.fener.dashboard.page;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/// When a post that is put aside comes back.
enum Wake {
    TOMORROW,
    HOUR,
    FOUR_HOURS,
    MONDAY,
    WEEK;

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    Instant after(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return switch (this) {
            case TOMORROW -> morning(today.plusDays(1), zone);
            case HOUR -> now.plus(Duration.ofHours(1));
            case FOUR_HOURS -> now.plus(Duration.ofHours(4));
            case MONDAY -> morning(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), zone);
            case WEEK -> morning(today.plusWeeks(1), zone);
        };
    }

    private static Instant morning(LocalDate day, ZoneId zone) {
        return day.atTime(MORNING).atZone(zone).toInstant();
    }

    static Wake parsed(String name) {
        for (Wake wake : values()) if (wake.inForm().equals(name)) return wake;
        return TOMORROW;
    }

    String inForm() {
        return name().toLowerCase(Locale.ROOT);
    }
}
