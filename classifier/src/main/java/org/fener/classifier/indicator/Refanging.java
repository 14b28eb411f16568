package org.fener.classifier.indicator;

import java.util.Map;
import java.util.Set;

/// Mends addresses that were written so that nobody clicks them: `hxxp`, `[.]`, `(dot)`, `{at}`, `[:]//`, "name at mail
/// dot com".
///
/// A joint is a dot, an at or another sign of an address with brackets, backslashes or blanks around it; it stands only
/// between what can be parts of an address, so that "(.NET" and "look at me" stay as they are.
final class Refanging {

    private static final String OPENING = "[({<\\";
    private static final String CLOSING = "])}>\\";
    private static final Map<String, String> SCHEMES = Map.ofEntries(
            Map.entry("hxxp", "http"),
            Map.entry("hxxps", "https"),
            Map.entry("hxtp", "http"),
            Map.entry("hxtps", "https"),
            Map.entry("htxp", "http"),
            Map.entry("htxps", "https"),
            Map.entry("h00p", "http"),
            Map.entry("h00ps", "https"),
            Map.entry("h**p", "http"),
            Map.entry("h**ps", "https"),
            Map.entry("h__p", "http"),
            Map.entry("h__ps", "https"),
            Map.entry("xxxp", "http"),
            Map.entry("xxxps", "https"),
            Map.entry("meow", "http"),
            Map.entry("fxp", "ftp"),
            Map.entry("ftx", "ftp"),
            Map.entry("http", "http"),
            Map.entry("https", "https"),
            Map.entry("ftp", "ftp"));
    private static final String[] MARKS = {
        "[://]", "[:]//", "[:]\\\\", "[:/]/", "[:/", ":[//]", ":]//", ":\\\\", "://", ":__", "__"
    };
    private static final String[] DOT_WORDS = {"dot", "d0t", "точка", "punct", "nokta", "tochka", "тачка", "крапка"};
    private static final String[] AT_WORDS = {"at", "кльомба", "маймунка", "klyomba", "maimunka", "собака", "арон"};
    private static final String[] SPOKEN_DOTS = {" dot ", " DOT ", " Dot ", " точка ", " ТОЧКА ", " punct ", " nokta "};
    private static final String[] SPOKEN_SIGNS = {
        " at ", " AT ", " At ", " кльомба ", " маймунка ", " собака ", " @ ", " @", "@ ", "/AT/", "/at/"
    };
    /// Endings that no language of ours has as a word.
    private static final Set<String> SPOKEN_ENDINGS = Set.of(
            "com", "net", "org", "info", "biz", "online", "onion", "bg", "gr", "rs", "ro", "ru", "ua", "tr", "eu",
            "tld");
    private static final Set<String> MAILERS = Set.of(
            "gmail",
            "yahoo",
            "abv",
            "mail",
            "outlook",
            "hotmail",
            "proton",
            "protonmail",
            "tutanota",
            "yandex",
            "icloud",
            "gmx",
            "dir");

    private final TextWithOrigins text;
    private final TextWithOrigins repaired;

    private Refanging(TextWithOrigins text) {
        this.text = text;
        this.repaired = new TextWithOrigins(text.length());
        repaired.end(text.origin(text.length()));
    }

    /// Whether a character can be a sign of disarming.
    static boolean isSuspicious(char c) {
        return c == '[' || c == '{' || c == '(' || c == '\\' || c == '<' || c == '_' || c == ']' || c == ')' || c == '}'
                || c == 'x' || c == '*';
    }

    static boolean mayBeSpoken(String text) {
        for (String dot : SPOKEN_DOTS) if (text.contains(dot)) return true;
        for (String sign : SPOKEN_SIGNS) if (text.contains(sign)) return true;
        return false;
    }

    static void repair(TextWithOrigins text) {
        Refanging refanging = new Refanging(text);
        int at = 0;
        while (at < text.length()) at = refanging.step(at);
        text.become(refanging.repaired);
    }

    /// Where to go on.
    private int step(int at) {
        char c = text.at(at);
        if (isSchemeStart(c) && !isPart(text.at(at - 1))) {
            int end = scheme(at);
            if (end > at) return end;
        }
        if (isJointStart(c) && isPart(text.at(at - 1))) {
            Joint joint = Joint.read(text, at, true, followsAt());
            if (joint != null) {
                for (int i = 0; i < joint.sign().length(); i++)
                    repaired.append(joint.sign().charAt(i), text.origin(at));
                return joint.end();
            }
        }
        repaired.append(c, text.origin(at));
        return at + 1;
    }

    /// Whether the word just repaired holds an at.
    private boolean followsAt() {
        for (int i = repaired.length() - 1; i >= 0 && repaired.at(i) > ' '; i--) if (repaired.at(i) == '@') return true;
        return false;
    }

    private static boolean isSchemeStart(char c) {
        return c == 'h' || c == 'H' || c == 'm' || c == 'f' || c == 'x' || c == 'X' || c == 'F';
    }

    private static boolean isJointStart(char c) {
        return c == ' '
                || c == '.'
                || c == '@'
                || c == ':'
                || c == '/'
                || c == 'd'
                || c == 'D'
                || OPENING.indexOf(c) >= 0;
    }

    /// What stands beside a joint: a letter or digit of an address.
    static boolean isPart(char c) {
        return c < 0x80 ? isAscii(c) : Character.isLetter(c);
    }

    private int scheme(int at) {
        int to = at;
        while (to - at < 6
                && (isAscii(text.at(to))
                        || ((text.at(to) == '*' || text.at(to) == '_') && to == at + 1)
                        || (to == at + 2 && (text.at(to) == '*' || text.at(to) == '_')))) to++;
        for (int length = to - at; length >= 3; length--) {
            String scheme = SCHEMES.get(text.substring(at, at + length).toLowerCase(java.util.Locale.ROOT));
            if (scheme == null) continue;
            String mark = mark(at + length);
            if (mark == null) continue;
            appendAt(at, scheme);
            appendAt(at + length, "://");
            return blankHost(at + length + mark.length());
        }
        return at;
    }

    private @org.jspecify.annotations.Nullable String mark(int at) {
        for (String mark : MARKS) if (text.regionMatches(at, mark)) return mark;
        return null;
    }

    private void appendAt(int at, String what) {
        for (int i = 0; i < what.length(); i++)
            repaired.append(what.charAt(i), text.origin(Math.min(at + i, text.length())));
    }

    /// "http:// example .com /path": after a scheme a host may be torn by blanks.
    private int blankHost(int from) {
        if (text.at(from) != ' ') return from;
        int at = from + 1;
        int hostFrom = at;
        while (isAscii(text.at(at)) || text.at(at) == '-' || text.at(at) == '.') at++;
        if (at == hostFrom) return from;
        int dot = text.at(at) == ' ' && text.at(at + 1) == '.' && isAscii(text.at(at + 2)) ? at + 1 : at;
        int end = dot;
        while (isAscii(text.at(end)) || text.at(end) == '-' || text.at(end) == '.') end++;
        String host = text.substring(hostFrom, at) + text.substring(dot, end);
        if (host.indexOf('.') < 1 || !TopLevelDomains.contains(host.substring(host.lastIndexOf('.') + 1))) return from;
        for (int i = hostFrom; i < end; i++) if (text.at(i) != ' ') repaired.append(text.at(i), text.origin(i));
        return text.at(end) == ' ' && text.at(end + 1) == '/' ? end + 1 : end;
    }

    static boolean isAscii(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /// A sign of an address in disguise.
    ///
    /// @param sign what it stands for
    /// @param end  where the address goes on
    private record Joint(String sign, int end) {

        /// Null if nothing at that place joins two parts of an address.
        ///
        /// @param lookFurther whether an at must be followed by something with a dot
        /// @param afterAt     whether an at stands before, so that any ending may follow
        static @org.jspecify.annotations.Nullable Joint read(
                TextWithOrigins text, int from, boolean lookFurther, boolean afterAt) {
            int at = from;
            int opened = 0;
            int lastBlank = -1;
            boolean blankBefore = text.at(from) == ' ';
            while (at - from < 16 && (text.at(at) == ' ' || OPENING.indexOf(text.at(at)) >= 0)) {
                if (text.at(at) != ' ') opened++;
                else lastBlank = at;
                at++;
            }
            boolean slash = text.at(at) == '/' && opened == 0 && !blankBefore;
            String sign = sign(text, slash ? at + 1 : at);
            if (sign.isEmpty()) return null;
            boolean word = isAscii(sign.charAt(0)) || sign.charAt(0) >= 0x80;
            int end = (slash ? at + 1 : at) + sign.length();
            int signEnd = end;
            int closed = 0;
            int blanksAfter = 0;
            while (end - signEnd < 16
                    && (text.at(end) == ' '
                            || CLOSING.indexOf(text.at(end)) >= 0
                            || (OPENING.indexOf(text.at(end)) >= 0 && opened > 0))) {
                if (text.at(end) != ' ') closed++;
                else blanksAfter++;
                end++;
            }
            if (slash) {
                if (!word || text.at(end) != '/') return null;
                end++;
            }
            if (!isPart(text.at(end)) && !(isAt(sign) && text.at(end) == '[')) {
                boolean path = sign.equals("/") || (sign.equals(".") && opened > 0 && text.at(end) == '[');
                if (!path) return null;
            }
            int brackets = opened + closed + (slash ? 1 : 0);
            boolean wordBefore = word && !blankBefore && opened == 0 && !slash;
            if (isAt(sign)) return at(text, word, blankBefore, wordBefore, brackets, blanksAfter, end, lookFurther);
            if (sign.equals(":") || sign.equals("/") || sign.equals("://"))
                return brackets > 0 && !blankBefore && blanksAfter == 0 && text.at(end - 1) != '\\'
                        ? new Joint(sign, end)
                        : null;
            if (wordBefore && (closed == 0 || blanksAfter > 0)) return null;
            if (brackets == 0) {
                boolean spoken = word && blankBefore && blanksAfter > 0 && endsAddress(text, end, afterAt);
                return spoken ? new Joint(".", end) : null;
            }
            if (word && closed == 0 && blanksAfter == 0 && !endsAddress(text, end, afterAt)) return null;
            if (blankBefore && opened == 0) return null;
            if (blankBefore && closed == 0 && !word && (text.at(at - 1) == '(' || (lastBlank == at - 1 && opened == 0)))
                return null;
            if (blanksAfter > 0 && opened == 0) return null;
            return new Joint(".", end);
        }

        private static boolean isAt(String sign) {
            return sign.equals("@") || (sign.length() > 1 && !isDot(sign) && !sign.equals("://"));
        }

        private static boolean isDot(String sign) {
            for (String dot : DOT_WORDS) if (dot.equals(sign)) return true;
            return false;
        }

        private static String sign(TextWithOrigins text, int at) {
            char c = text.at(at);
            if (c == '.' || c == '@' || c == ',') return String.valueOf(c);
            if (c == ':') return text.at(at + 1) == '/' && text.at(at + 2) == '/' ? "://" : ":";
            if (c == '/') return "/";
            if (!Character.isLetter(c)) return "";
            for (String word : DOT_WORDS) if (text.regionMatches(at, word)) return word;
            for (String word : AT_WORDS) if (text.regionMatches(at, word)) return word;
            return "";
        }

        private static @org.jspecify.annotations.Nullable Joint at(
                TextWithOrigins text,
                boolean word,
                boolean blankBefore,
                boolean wordBefore,
                int brackets,
                int blanksAfter,
                int end,
                boolean lookFurther) {
            if (!lookFurther || wordBefore) return null;
            if (!word && brackets == 0 && !blankBefore && blanksAfter == 0) return null; // a plain address
            if (word && brackets == 0 && !(blankBefore && blanksAfter > 0)) return null;
            int to = end;
            while (isPart(text.at(to)) || text.at(to) == '-' || text.at(to) == '_') to++;
            if (to == end) return null;
            String name = text.substring(end, to).toLowerCase(java.util.Locale.ROOT);
            boolean dotted = text.at(to) == '.' && isPart(text.at(to + 1));
            Joint next = isJointStart(text.at(to)) && !dotted ? read(text, to, false, true) : null;
            boolean disguised = next != null && next.sign().equals(".");
            if (!dotted && !disguised) return null;
            boolean sure = brackets > 0 || disguised || MAILERS.contains(name) || (!word && blanksAfter > 0);
            return sure ? new Joint("@", end) : null;
        }

        private static boolean endsAddress(TextWithOrigins text, int at, boolean anyEnding) {
            int to = at;
            while (isAscii(text.at(to))) to++;
            if (to - at < 2 || to - at > 24) return false;
            String ending = text.substring(at, to).toLowerCase(java.util.Locale.ROOT);
            if (anyEnding ? TopLevelDomains.contains(ending) : SPOKEN_ENDINGS.contains(ending)) return true;
            Joint next = isJointStart(text.at(to)) ? read(text, to, false, anyEnding) : null;
            return next != null && next.sign().equals(".");
        }
    }
}
