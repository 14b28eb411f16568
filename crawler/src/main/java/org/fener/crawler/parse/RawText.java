package org.fener.crawler.parse;

import java.util.Locale;

/// Where characters end that are no markup, such as those of a script (WHATWG HTML, 13.2.5.4 and 13.2.5.20).
final class RawText {

    private RawText() {}

    /// Where the end tag begins; -1 if there is none.
    ///
    /// @param from behind the start tag
    static int end(String page, HtmlTag tag, int from) {
        for (int end = page.indexOf("</", from); end >= 0; end = page.indexOf("</", end + 2)) {
            int to = end + 2 + tag.name.length();
            if (to > page.length()
                    || !tag.isCalled(page, end + 2, to)
                    || (to < page.length() && !endsName(page.charAt(to)))) continue;
            if (tag != HtmlTag.SCRIPT || !isInScriptComment(page, from, end)) return end;
        }
        return -1;
    }

    /// In a comment inside of a script, another script may begin, whose end is not that of the outer one.
    private static boolean isInScriptComment(String page, int from, int end) {
        if (page.indexOf("<!--", from, end) < 0) return false;
        String script = page.substring(from, end);
        int comment = script.lastIndexOf("<!--");
        if (comment < 0 || script.indexOf("-->", comment) >= 0) return false;
        String rest = script.substring(comment).toLowerCase(Locale.ROOT);
        int inner = rest.lastIndexOf("<script");
        return inner >= 0
                && inner + 7 < rest.length()
                && endsName(rest.charAt(inner + 7))
                && rest.indexOf("</script", inner) < 0;
    }

    static boolean endsName(char c) {
        return c <= ' ' || c == '/' || c == '>';
    }
}
