package org.fener.crawler.parse;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.chrono.HijrahDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A day in numbers alone and what stands around it.
///
/// @param day  empty if the numbers are no day
/// @param rest the text without it
record NumericDate(Optional<LocalDate> day, String rest) {

    private static final Pattern NUMERIC =
            Pattern.compile("(?<![\\d:.])(\\d{1,4})\\s?([./-])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{2,4})(?![\\d:])");
    /// "14-09-1432 هـ": the Islamic calendar, as Arabic sites write it.
    private static final Pattern HIJRI =
            Pattern.compile("(?<![\\d:.])(\\d{1,2})\\s?([./-])\\s?(\\d{1,2})\\s?\\2\\s?(1[34]\\d\\d)(?![\\d:])");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<![\\d:.])(\\d{4})\\s?([./-])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{1,2})(?![\\d:])");
    private static final Pattern SHORT_NUMERIC =
            Pattern.compile("(?<![\\d:.])(\\d{1,2})([./])(\\d{1,2})\\.?(?![\\d:.])");
    private static final Pattern DECIMAL = Pattern.compile("\\d\\.\\d+ \\p{L}");
    /// "26/11/18(水)": where the day of the week is written so, the year stands first.
    private static final Pattern EASTERN_WEEKDAY = Pattern.compile("\\s?[(（][月火水木金土日一二三四五六][)）]");

    /// @param clocked whether a clock time stood beside it
    static Optional<NumericDate> in(String text, boolean clocked, DateReader reader) {
        if (!isParted(text)) return Optional.empty();
        return hijri(text)
                .or(() -> yearFirst(text))
                .or(() -> numeric(text, reader))
                .or(() -> withoutYear(text, clocked, reader));
    }

    /// Whether it has one of the signs that part the numbers of a day.
    static boolean isParted(String text) {
        return text.indexOf('.') >= 0 || text.indexOf('/') >= 0 || text.indexOf('-') >= 0;
    }

    private static NumericDate taken(Matcher m, String text, Optional<LocalDate> day) {
        return new NumericDate(day, text.substring(0, m.start()) + " " + text.substring(m.end()));
    }

    private static Optional<NumericDate> hijri(String text) {
        Matcher m = HIJRI.matcher(text);
        if (!m.find()) return Optional.empty();
        return Optional.of(taken(
                m, text, Optional.of(LocalDate.from(HijrahDate.of(number(m, 4), number(m, 3), number(m, 1))))));
    }

    private static Optional<NumericDate> yearFirst(String text) {
        Matcher m = YEAR_FIRST.matcher(text);
        if (!m.find()) return Optional.empty();
        int year = number(m, 1);
        int b = number(m, 3);
        int c = number(m, 4);
        if (year >= 1300 && year < 1500) return Optional.of(taken(m, text, PersianCalendar.day(year, b, c)));
        return Optional.of(taken(m, text, Optional.of(b > 12 ? LocalDate.of(year, c, b) : LocalDate.of(year, b, c))));
    }

    private static Optional<NumericDate> numeric(String text, DateReader reader) {
        Matcher m = NUMERIC.matcher(text);
        if (!m.find()) return Optional.empty();
        int digits = m.group(1).length();
        int a = number(m, 1);
        int b = number(m, 3);
        int c = number(m, 4);
        if (digits == 4) return Optional.of(taken(m, text, Optional.of(LocalDate.of(a, b, c))));
        if (digits == 3) return Optional.of(taken(m, text, Optional.empty()));
        boolean eastern =
                EASTERN_WEEKDAY.matcher(text).region(m.end(), text.length()).lookingAt();
        if (eastern) return Optional.of(taken(m, text, Optional.of(LocalDate.of(century(a), b, c))));
        int year = m.group(4).length() <= 2 ? century(c) : c;
        boolean dots = m.group(2).equals(".");
        boolean month = a <= 12 && (b > 12 || (reader.monthFirst() && !dots));
        return Optional.of(taken(m, text, Optional.of(month ? LocalDate.of(year, a, b) : LocalDate.of(year, b, a))));
    }

    private static Optional<NumericDate> withoutYear(String text, boolean clocked, DateReader reader) {
        Matcher m = SHORT_NUMERIC.matcher(text);
        if (!m.find()
                || (!clocked && text.strip().length() > 12)
                || DECIMAL.matcher(text).find()) return Optional.empty();
        int a = number(m, 1);
        int b = number(m, 3);
        boolean month = a <= 12 && (b > 12 || (reader.monthFirst() && m.group(2).equals("/")));
        if (a == 0 || b == 0 || (!month && b > 12)) return Optional.empty();
        return Optional.of(taken(m, text, Optional.of(month ? lastSuchDay(a, b, reader) : lastSuchDay(b, a, reader))));
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    static int century(int twoDigits) {
        return twoDigits < 70 ? 2000 + twoDigits : 1900 + twoDigits;
    }

    /// Without a year it is the last such day; tomorrow's date may be today elsewhere.
    static LocalDate lastSuchDay(int month, int day, DateReader reader) {
        LocalDate latest = reader.today().plusDays(1);
        int year = latest.getYear();
        for (int back = 0; back < 5; back++, year--) {
            if (day > YearMonth.of(year, month).lengthOfMonth()) continue;
            LocalDate found = LocalDate.of(year, month, day);
            if (!found.isAfter(latest)) return found;
        }
        return LocalDate.of(year, month, day);
    }
}
