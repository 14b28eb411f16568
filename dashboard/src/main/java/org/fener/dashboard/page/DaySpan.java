package org.fener.dashboard.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// The days that a search is narrowed to, the first and the last included; whichever stands first is the earlier one.
record DaySpan(Optional<LocalDate> from, Optional<LocalDate> until) {

    static final DaySpan EVER = new DaySpan(Optional.empty(), Optional.empty());

    /// Names in an address: one day, or the first and the last.
    static final List<String> PARAMETERS = List.of("day", "from", "until");

    DaySpan {
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            Optional<LocalDate> later = from;
            from = until;
            until = later;
        }
    }

    static DaySpan on(LocalDate day) {
        return new DaySpan(Optional.of(day), Optional.of(day));
    }

    /// As an address says it; what is no day is not looked at.
    static DaySpan of(MultiValueMap<String, String> parameters) {
        return day(parameters.getFirst("day"))
                .map(DaySpan::on)
                .orElseGet(() -> new DaySpan(day(parameters.getFirst("from")), day(parameters.getFirst("until"))));
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return Optional.ofNullable(text).filter(day -> !day.isEmpty()).map(LocalDate::parse);
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    boolean isEver() {
        return from.isEmpty() && until.isEmpty();
    }

    boolean isOn(String day) {
        return from.isPresent() && from.equals(until) && from.get().toString().equals(day);
    }

    Optional<Instant> begins(ZoneId zone) {
        return from.map(day -> day.atStartOfDay(zone).toInstant());
    }

    /// When the first day after it begins.
    Optional<Instant> ends(ZoneId zone) {
        return until.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /// As it stands in an address.
    Map<String, String> parameters() {
        if (from.isPresent() && from.equals(until))
            return Map.of("day", from.get().toString());
        Map<String, String> ends = new TreeMap<>();
        from.ifPresent(day -> ends.put("from", day.toString()));
        until.ifPresent(day -> ends.put("until", day.toString()));
        return ends;
    }

    @Override
    public String toString() {
        if (from.equals(until)) return from.map(LocalDate::toString).orElse("");
        return (from.map(LocalDate::toString).orElse("") + " – "
                        + until.map(LocalDate::toString).orElse(""))
                .strip();
    }
}
