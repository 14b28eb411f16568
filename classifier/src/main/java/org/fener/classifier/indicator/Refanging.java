package org.fener.classifier.indicator;

/// Mends addresses that were written so that nobody clicks them: `hxxp`, `[.]`, `(dot)`, `[at]`, `[:]//`.
final class Refanging {

    private static final String[][] FORMS = {
        {" (at) ", "@"},
        {" [at] ", "@"},
        {" {at} ", "@"},
        {" (dot) ", "."},
        {" [dot] ", "."},
        {" {dot} ", "."},
        {" [.] ", "."},
        {" (.) ", "."},
        {" [@] ", "@"},
        {" (точка) ", "."},
        {" [точка] ", "."},
        {"[.]", "."},
        {"(.)", "."},
        {"{.}", "."},
        {"<.>", "."},
        {"[dot]", "."},
        {"(dot)", "."},
        {"{dot}", "."},
        {"<dot>", "."},
        {"[ dot ]", "."},
        {"( dot )", "."},
        {"[d0t]", "."},
        {"[точка]", "."},
        {"(точка)", "."},
        {"[. ]", "."},
        {"[ .]", "."},
        {"[ . ]", "."},
        {"[,]", "."},
        {"[.", "."},
        {".]", "."},
        {"(.", "."},
        {"\\.", "."},
        {"[dot", "."},
        {"dot]", "."},
        {"[at]", "@"},
        {"(at)", "@"},
        {"{at}", "@"},
        {"<at>", "@"},
        {"[@]", "@"},
        {"(@)", "@"},
        {"{@}", "@"},
        {"[ at ]", "@"},
        {"( at )", "@"},
        {"[кльомба]", "@"},
        {"(кльомба)", "@"},
        {"(маймунка)", "@"},
        {"[://]", "://"},
        {"[:]//", "://"},
        {"[:]", ":"},
        {"[/]", "/"},
        {"[:/", ":/"},
        {":]//", "://"},
        {"[com]", "com"},
        {"hxxps", "https"},
        {"hxxp", "http"},
        {"hxtps", "https"},
        {"hxtp", "http"},
        {"htxps", "https"},
        {"htxp", "http"},
        {"h__ps", "https"},
        {"h__p", "http"},
        {"h**ps", "https"},
        {"h**p", "http"},
        {"meow://", "http://"},
        {"fxp://", "ftp://"},
        {"xxxps://", "https://"},
        {"xxxp://", "http://"}
    };

    private Refanging() {}

    static void repair(TextWithOrigins text) {
        TextWithOrigins repaired = new TextWithOrigins(text.length());
        repaired.end(text.origin(text.length()));
        int at = 0;
        while (at < text.length()) {
            String[] form = form(text, at);
            if (form != null) {
                at = replace(text, at, form, repaired);
                continue;
            }
            int spoken = spoken(text, at, repaired);
            if (spoken > 0) at += spoken;
            else {
                repaired.append(text.at(at), text.origin(at));
                at++;
            }
        }
        text.become(repaired);
    }

    private static int replace(TextWithOrigins text, int at, String[] form, TextWithOrigins repaired) {
        for (int i = 0; i < form[1].length(); i++)
            repaired.append(form[1].charAt(i), text.origin(at + Math.min(i, form[0].length() - 1)));
        return at + form[0].length();
    }

    private static String @org.jspecify.annotations.Nullable [] form(TextWithOrigins text, int at) {
        char c = text.at(at);
        boolean opening =
                c == '[' || c == '(' || c == '{' || c == '<' || c == '\\' || (c == ' ' && isOpening(text.at(at + 1)));
        boolean scheme = (c == 'h' || c == 'H' || c == 'm' || c == 'f' || c == 'x' || c == 'X' || c == 'F')
                && !Character.isLetterOrDigit(text.at(at - 1));
        boolean closing = ((c == '.' || c == ':') && text.at(at + 1) == ']') || (c == 'd' && text.at(at + 3) == ']');
        if (!opening && !scheme && !closing) return null;
        for (String[] form : FORMS) if (text.regionMatches(at, form[0]) && fits(text, at, form)) return form;
        return null;
    }

    private static boolean isOpening(char c) {
        return c == '[' || c == '(' || c == '{';
    }

    /// Half a bracket only stands for a dot between letters or digits: "(.NET" is none, "example[.com" is.
    private static boolean fits(TextWithOrigins text, int at, String[] form) {
        if (!form[1].equals(".") || (form[0].length() > 2 && form[0].charAt(0) != 'd' && !form[0].equals("[dot")))
            return true;
        return Character.isLetterOrDigit(text.at(at - 1)) && Character.isLetterOrDigit(text.at(at + form[0].length()));
    }

    /// "name at mail dot com": a spoken dot before a short ending, a spoken at before a name with a dot.
    private static int spoken(TextWithOrigins text, int at, TextWithOrigins repaired) {
        if (text.at(at) != ' ') return 0;
        for (String dot : new String[] {" dot ", " точка ", " punct ", " nokta "})
            if (text.regionMatches(at, dot) && endsAddress(text, at + dot.length())) {
                repaired.append('.', text.origin(at + 1));
                return dot.length();
            }
        for (String sign : new String[] {" at ", " кльомба ", " маймунка "})
            if (text.regionMatches(at, sign) && leadsToAddress(text, at + sign.length())) {
                repaired.append('@', text.origin(at + 1));
                return sign.length();
            }
        return 0;
    }

    private static boolean endsAddress(TextWithOrigins text, int at) {
        int to = at;
        while (isAscii(text.at(to))) to++;
        return to - at >= 2
                && to - at <= 6
                && TopLevelDomains.contains(text.toString().substring(at, to));
    }

    private static boolean leadsToAddress(TextWithOrigins text, int at) {
        int to = at;
        while (isAscii(text.at(to)) || text.at(to) == '-') to++;
        if (to == at) return false;
        if (text.regionMatches(to, " dot ") || text.regionMatches(to, " точка ")) return true;
        return text.at(to) == '.'
                && isAscii(text.at(to + 1))
                && MAILERS.contains(text.toString().substring(at, to).toLowerCase(java.util.Locale.ROOT));
    }

    private static final java.util.Set<String> MAILERS = java.util.Set.of(
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

    private static boolean isAscii(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
