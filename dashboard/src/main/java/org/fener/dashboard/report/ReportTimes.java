package org.fener.dashboard.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes times and numbers for a reader: in the installation's zone, in the reader's language.
public final class ReportTimes {

    private final ZoneId zone;
    private final DateTimeFormatter time;
    private final DateTimeFormatter day;
    private final DateTimeFormatter brief;
    private final Locale locale;

    public ReportTimes(String zone, String language) {
        this(ZoneId.of(zone), Locale.forLanguageTag(language));
    }

    public ReportTimes(ZoneId zone, Locale locale) {
        this.zone = zone;
        this.locale = locale;
        this.time = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", locale).withZone(zone);
        this.brief = DateTimeFormatter.ofPattern("d MMM yyyy", locale).withZone(zone);
        this.day = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", locale);
    }

    public String of(Instant instant) {
        return time.format(instant);
    }

    public String day(LocalDate date) {
        return day.format(date);
    }

    /// The day of a moment, short.
    public String dayOf(Instant instant) {
        return brief.format(instant);
    }

    /// A day, short.
    public String dayOf(LocalDate date) {
        return brief.format(date);
    }

    public String zone() {
        return zone.getId();
    }

    /// One decimal, `12.3` or `12,3`.
    public String number(double value) {
        return String.format(locale, "%.1f", value);
    }

    /// A share as a whole per cent.
    public String percent(double value) {
        return String.format(locale, "%.0f %%", value * 100);
    }

    /// The change against the usual with its sign.
    public String change(long value, double usual) {
        return String.format(locale, "%+.1f", value - usual);
    }
}
