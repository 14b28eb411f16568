package org.fener.crawler.parse;

import java.time.LocalDate;
import java.util.Optional;

/// Days of the Solar Hijri calendar (Iran) by the 33-year rule, right for 1206 to 1498 (1827 to 2119).
final class PersianCalendar {

    private PersianCalendar() {}

    /// A year of two digits, or none, is the last such year.
    static int year(int written, LocalDate today) {
        if (written >= 100) return written;
        int now = today.getYear() - (today.getDayOfYear() < 80 ? 622 : 621);
        if (written < 0) return now;
        int year = now / 100 * 100 + written;
        return year > now + 1 ? year - 100 : year;
    }

    static Optional<LocalDate> day(int year, int month, int day) {
        if (year < 1206 || year > 1498 || month < 1 || month > 12 || day < 1 || day > 31) return Optional.empty();
        long days = 365L * (year - 1)
                + (8L * year + 21) / 33
                + (month <= 7 ? 31L * (month - 1) : 30L * (month - 1) + 6)
                + day;
        // 1 Farvardin 1400 was 21 March 2021
        long epoch = 365L * 1399 + (8L * 1400 + 21) / 33 + 1;
        return Optional.of(LocalDate.of(2021, 3, 21).plusDays(days - epoch));
    }
}
