package org.fener.crawler.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Takes out of an address what differs from visit to visit and never names another page.
final class SessionIds {

    private static final Set<String> ALWAYS = Set.of(
            "phpsessid",
            "jsessionid",
            "sessionid",
            "session_id",
            "cfid",
            "cftoken",
            "oscsid",
            "zenid",
            "fbclid",
            "gclid",
            "yclid",
            "msclkid",
            "mc_eid",
            "igshid");

    /// Names that some programs use for a session and others for a section: only a long hexadecimal value is a
    /// session.
    private static final Set<String> WHEN_HEX = Set.of("sid", "s", "sess", "session", "osid");

    private static final int HEX_LENGTH = 24;

    private SessionIds() {}

    static String fromPath(String path) {
        int at = path.toLowerCase(Locale.ROOT).indexOf(";jsessionid=");
        if (at < 0) return path;
        int end = at + 1;
        while (end < path.length() && path.charAt(end) != '/' && path.charAt(end) != ';') end++;
        return path.substring(0, at) + path.substring(end);
    }

    static String fromQuery(String query) {
        List<String> kept = new ArrayList<>();
        boolean changed = false;
        for (String part : query.split("&", -1)) {
            if (isSession(part)) changed = true;
            else kept.add(part);
        }
        return changed ? String.join("&", kept) : query;
    }

    private static boolean isSession(String part) {
        int equals = part.indexOf('=');
        if (equals <= 0) return false;
        String name = part.substring(0, equals).toLowerCase(Locale.ROOT);
        if (ALWAYS.contains(name) || name.startsWith("utm_") || name.startsWith("aspsessionid")) return true;
        return WHEN_HEX.contains(name)
                && part.length() - equals > HEX_LENGTH
                && part.chars().skip(equals + 1).allMatch(c -> Character.digit(c, 16) >= 0);
    }
}
