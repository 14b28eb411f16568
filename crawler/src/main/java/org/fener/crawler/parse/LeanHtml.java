package org.fener.crawler.parse;

import java.util.Locale;
import java.util.Set;

/// A page without the words of its scripts and styles, which nobody reads: they are two fifths of an average page, and
/// a parser looks at each character of them. The elements stay. Linked data stay as they are, and so does all where the
/// HTML standard (section 13.2.5) reads scripts by other rules: in comments, in foreign elements, in other raw text.
final class LeanHtml {

    private static final Set<String> RAW =
            Set.of("title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript", "select", "frameset");
    private static final Set<String> FOREIGN = Set.of("svg", "math");
    /// A shorter script is not worth it.
    private static final int FEWEST = 64;

    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_NAME = 9;

    private final String html;
    private final StringBuilder kept;
    private int copied;

    private LeanHtml(String html) {
        this.html = html;
        this.kept = new StringBuilder(html.length());
    }

    static String of(String html) {
        return new LeanHtml(html).lean();
    }

    private String lean() {
        int at = html.indexOf('<');
        while (at >= 0 && at + 1 < html.length()) {
            char next = html.charAt(at + 1);
            int behind = at + 1;
            if (isLetter(next)) behind = element(at + 1);
            else if (next == '!') behind = declaration(at);
            else if (next == '/' || next == '?') behind = tagEnd(at + 2);
            if (behind < 0) break;
            at = html.indexOf('<', behind);
        }
        if (copied == 0) return html;
        return kept.append(html, copied, html.length()).toString();
    }

    /// @return where to go on, below zero if nothing more can be told
    private int element(int nameStart) {
        int nameEnd = nameEnd(nameStart);
        int open = tagEnd(nameEnd);
        int length = nameEnd - nameStart;
        if (open < 0 || length < SHORTEST_NAME || length > LONGEST_NAME) return open;
        String name = html.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
        if (name.equals("script") || name.equals("style")) return raw(name, nameEnd, open);
        if (name.equals("plaintext")) return -1;
        if (RAW.contains(name) || FOREIGN.contains(name)) return closing(name, open);
        return open;
    }

    private int raw(String name, int nameEnd, int open) {
        int close = closing(name, open);
        if (close < 0 || html.charAt(open - 2) == '/') return close;
        boolean read = html.substring(nameEnd, open).toLowerCase(Locale.ROOT).contains("json");
        if (name.equals("script") && html.indexOf("<!--", open, close) >= 0) return isNested(open, close) ? -1 : close;
        if (!read && close - open >= FEWEST) {
            kept.append(html, copied, open);
            copied = close;
        }
        return close;
    }

    /// A script in a comment in a script: where the outer one ends is another question.
    private boolean isNested(int open, int close) {
        return html.substring(open, close).toLowerCase(Locale.ROOT).contains("<script");
    }

    /// Where the end tag of this name begins.
    private int closing(String name, int from) {
        for (int at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
            int end = at + 2 + name.length();
            if (html.regionMatches(true, at + 2, name, 0, name.length())
                    && end < html.length()
                    && isNameEnd(html.charAt(end))) return at;
        }
        return -1;
    }

    private int declaration(int at) {
        if (html.startsWith("<![CDATA[", at)) return -1;
        if (!html.startsWith("<!--", at)) return html.indexOf('>', at);
        if (html.startsWith(">", at + 4) || html.startsWith("->", at + 4)) return at + 5;
        int end = html.indexOf("--", at + 4);
        while (end >= 0 && !html.startsWith(">", end + 2) && !html.startsWith("!>", end + 2))
            end = html.indexOf("--", end + 1);
        return end < 0 ? -1 : end + 3;
    }

    private int nameEnd(int from) {
        int at = from;
        while (at < html.length() && !isNameEnd(html.charAt(at))) at++;
        return at;
    }

    /// Where a tag ends whose attributes begin here; what stands in quotes is passed over.
    private int tagEnd(int from) {
        boolean isValue = false;
        for (int at = from; at < html.length(); at++) {
            char c = html.charAt(at);
            if (c == '>') return at + 1;
            if (isValue && (c == '"' || c == '\'')) {
                at = html.indexOf(c, at + 1);
                if (at < 0) return -1;
                isValue = false;
            } else if (c == '=') isValue = true;
            else if (c > ' ') {
                if (isValue) at = unquotedEnd(at) - 1;
                isValue = false;
            }
        }
        return -1;
    }

    private int unquotedEnd(int from) {
        int at = from;
        while (at < html.length() && html.charAt(at) > ' ' && html.charAt(at) != '>') at++;
        return at;
    }

    private static boolean isNameEnd(char c) {
        return c <= ' ' || c == '>' || c == '/';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
