package org.fener.classifier.indicator;

import java.util.Locale;
import org.fener.classifier.indicator.Indicator.Kind;

/// MD5, SHA-1, SHA-256 and SHA-512 in hexadecimal, and CVE numbers.
final class HashFinder implements Finder {

    @Override
    public void find(ScannedText text, Hits hits) {
        String plain = text.plain();
        int at = 0;
        while (at < plain.length()) {
            int end = at;
            while (end < plain.length() && Character.digit(plain.charAt(end), 16) >= 0 && plain.charAt(end) < 0x80)
                end++;
            int length = end - at;
            if (length >= 32) hash(text, at, end, hits);
            if (end < plain.length() && length < 3 && (plain.charAt(at) == 'C' || plain.charAt(at) == 'c'))
                cve(text, at, hits);
            at = end + 1;
        }
    }

    private static void hash(ScannedText text, int start, int end, Hits hits) {
        int length = end - start;
        if (length != 32 && length != 40 && length != 64 && length != 128) return;
        char before = text.at(start - 1);
        if (isWord(before) || isWord(text.at(end)) || hits.isTaken(start, end)) return;
        String hash = text.plain().substring(start, end).toLowerCase(Locale.ROOT);
        if (hash.chars().distinct().count() > 4) hits.add(Kind.HASH, hash, start, end);
    }

    private static void cve(ScannedText text, int at, Hits hits) {
        if (isWord(text.at(at - 1)) || !text.plain().regionMatches(true, at, "cve", 0, 3)) return;
        int from = at + 3;
        if (text.at(from) == '-' || text.at(from) == ' ' || text.at(from) == ':') from++;
        int year = digitsEnd(text, from);
        if (year - from != 4 || (text.at(year) != '-' && text.at(year) != ' ')) return;
        int end = digitsEnd(text, year + 1);
        if (end - year < 5 || end - year > 8) return;
        hits.add(
                Kind.CVE,
                "CVE-" + text.plain().substring(from, year) + "-" + text.plain().substring(year + 1, end),
                at,
                end);
    }

    private static int digitsEnd(ScannedText text, int from) {
        int end = from;
        while (text.at(end) >= '0' && text.at(end) <= '9') end++;
        return end;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
