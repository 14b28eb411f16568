package org.fener.classifier.indicator;

import org.fener.classifier.indicator.Indicator.Kind;

/// What hexadecimal digits with marks between them are: MAC addresses, IPv6 addresses and networks; and SSDEEP hashes.
final class HardwareAddressFinder implements Finder {

    private static final int LONGEST_IPV6 = 45;

    @Override
    public void find(ScannedText text, Hits hits) {
        String plain = text.plain();
        for (int at = plain.indexOf(':'); at >= 0; at = plain.indexOf(':', at + 1)) {
            if (hits.isTaken(at, at + 1)) continue;
            if (isHex(text.at(at - 1)) || isHex(text.at(at + 1)) || text.at(at + 1) == ':') colon(text, at, hits);
        }
        for (int i = 0; i < text.digitRunCount(); i++) mac(text, text.digitRun(i), hits);
    }

    private static void colon(ScannedText text, int colon, Hits hits) {
        int start = colon;
        while (isHex(text.at(start - 1)) && colon - start < 5) start--;
        if (fuzzyHash(text, start, colon, hits)) return;
        int end = colon;
        while (end - start < LONGEST_IPV6 && (isHex(text.at(end)) || text.at(end) == ':' || text.at(end) == '.')) end++;
        while (end > start && (text.at(end - 1) == '.' || (text.at(end - 1) == ':' && text.at(end - 2) != ':'))) end--;
        if (text.isWord(start - 1) || text.isWord(end) || text.at(start - 1) == ':' || end - start < 3) return;
        if (isMac(text, start, end, ':')) {
            hits.add(Kind.MAC, text.plain().substring(start, end), start, end);
            return;
        }
        String address = Ipv6.canonical(text.plain().substring(start, end));
        if (address.isEmpty() || hits.isTaken(start, end)) return;
        int length = text.at(end) == '/' ? text.digitsEnd(end + 1) : end;
        if (length > end + 1 && length <= end + 4)
            hits.add(Kind.IP_RANGE, address + text.plain().substring(end, length), start, length);
        else hits.add(Kind.IP, address, start, end);
    }

    /// "1536:yB+A8bMtMeRl…:N4tMsbOGcyr…": a block size and two hashes in Base64.
    private static boolean fuzzyHash(ScannedText text, int start, int colon, Hits hits) {
        int second = base64End(text, colon + 1);
        if (second - colon < 6 || text.at(second) != ':') return false;
        int end = base64End(text, second + 1);
        for (int i = start; i < colon; i++) if (!text.isDigit(i)) return false;
        int from = start;
        while (text.isDigit(from - 1)) from--;
        if (end - second < 6 || colon == from || text.isWord(from - 1)) return false;
        String hash = text.plain().substring(from, end);
        boolean hexOnly = hash.chars().allMatch(c -> isHex((char) c) || c == ':');
        if (hexOnly) return false;
        hits.add(Kind.HASH, "ssdeep:" + hash, from, end);
        return true;
    }

    private static int base64End(ScannedText text, int from) {
        int end = from;
        while (Refanging.isAscii(text.at(end)) || text.at(end) == '+' || text.at(end) == '/') end++;
        return end;
    }

    /// MAC addresses with dashes or as three groups with dots; each has a digit in its first pairs or none at all.
    private static void mac(ScannedText text, int digit, Hits hits) {
        for (char mark : new char[] {'-', '.'}) {
            int start = digit;
            while (start > 0 && digit - start < 17 && (isHex(text.at(start - 1)) || text.at(start - 1) == mark))
                start--;
            int end = digit;
            while (end - start < 18 && (isHex(text.at(end)) || text.at(end) == mark)) end++;
            if (!text.isWord(start - 1)
                    && !text.isWord(end)
                    && isMac(text, start, end, mark)
                    && !hits.isTaken(start, end))
                hits.add(Kind.MAC, text.plain().substring(start, end), start, end);
        }
    }

    private static boolean isMac(ScannedText text, int start, int end, char mark) {
        int group = mark == '.' ? 4 : 2;
        if (end - start != (mark == '.' ? 14 : 17)) return false;
        boolean letter = mark == ':';
        for (int i = start; i < end; i++) {
            boolean markHere = (i - start) % (group + 1) == group;
            if (markHere ? text.at(i) != mark : !isHex(text.at(i))) return false;
            letter |= !markHere && !text.isDigit(i);
        }
        return letter;
    }

    static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
