package org.fener.crawler.parse;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.parse.DateWords.Kind;
import org.jspecify.annotations.Nullable;

/// One date in words or numbers: takes the clock time and the zone out of it, reads the words, and makes a day of what
/// is left.
final class DateTokens {

    private static final Pattern CJK =
            Pattern.compile("(\\d{4})\\s*[年년]\\s*(\\d{1,2})\\s*[月월]\\s*(\\d{1,2})\\s*[日号일]?");
    private static final Pattern CLOCK = Pattern.compile(
            "(?<![\\d.])(\\d{1,2})(?::|h|час\\w*|点|點|時|시| h )\\s*(\\d{2})(?:[:分]?(\\d{2})(?:[.,]\\d+)?)?(?![\\d])(?:\\s*(?:min|分|분|uhr|ч\\.?|г\\.|h)(?!\\p{L}))?");
    private static final Pattern DOT_CLOCK = Pattern.compile(
            "(?:(?<=kl )|(?<=klo )|(?<=kl\\. )|(?<=um )|(?<=at )|(?<=, )|(?<=- ))(\\d{1,2})\\.(\\d{2})()(?![.\\d])");
    private static final Pattern OFFSET = Pattern.compile("(?:utc|gmt)?\\s*([+-])(\\d{1,2}):?(\\d{2})?(?!\\d)");
    private static final Pattern PIECE = Pattern.compile("\\d+\\.\\d+(?= \\p{L})|\\d+|[\\p{L}\\p{M}'’ʼʻꞌʹ]+|[+-]");

    private record Piece(String text, @Nullable Map<Kind, String> meanings) {
        boolean isNumber() {
            return Character.isDigit(text.charAt(0));
        }

        boolean is(Kind kind) {
            return meanings != null && meanings.containsKey(kind);
        }

        String value(Kind kind) {
            String value = meanings == null ? null : meanings.get(kind);
            if (value == null) throw new IllegalStateException("'" + text + "' is no " + kind);
            return value;
        }
    }

    private final DateReader reader;
    private String rest;
    private @Nullable LocalTime clock;
    private @Nullable ZoneId zone;
    private List<Piece> pieces = List.of();

    DateTokens(String folded, DateReader reader) {
        this.reader = reader;
        this.rest = CJK.matcher(folded.replace('\u00a0', ' ').replace('\u202f', ' '))
                .replaceAll("$1-$2-$3 ");
    }

    Optional<PublishedAt> read() {
        takeClock();
        Optional<NumericDate> numbers = NumericDate.in(rest, clock != null, reader);
        numbers.ifPresent(taken -> rest = taken.rest());
        Optional<LocalDate> numeric = numbers.flatMap(NumericDate::day);
        pieces = pieces(rest);
        half();
        if (numeric.isEmpty() && clock == null && isNow()) return Optional.of(reader.relative(reader.now()));
        Optional<PublishedAt> counted = numeric.isEmpty() ? phrase().or(this::counted) : Optional.empty();
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

    private void takeClock() {
        Matcher m = CLOCK.matcher(rest);
        if (!m.find()) {
            m = DOT_CLOCK.matcher(rest);
            if (!m.find()) return;
        }
        int hour = Integer.parseInt(m.group(1));
        int minute = Integer.parseInt(m.group(2));
        int second = m.group(3) == null || m.group(3).isEmpty() ? 0 : Integer.parseInt(m.group(3));
        if (hour > 24 || minute > 59) return;
        clock = LocalTime.of(hour % 24, minute, Math.min(second, 59));
        String after = rest.substring(m.end());
        Matcher offset = OFFSET.matcher(after);
        if (offset.lookingAt() && Integer.parseInt(offset.group(2)) <= 14) {
            int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
            int sign = offset.group(1).equals("-") ? -1 : 1;
            zone = ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(offset.group(2)), sign * minutes);
            after = after.substring(offset.end());
        }
        rest = rest.substring(0, m.start()) + " " + after;
    }

    private void takeZone() {
        if (zone != null || clock == null) return;
        for (Piece piece : pieces) if (piece.is(Kind.ZONE)) zone = ZoneOffset.of(piece.value(Kind.ZONE));
    }

    private static List<Piece> pieces(String text) {
        List<String> raw = new ArrayList<>();
        Matcher m = PIECE.matcher(text);
        while (m.find() && raw.size() < 40) raw.add(m.group());
        List<Piece> out = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            if (!Character.isLetter(raw.get(i).charAt(0))) {
                out.add(new Piece(raw.get(i), null));
                continue;
            }
            for (int length = Math.min(4, raw.size() - i); length >= 1; length--) {
                String phrase = DateWords.fold(String.join(" ", raw.subList(i, i + length)));
                Optional<Map<Kind, String>> found = DateWords.ALL.look(phrase);
                if (found.isEmpty() && length > 1) continue;
                if (found.isEmpty()) segments(phrase, out);
                else out.add(new Piece(phrase, found.get()));
                i += length - 1;
                break;
            }
        }
        return out;
    }

    /// Chinese, Japanese, Thai and others write without spaces.
    private static void segments(String word, List<Piece> out) {
        boolean spaced = word.codePoints().allMatch(c -> c < 0x0E00 || (c >= 0xA640 && c < 0xAC00));
        String rest = word;
        while (!spaced && !rest.isEmpty()) {
            Optional<String> known = DateWords.ALL.prefix(rest);
            known.flatMap(DateWords.ALL::look).ifPresent(meanings -> out.add(new Piece(known.get(), meanings)));
            rest = rest.substring(known.map(String::length).orElse(1));
        }
        if (spaced) out.add(new Piece(word, null));
    }

    /// "9 pm", "下午3:30": a half of the day turns the clock.
    private void half() {
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (!piece.is(Kind.HALF)) continue;
            boolean pm = piece.value(Kind.HALF).equals("pm");
            if (clock == null && i > 0 && pieces.get(i - 1).isNumber()) {
                int hour = Integer.parseInt(pieces.get(i - 1).text);
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

    /// A phrase that some language uses as a whole.
    private Optional<PublishedAt> phrase() {
        boolean dated = pieces.stream().anyMatch(piece -> piece.is(Kind.MONTH) && !piece.is(Kind.UNIT));
        return dated
                ? Optional.empty()
                : RelativePhrases.ALL.look(rest).map(count -> {
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
        return reader.relative((clock == null ? then : then.with(clock)).toInstant());
    }

    /// "3 days ago", "преди час", "2 години и 3 месеца".
    private Optional<PublishedAt> counted() {
        boolean ago = pieces.stream().anyMatch(piece -> piece.is(Kind.AGO));
        boolean ahead = !ago && pieces.stream().anyMatch(piece -> piece.is(Kind.AHEAD));
        boolean dated = pieces.stream()
                .anyMatch(piece -> (piece.is(Kind.MONTH) || piece.is(Kind.JMONTH))
                        && !piece.is(Kind.UNIT)
                        && !piece.is(Kind.AHEAD));
        if (dated && !ago) return Optional.empty();
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

    private String unit(Piece piece) {
        if (piece.is(Kind.LAST)) return piece.value(Kind.LAST);
        if (piece.is(Kind.DUAL)) return piece.value(Kind.DUAL);
        String unit = piece.value(Kind.UNIT);
        // година is a year in Bulgarian and Serbian, an hour in Ukrainian
        boolean hours = piece.text.startsWith("год")
                && unit.equals("Y")
                && pieces.stream().anyMatch(each -> each.text.equals("тому"));
        return hours ? "3600" : unit;
    }

    /// How many of the unit that stands there, below zero if none stands there.
    private double count(int at, boolean ago) {
        Piece piece = pieces.get(at);
        if (piece.is(Kind.LAST)) return at > 0 && pieces.get(at - 1).isNumber() ? number(pieces.get(at - 1)) : 1;
        if (piece.is(Kind.DUAL)) return 2;
        if (!piece.is(Kind.UNIT)) return -1;
        boolean isNumber = piece.is(Kind.NUMBER)
                && at + 1 < pieces.size()
                && pieces.get(at + 1).is(Kind.UNIT);
        if (isNumber) return -1;
        // Romanian: "12 de ore"
        int from = at > 1 && pieces.get(at - 1).text.equals("de") ? at - 2 : at - 1;
        double before = from < 0 ? -1 : number(pieces.get(from));
        if (before >= 0) return piece.text.length() == 1 && !pieces.get(from).isNumber() ? -1 : before;
        // "months 6 ago": some languages count behind
        boolean behind = ago
                && at + 1 < pieces.size()
                && pieces.get(at + 1).isNumber()
                && (at + 2 >= pieces.size() || !pieces.get(at + 2).is(Kind.UNIT));
        if (behind) return number(pieces.get(at + 1));
        return ago && piece.text.length() > 1 && !piece.is(Kind.MONTH) ? 1 : -1;
    }

    private static double number(Piece piece) {
        if (piece.isNumber()) return piece.text.length() > 6 ? -1 : Double.parseDouble(piece.text);
        return piece.is(Kind.NUMBER) ? Double.parseDouble(piece.value(Kind.NUMBER)) : -1;
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
                        || pieces.get(i).text.indexOf('.') >= 0) continue;
                String digits = pieces.get(i).text;
                if (digits.length() == 4 && year < 0) year = Integer.parseInt(digits);
                else if (digits.length() <= 2 && day < 0 && fits(digits)) day = Integer.parseInt(digits);
                else if (digits.length() == 2 && year < 0)
                    year = pieces.get(at).is(Kind.MONTH)
                            ? NumericDate.century(Integer.parseInt(digits))
                            : Integer.parseInt(digits);
            }
        Piece month = pieces.get(at);
        boolean spelled = month.is(Kind.JMONTH) && at > 0 && pieces.get(at - 1).is(Kind.NUMBER);
        if (spelled) day = (int) number(pieces.get(at - 1));
        if (day < 1) return Optional.empty();
        if (month.is(Kind.JMONTH) && ((year >= 1250 && year < 1500) || !month.is(Kind.MONTH)))
            return PersianCalendar.day(
                    PersianCalendar.year(year, reader.today()), Integer.parseInt(month.value(Kind.JMONTH)), day);
        int number = Integer.parseInt(month.value(Kind.MONTH));
        return Optional.of(year < 0 ? NumericDate.lastSuchDay(number, day, reader) : LocalDate.of(year, number, day));
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
        for (Piece piece : pieces)
            if (piece.is(Kind.DAY)) return Optional.of(today.plusDays(Integer.parseInt(piece.value(Kind.DAY))));
        for (Piece piece : pieces)
            if (piece.is(Kind.WEEKDAY)) {
                DayOfWeek day = DayOfWeek.of(Integer.parseInt(piece.value(Kind.WEEKDAY)));
                return Optional.of(today.with(TemporalAdjusters.previousOrSame(day)));
            }
        boolean onlyClock =
                clock != null && pieces.stream().allMatch(piece -> piece.is(Kind.HALF) || piece.is(Kind.ZONE));
        return onlyClock ? Optional.of(today) : Optional.empty();
    }
}
