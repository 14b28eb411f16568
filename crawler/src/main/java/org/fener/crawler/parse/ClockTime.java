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
    /// With which what stands between hour and minute begins, but for a space, and how far behind its beginning the
    /// hour's first digit may stand.
    private static final String SIGNS = ":hч点點時시";

    private static final int FARTHEST = 3;
    private static final Pattern DOT_CLOCK = Pattern.compile(
            "(?:(?<=kl )|(?<=klo )|(?<=kl\\. )|(?<=um )|(?<=at )|(?<=, )|(?<=- ))(\\d{1,2})\\.(\\d{2})()(?![.\\d])");
    private static final Pattern OFFSET = Pattern.compile(
            "(?:(?<half>\\s*[ap]\\.?m\\.?)?\\s*(?:utc|gmt))?\\s*(?<sign>[+-])(?<hours>\\d{1,2}):?(?<minutes>\\d{2})?(?!\\d)");

    static Optional<ClockTime> in(String text) {
        Matcher m = CLOCK.matcher(text);
        if (!finds(m, text)) {
            if (text.indexOf('.') < 0) return Optional.empty();
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

    /// Whether the next match is a time, which is only looked for from shortly before the first sign of one.
    private static boolean finds(Matcher clock, String text) {
        int sign = 0;
        while (sign < text.length() && SIGNS.indexOf(text.charAt(sign)) < 0) sign++;
        if (sign == text.length()) return false;
        return clock.region(Math.max(0, sign - FARTHEST), text.length())
                .useTransparentBounds(true)
                .find();
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
