package org.fener.crawler.parse;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.parse.DateWords.Kind;
import org.jspecify.annotations.Nullable;

/// One date in words or numbers: takes the clock time and the zone out of it, reads the words, and makes a day of what
/// is left.
final class DateTokens {

    private static final Pattern CJK =
            Pattern.compile("(\\d{4})\\s*[年년]\\s*(\\d{1,2})\\s*[月월]\\s*(\\d{1,2})\\s*[日号일]?");
    /// In Croatian, where a dot follows the day, it is October.
    private static final Pattern POLISH_NOVEMBER = Pattern.compile("\\d\\s+listopada?(?!\\p{L})");
    private final DateReader reader;
    private String rest;
    private @Nullable LocalTime clock;
    private @Nullable ZoneOffset zone;
    private List<DatePiece> pieces = List.of();

    DateTokens(String folded, DateReader reader) {
        this.reader = reader;
        String spaced = folded.replace('\u00a0', ' ').replace('\u202f', ' ');
        boolean mayBeOfYear = spaced.indexOf('年') >= 0 || spaced.indexOf('년') >= 0;
        this.rest = mayBeOfYear ? CJK.matcher(spaced).replaceAll("$1-$2-$3 ") : spaced;
    }

    Optional<PublishedAt> read() {
        ClockTime.in(rest).ifPresent(this::take);
        Optional<NumericDate> numbers = NumericDate.in(rest, clock != null, reader);
        numbers.ifPresent(taken -> rest = taken.rest());
        Optional<LocalDate> numeric = numbers.flatMap(NumericDate::day);
        pieces = DatePiece.of(rest);
        half();
        if (numeric.isEmpty() && clock == null && isNow()) return Optional.of(reader.relative(reader.now()));
        Optional<PublishedAt> counted =
                numeric.isEmpty() ? CountedTime.in(rest, pieces, Optional.ofNullable(clock), reader) : Optional.empty();
        if (counted.isPresent()) return counted;
        Optional<LocalDate> day = numeric.or(this::named);
        if (day.isPresent()) return Optional.of(absolute(day.get()));
        return relativeDay().map(found -> reader.relative(found, Optional.ofNullable(clock)));
    }

    private PublishedAt absolute(LocalDate day) {
        takeZone();
        if (clock == null) return reader.of(day);
        LocalDateTime time = day.atTime(clock);
        return zone == null ? reader.of(time) : reader.of(time, zone);
    }

    private void take(ClockTime found) {
        clock = found.time();
        zone = found.zone().orElse(null);
        rest = found.rest();
    }

    private void takeZone() {
        if (zone != null || clock == null) return;
        for (DatePiece piece : pieces) if (piece.is(Kind.ZONE)) zone = ZoneOffset.of(piece.value(Kind.ZONE));
    }

    /// "9 pm", "下午3:30": a half of the day turns the clock.
    private void half() {
        for (int i = 0; i < pieces.size(); i++) {
            DatePiece piece = pieces.get(i);
            if (!piece.is(Kind.HALF)) continue;
            boolean pm = piece.value(Kind.HALF).equals("pm");
            if (clock == null && i > 0 && pieces.get(i - 1).isNumber()) {
                int hour = Integer.parseInt(pieces.get(i - 1).text());
                if (hour < 1 || hour > 12) continue;
                clock = LocalTime.of(hour % 12 + (pm ? 12 : 0), 0);
                pieces.remove(i);
                pieces.remove(i - 1);
                return;
            }
            if (clock == null) continue;
            int hour = clock.getHour();
            if (pm && hour < 12) clock = clock.plusHours(12);
            if (!pm && hour == 12) clock = clock.minusHours(12);
            return;
        }
    }

    private boolean isNow() {
        return !pieces.isEmpty()
                && pieces.stream().anyMatch(piece -> piece.is(Kind.NOW))
                && pieces.stream()
                        .noneMatch(piece -> piece.isNumber()
                                || piece.is(Kind.MONTH)
                                || (piece.is(Kind.UNIT) && !piece.is(Kind.NOW)));
    }

    /// A day with its month in words.
    private Optional<LocalDate> named() {
        int at = -1;
        for (int i = 0; i < pieces.size(); i++) {
            if (!pieces.get(i).is(Kind.MONTH) && !pieces.get(i).is(Kind.JMONTH)) continue;
            boolean surer = at < 0 || pieces.get(at).is(Kind.WEEKDAY) || (!nextToNumber(at) && nextToNumber(i));
            if (surer) at = i;
        }
        if (at < 0) return Optional.empty();
        int year = -1;
        int day = -1;
        for (int distance = 1; distance < pieces.size(); distance++)
            for (int i : new int[] {at - distance, at + distance}) {
                if (i < 0
                        || i >= pieces.size()
                        || !pieces.get(i).isNumber()
                        || pieces.get(i).text().indexOf('.') >= 0) continue;
                String digits = pieces.get(i).text();
                if (digits.length() == 4 && year < 0) year = Integer.parseInt(digits);
                else if (digits.length() <= 2 && day < 0 && fits(digits)) day = Integer.parseInt(digits);
                else if (digits.length() == 2 && year < 0)
                    year = pieces.get(at).is(Kind.MONTH)
                            ? NumericDate.century(Integer.parseInt(digits))
                            : Integer.parseInt(digits);
            }
        DatePiece month = pieces.get(at);
        boolean spelled = month.is(Kind.JMONTH) && at > 0 && pieces.get(at - 1).is(Kind.NUMBER);
        if (spelled) day = (int) pieces.get(at - 1).number();
        if (day < 1) return Optional.empty();
        if (month.is(Kind.JMONTH) && ((year >= 1250 && year < 1500) || !month.is(Kind.MONTH)))
            return PersianCalendar.day(
                    PersianCalendar.year(year, reader.today()), Integer.parseInt(month.value(Kind.JMONTH)), day);
        boolean polish =
                rest.contains("listopad") && POLISH_NOVEMBER.matcher(rest).find();
        int number = polish ? 11 : Integer.parseInt(month.value(Kind.MONTH));
        return Optional.of(year < 0 ? NumericDate.lastSuchDay(number, day, reader) : LocalDate.of(year, number, day));
    }

    /// "Fri 29 'ok 1899": which day is meant stands in a word that we do not know, not in the day of the week.
    private boolean isOfUnknownMonth() {
        return pieces.stream().anyMatch(DatePiece::isNumber)
                && pieces.stream().anyMatch(piece -> !piece.isNumber() && piece.meanings() == null);
    }

    private static boolean fits(String digits) {
        int day = Integer.parseInt(digits);
        return day >= 1 && day <= 31;
    }

    private boolean nextToNumber(int at) {
        return (at > 0 && pieces.get(at - 1).isNumber())
                || (at + 1 < pieces.size() && pieces.get(at + 1).isNumber());
    }

    /// "yesterday", "Friday", or a bare clock time, which is today's.
    private Optional<LocalDate> relativeDay() {
        LocalDate today = reader.today();
        for (DatePiece piece : pieces)
            if (piece.is(Kind.DAY)) return Optional.of(today.plusDays(Integer.parseInt(piece.value(Kind.DAY))));
        if (isOfUnknownMonth()) return Optional.empty();
        for (DatePiece piece : pieces)
            if (piece.is(Kind.WEEKDAY)) {
                DayOfWeek day = DayOfWeek.of(Integer.parseInt(piece.value(Kind.WEEKDAY)));
                return Optional.of(today.with(TemporalAdjusters.previousOrSame(day)));
            }
        boolean onlyClock =
                clock != null && pieces.stream().allMatch(piece -> piece.is(Kind.HALF) || piece.is(Kind.ZONE));
        return onlyClock ? Optional.of(today) : Optional.empty();
    }
}
