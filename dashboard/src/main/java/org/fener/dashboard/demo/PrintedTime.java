package org.fener.dashboard.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Times as engines print them, in the zone and language of a site.
final class PrintedTime {

    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
    private static final DateTimeFormatter ISO_WITHOUT_COLON =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx", Locale.ROOT);

    private final ZoneId zone;
    private final Locale locale;

    PrintedTime(DemoSite site) {
        this.zone = site.zone();
        this.locale = Locale.forLanguageTag(site.language());
    }

    /// `2026-11-21T14:05:33+02:00`
    String iso(Instant time) {
        return ISO.format(time.atZone(zone));
    }

    /// `2026-11-21T14:05:33+0200`
    String isoWithoutColon(Instant time) {
        return ISO_WITHOUT_COLON.format(time.atZone(zone));
    }

    String as(String pattern, Instant time) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(time.atZone(zone));
    }

    /// `UTC+02:00`
    String offset(Instant time) {
        return "UTC" + zone.getRules().getOffset(time).getId().replace("Z", "");
    }

    /// `2026-11-21T12:05:33+00:00`
    static String isoInUtc(Instant time) {
        return ISO.format(time.atZone(ZoneId.of("UTC")));
    }

    /// `Sat, 21 Nov 2026 12:05:33 GMT`, the form of HTTP headers and RSS.
    static String rfc1123(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                time.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneId.of("GMT")));
    }
}
