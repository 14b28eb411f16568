package org.fener.dashboard.round;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.crawler.Round.Problem;

/// What went wrong with a source, for people to read in their own language: messages `fetch.` and the key.
///
/// @param uri  empty if it is about no one address
/// @param code the crawler's short reason, such as `http-404`; `broken` for a round that broke off, `silent` for one
///             without any answer
/// @param why  more exactly and in English, as logs have it
public record Trouble(String uri, String code, String why) {

    /// A code of which there are no words.
    public static final String OTHER = "other";

    static final Set<String> KNOWN = Set.of(
            "ok",
            "not-modified",
            "broken",
            "silent",
            "dns",
            "connect",
            "timeout",
            "disconnect",
            "tls",
            "proxy",
            "protocol",
            "head-too-large",
            "blocked-address",
            "blocked-url",
            "blocked-port",
            "blocked-scope",
            "blocked-scheme",
            "blocked-type",
            "opted-out",
            "redirect-loop",
            "redirect-limit",
            "robots",
            "robots-unreadable",
            "robots-noindex",
            "robots-nofollow",
            "busy",
            "host-held",
            "wall",
            "soft-404",
            "trap",
            "fault",
            "cut",
            "many-links");

    private static final Pattern STATUS = Pattern.compile("http-(\\d{3})");

    static Trouble of(Problem problem) {
        return new Trouble(problem.uri(), problem.code(), problem.why());
    }

    static Trouble broken(String why) {
        return new Trouble("", "broken", why);
    }

    static Trouble silent() {
        return new Trouble("", "silent", "the round brought no answer from the site");
    }

    /// The message that says it in words.
    public String key() {
        return key(code);
    }

    /// The message that says a code in words.
    public static String key(String code) {
        if (STATUS.matcher(code).matches()) return "http";
        String plain = code.startsWith("cut-") ? "cut" : code.replace(':', '-');
        return KNOWN.contains(plain) ? plain : OTHER;
    }

    /// The status of which the message speaks, else the code as it is.
    public String detail() {
        return detail(code);
    }

    public static String detail(String code) {
        Matcher status = STATUS.matcher(code);
        return status.matches() ? status.group(1) : code;
    }

    /// In one English sentence, for programs and logs.
    public String words() {
        return uri.isEmpty() ? why : uri + ": " + why;
    }
}
