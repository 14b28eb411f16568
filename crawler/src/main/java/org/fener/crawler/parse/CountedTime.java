package org.fener.crawler.parse;

import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.parse.DateWords.Kind;

/// A time that is counted back from the fetch, or on from it.
final class CountedTime {

    /// "+2 days", "now + 1 hour".
    private static final Pattern PLUS = Pattern.compile("^(?:now )?\\+ ?\\d");

    private final String text;
    private final List<DatePiece> pieces;
    private final Optional<LocalTime> clock;
    private final DateReader reader;

    private CountedTime(String text, List<DatePiece> pieces, Optional<LocalTime> clock, DateReader reader) {
        this.text = text;
        this.pieces = pieces;
        this.clock = clock;
        this.reader = reader;
    }

    /// @param text   what the pieces are of
    /// @param clock that stood beside it
    static Optional<PublishedAt> in(String text, List<DatePiece> pieces, Optional<LocalTime> clock, DateReader reader) {
        CountedTime time = new CountedTime(text, pieces, clock, reader);
        return time.phrase().or(time::counted);
    }

    /// A phrase that some language uses as a whole.
    private Optional<PublishedAt> phrase() {
        return any(piece -> piece.is(Kind.MONTH) && !piece.is(Kind.UNIT))
                ? Optional.empty()
                : RelativePhrases.ALL.look(text).map(count -> {
                    int months = months(count.unit());
                    boolean days = count.number() == Math.rint(count.number())
                            && count.unit().length() > 4;
                    Period period =
                            months > 0 ? Period.ofMonths((int) Math.round(count.number() * months)) : Period.ZERO;
                    if (days) period = period(count.unit(), (int) count.number());
                    long seconds = months > 0 || days ? 0 : Math.round(count.number() * Long.parseLong(count.unit()));
                    return from(count.ahead(), period, seconds);
                });
    }

    private PublishedAt from(boolean ahead, Period period, long seconds) {
        ZonedDateTime now = reader.now().atZone(reader.zone());
        ZonedDateTime then = ahead
                ? now.plus(period).plusSeconds(seconds)
                : now.minus(period.normalized()).minusSeconds(seconds);
        return reader.relative((clock.isEmpty() ? then : then.with(clock.get())).toInstant());
    }

    /// "3 days ago", "преди час", "2 години и 3 месеца".
    private Optional<PublishedAt> counted() {
        boolean ago = any(piece -> piece.is(Kind.AGO));
        boolean dated = any(piece ->
                (piece.is(Kind.MONTH) || piece.is(Kind.JMONTH)) && !piece.is(Kind.UNIT) && !piece.is(Kind.AHEAD));
        if (dated && !ago) return Optional.empty();
        boolean ahead = !ago
                && (any(piece -> piece.is(Kind.AHEAD)) || PLUS.matcher(text).find());
        Period period = Period.ZERO;
        long seconds = 0;
        boolean any = false;
        boolean explicit = false;
        for (int i = 0; i < pieces.size(); i++) explicit |= count(i, false) >= 0;
        for (int i = 0; i < pieces.size(); i++) {
            double count = count(i, (ago || ahead) && !explicit);
            if (count < 0) continue;
            String unit = unit(pieces.get(i));
            any = true;
            if (months(unit) > 0) period = period.plusMonths(Math.round(count * months(unit)));
            else if (count == Math.rint(count) && unit.length() > 4) period = period.plus(period(unit, (int) count));
            else seconds += Math.round(count * Long.parseLong(unit));
        }
        if (!any) return Optional.empty();
        return Optional.of(from(ahead, period, seconds));
    }

    private boolean any(Predicate<DatePiece> wanted) {
        for (DatePiece piece : pieces) if (wanted.test(piece)) return true;
        return false;
    }

    private String unit(DatePiece piece) {
        if (piece.is(Kind.LAST)) return piece.value(Kind.LAST);
        if (piece.is(Kind.DUAL)) return piece.value(Kind.DUAL);
        String unit = piece.value(Kind.UNIT);
        // година is a year in Bulgarian and Serbian, an hour in Ukrainian
        boolean hours = piece.text().startsWith("год")
                && unit.equals("Y")
                && any(each -> each.text().equals("тому"));
        return hours ? "3600" : unit;
    }

    /// How many of the unit that stands there, below zero if none stands there.
    private double count(int at, boolean ago) {
        DatePiece piece = pieces.get(at);
        if (piece.is(Kind.LAST))
            return at > 0 && pieces.get(at - 1).isNumber() ? pieces.get(at - 1).number() : 1;
        if (piece.is(Kind.DUAL)) return 2;
        if (!piece.is(Kind.UNIT)) return -1;
        boolean isNumber = piece.is(Kind.NUMBER)
                && at + 1 < pieces.size()
                && pieces.get(at + 1).is(Kind.UNIT);
        if (isNumber) return -1;
        // Romanian: "12 de ore"
        int from = at > 1 && pieces.get(at - 1).text().equals("de") ? at - 2 : at - 1;
        double before = from < 0 ? -1 : pieces.get(from).number();
        if (before >= 0) return piece.text().length() == 1 && !pieces.get(from).isNumber() ? -1 : before;
        // "months 6 ago": some languages count behind
        boolean behind = ago
                && at + 1 < pieces.size()
                && pieces.get(at + 1).isNumber()
                && (at + 2 >= pieces.size() || !pieces.get(at + 2).is(Kind.UNIT));
        if (behind) return pieces.get(at + 1).number();
        return ago && piece.text().length() > 1 && !piece.is(Kind.MONTH) ? 1 : -1;
    }

    /// Months in a unit that is made of months, zero for all others.
    private static int months(String unit) {
        return switch (unit) {
            case "M" -> 1;
            case "6M" -> 6;
            case "Y" -> 12;
            case "10Y" -> 120;
            default -> 0;
        };
    }

    private static Period period(String unit, int count) {
        return switch (unit) {
            case "86400" -> Period.ofDays(count);
            case "604800" -> Period.ofWeeks(count);
            default -> Period.ZERO;
        };
    }
}
