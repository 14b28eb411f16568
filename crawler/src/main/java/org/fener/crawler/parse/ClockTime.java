package org.fener.crawler.parse;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A clock time in a text.
///
/// @param zone as it stands behind the time in numbers
/// @param rest the text without them
record ClockTime(LocalTime time, Optional<ZoneOffset> zone, String rest) {

    private static final Pattern CLOCK = Pattern.compile(
            "(?<![\\d.])(\\d{1,2})(?::|h|час\\w*|点|點|時|시| h )\\s*(\\d{2})(?:[:分]?(\\d{2})(?:[.,]\\d+)?)?(?![\\d])(?:\\s*(?:min|分|분|uhr|ч\\.?|г\\.|h)(?!\\p{L}))?");
    private static final Pattern DOT_CLOCK = Pattern.compile(
            "(?:(?<=kl )|(?<=klo )|(?<=kl\\. )|(?<=um )|(?<=at )|(?<=, )|(?<=- ))(\\d{1,2})\\.(\\d{2})()(?![.\\d])");
    private static final Pattern OFFSET = Pattern.compile(
            "(?:(?<half>\\s*[ap]\\.?m\\.?)?\\s*(?:utc|gmt))?\\s*(?<sign>[+-])(?<hours>\\d{1,2}):?(?<minutes>\\d{2})?(?!\\d)");

    static Optional<ClockTime> in(String text) {
        if (!hasDigit(text)) return Optional.empty();
        Matcher m = CLOCK.matcher(text);
        if (!m.find()) {
            m = DOT_CLOCK.matcher(text);
            if (!m.find()) return Optional.empty();
        }
        int hour = Integer.parseInt(m.group(1));
        int minute = Integer.parseInt(m.group(2));
        int second = m.group(3) == null || m.group(3).isEmpty() ? 0 : Integer.parseInt(m.group(3));
        if (hour > 24 || minute > 59) return Optional.empty();
        String before = text.substring(0, m.start());
        String after = text.substring(m.end());
        Matcher offset = OFFSET.matcher(after);
        boolean zoned = offset.lookingAt() && Integer.parseInt(offset.group("hours")) <= 14;
        return Optional.of(new ClockTime(
                LocalTime.of(hour % 24, minute, Math.min(second, 59)),
                zoned ? Optional.of(zone(offset)) : Optional.empty(),
                before + " " + (zoned ? half(offset) + after.substring(offset.end()) : after)));
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) >= '0' && text.charAt(i) <= '9') return true;
        return false;
    }

    /// Of the day, as it stands between the time and the zone.
    private static String half(Matcher offset) {
        String half = offset.group("half");
        return half == null ? "" : half;
    }

    private static ZoneOffset zone(Matcher offset) {
        int minutes = offset.group("minutes") == null ? 0 : Integer.parseInt(offset.group("minutes"));
        int sign = offset.group("sign").equals("-") ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(offset.group("hours")), sign * minutes);
    }
}
