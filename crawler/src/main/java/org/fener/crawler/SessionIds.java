package org.fener.crawler;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What in an address differs from visit to visit, or tells where a visitor came from, and never names another page.
public final class SessionIds {

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
            "mc_cid",
            "mc_eid",
            "igshid",
            "_ga",
            "ref_src");

    /// Names that some programs use for a session and others for a section or a search: only a long hexadecimal value
    /// is a session.
    private static final Set<String> WHEN_HEX = Set.of("sid", "s", "sess", "session", "osid");

    private static final int SHORTEST_HEX = 16;

    private static final Pattern IN_PATH = Pattern.compile("(?i);(?:jsessionid|phpsessid|sid)=[^/?#;]*");

    private SessionIds() {}

    /// The path without them, as `;jsessionid=…`.
    public static String fromPath(String path) {
        return path.indexOf(';') >= 0 ? IN_PATH.matcher(path).replaceAll("") : path;
    }

    /// The query without them.
    public static String fromQuery(String query) {
        List<String> kept = new ArrayList<>();
        boolean changed = false;
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0 && is(part.substring(0, equals), part.substring(equals + 1))) changed = true;
            else kept.add(part);
        }
        return changed ? String.join("&", kept) : query;
    }

    /// Whether a parameter with or without a value is one, which stands there in an address.
    public static boolean isIn(String address, int from, int to) {
        int equals = address.indexOf('=', from, to);
        int end = equals < 0 ? to : equals;
        // most names are one letter
        if (end - from == 1 && Character.toLowerCase(address.charAt(from)) != 's') return false;
        return is(address.substring(from, end), equals < 0 ? "" : address.substring(equals + 1, to));
    }

    /// Whether a parameter of a query is one.
    public static boolean is(String parameter, String value) {
        String name = parameter.toLowerCase(Locale.ROOT);
        if (WHEN_HEX.contains(name))
            return value.length() >= SHORTEST_HEX && value.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return ALWAYS.contains(name) || name.startsWith("utm_") || name.startsWith("aspsessionid");
    }
}
