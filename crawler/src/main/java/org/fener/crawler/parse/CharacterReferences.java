package org.fener.crawler.parse;

import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/// Replaces the character references of a page, such as `&amp;` (WHATWG HTML, 13.2.5.72). Those that end with `;` and
/// have one meaning are read here; jsoup decides on what is cut or odd.
final class CharacterReferences {

    private static final int LONGEST_NAME = 32;
    private static final int MOST_DIGITS = 7;
    /// Numbers below are ASCII's; those up to 159 stand for other characters.
    private static final int ASCII = 128;

    private static final int FIRST_PLAIN = 160;

    private CharacterReferences() {}

    /// @param attribute whether it is the value of an attribute, where what is cut counts for less
    static String plain(String page, int from, int to, boolean attribute) {
        int entity = page.indexOf('&', from, to);
        return entity < 0 ? page.substring(from, to) : plain(page, from, to, entity, attribute);
    }

    /// @param entity where the first `&` is
    static String plain(String page, int from, int to, int entity, boolean attribute) {
        StringBuilder out = new StringBuilder(to - from);
        int done = from;
        for (int and = entity; and >= 0; and = page.indexOf('&', done, to)) {
            out.append(page, done, and);
            int end = and + 1 < to ? replaced(page, and + 1, to, out) : and;
            if (end > and) done = end;
            else if (and + 1 < to && isEntity(page.charAt(and + 1))) {
                return out.append(Parser.unescapeEntities(page.substring(and, to), attribute))
                        .toString();
            } else {
                out.append('&');
                done = and + 1;
            }
        }
        return out.append(page, done, to).toString();
    }

    /// Writes what a whole reference stands for.
    ///
    /// @param from behind its `&`
    /// @return where it ends; 0 if it is none of which this is sure
    private static int replaced(String page, int from, int to, StringBuilder out) {
        // these are nearly all there are
        if (page.startsWith("amp;", from)) return written('&', from + 4, to, out);
        if (page.startsWith("nbsp;", from)) return written('\u00a0', from + 5, to, out);
        if (page.startsWith("quot;", from)) return written('"', from + 5, to, out);
        if (page.startsWith("lt;", from)) return written('<', from + 3, to, out);
        if (page.startsWith("gt;", from)) return written('>', from + 3, to, out);
        int end = page.indexOf(';', from, Math.min(to, from + LONGEST_NAME));
        if (end <= from) return 0;
        if (page.charAt(from) == '#') return numbered(page, from + 1, end, out);
        for (int i = from; i < end; i++) if (!isLetter(page.charAt(i))) return 0;
        String name = page.substring(from, end);
        if (!Entities.isNamedEntity(name)) return 0;
        out.append(Entities.getByName(name));
        return end + 1;
    }

    private static int written(char c, int end, int to, StringBuilder out) {
        if (end > to) return 0;
        out.append(c);
        return end;
    }

    private static int numbered(String page, int from, int end, StringBuilder out) {
        boolean hexadecimal = from < end && (page.charAt(from) | 0x20) == 'x';
        int first = hexadecimal ? from + 1 : from;
        if (first >= end || end - first > MOST_DIGITS) return 0;
        int value = 0;
        for (int i = first; i < end; i++) {
            char c = page.charAt(i);
            int digit = c < ASCII ? Character.digit(c, hexadecimal ? 16 : 10) : -1;
            if (digit < 0) return 0;
            value = value * (hexadecimal ? 16 : 10) + digit;
        }
        if (!isPlain(value)) return 0;
        out.appendCodePoint(value);
        return end + 1;
    }

    /// Stands for itself.
    private static boolean isPlain(int value) {
        if (value < ASCII) return value > 0;
        if (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE) return false;
        return value >= FIRST_PLAIN && value <= Character.MAX_CODE_POINT;
    }

    private static boolean isEntity(char c) {
        return c == '#' || isLetter(c);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
