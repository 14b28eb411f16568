package org.fener.crawler.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.PublishedAt.Precision;

/// Reads the time that a page prints: ISO 8601, RFC 822, seconds since 1970, dates in words of some forty languages and
/// relative ones ("преди 9 дни", "dün 14:30"), counted back from the fetch.
///
/// @param zone       where a time without a zone was written
/// @param now        when the page was fetched
/// @param monthFirst how `5/6/2026` is meant where the numbers do not tell
record DateReader(ZoneId zone, Instant now, boolean monthFirst) {

    private static final int LONGEST = 160;
    private static final Pattern ISO = Pattern.compile(
            "(?<!\\d)(\\d{4})-(\\d{1,2})-(\\d{1,2})"
                    + "(?:[t ,]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s*(z(?![a-z])|utc|gmt|[+-]\\d{2}:?\\d{2}|[+-]\\d{2}(?!\\d))?)?");
    private static final Pattern EPOCH = Pattern.compile("(\\d{9,10})(\\d{3})?(?:\\.\\d+)?");
    private static final Pattern COMPACT =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:t?(\\d{2})(\\d{2})(\\d{2})?(z)?)?");

    Optional<PublishedAt> read(String text) {
        String plain = text.strip();
        if (plain.length() < 2) return Optional.empty();
        if (plain.length() > LONGEST) plain = plain.substring(0, LONGEST);
        String folded = DateWords.foldMarks(plain);
        try {
            Optional<PublishedAt> exact = iso(folded).or(() -> digits(folded));
            return exact.isPresent() ? exact : new DateTokens(folded, this).read();
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private Optional<PublishedAt> iso(String text) {
        if (text.indexOf('-') < 0) return Optional.empty();
        Matcher m = ISO.matcher(text);
        if (!m.find()) return Optional.empty();
        if (Integer.parseInt(m.group(2)) > 12 || Integer.parseInt(m.group(1)) < 1800) return Optional.empty();
        LocalDate day = LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
        if (m.group(4) == null) {
            // a time in words may stand elsewhere: "2015-04-08 下午3:30"
            return m.end() < text.length() && text.indexOf(':') >= 0 ? Optional.empty() : Optional.of(of(day));
        }
        if (m.group(7) == null
                && m.end() < text.length()
                && text.substring(m.end()).matches("(?s)\\s*\\(?[a-z].*")) return Optional.empty();
        LocalDateTime time = day.atTime(number(m, 4), number(m, 5), m.group(6) == null ? 0 : number(m, 6));
        return Optional.of(m.group(7) == null ? of(time) : of(time, offset(m.group(7))));
    }

    private Optional<PublishedAt> digits(String text) {
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) return Optional.empty();
        Matcher epoch = EPOCH.matcher(text);
        if (epoch.matches() && text.length() >= 9) {
            long seconds = Long.parseLong(epoch.group(1));
            if (epoch.group(2) != null || (seconds > 300_000_000L && seconds < 4_102_444_800L))
                return Optional.of(new PublishedAt(Instant.ofEpochSecond(seconds), ZoneOffset.UTC, Precision.EXACT));
        }
        Matcher m = COMPACT.matcher(text);
        if (!m.matches() || number(m, 1) < 1900 || number(m, 1) > 2100 || number(m, 2) > 12) return Optional.empty();
        LocalDate day = LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
        if (m.group(4) == null) return Optional.of(of(day));
        LocalDateTime time = day.atTime(number(m, 4), number(m, 5), m.group(6) == null ? 0 : number(m, 6));
        return Optional.of(m.group(7) == null ? of(time) : of(time, ZoneOffset.UTC));
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    static ZoneOffset offset(String text) {
        if (text.equals("z") || text.equals("utc") || text.equals("gmt")) return ZoneOffset.UTC;
        String digits = text.replace(":", "");
        return ZoneOffset.of(digits.length() == 2 ? digits.charAt(0) + "0" + digits.charAt(1) : digits);
    }

    PublishedAt of(LocalDate day) {
        return new PublishedAt(day.atStartOfDay(zone).toInstant(), zone, Precision.DAY);
    }

    PublishedAt of(LocalDateTime time) {
        return new PublishedAt(time.atZone(zone).toInstant(), zone, Precision.ZONE_ASSUMED);
    }

    PublishedAt of(LocalDateTime time, ZoneId printed) {
        return new PublishedAt(time.atZone(printed).toInstant(), printed, Precision.EXACT);
    }

    PublishedAt relative(LocalDate day, Optional<LocalTime> time) {
        LocalDateTime at = time.map(day::atTime).orElse(day.atStartOfDay());
        return new PublishedAt(at.atZone(zone).toInstant(), zone, Precision.RELATIVE);
    }

    PublishedAt relative(Instant at) {
        return new PublishedAt(at, zone, Precision.RELATIVE);
    }

    LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    /// The same reader with the order that a page's own dates prove: one of them has a number above 12.
    DateReader learning(Iterable<String> dates) {
        for (String date : dates) {
            if (!NumericDate.isParted(date)) continue;
            Matcher m = NUMERIC.matcher(date);
            if (!m.find()) continue;
            int first = Integer.parseInt(m.group(1));
            int second = Integer.parseInt(m.group(2));
            if (first > 12 && second <= 12) return new DateReader(zone, now, false);
            if (second > 12 && first <= 12) return new DateReader(zone, now, true);
        }
        return this;
    }

    private static final Pattern NUMERIC =
            Pattern.compile("(?<!\\d)(\\d{1,2})[/.-](\\d{1,2})[/.-](?:19|20)?\\d{2}(?!\\d)");
}
