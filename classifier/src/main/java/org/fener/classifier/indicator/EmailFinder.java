package org.fener.classifier.indicator;

import java.util.Locale;
import org.fener.classifier.indicator.Indicator.Kind;

/// E-mail and Jabber addresses, grown to both sides of each @.
final class EmailFinder implements Finder {

    private static final String LOCAL = ".!#$%&'*+/=?^_`{|}~-";
    private static final String NOT_FIRST = ".-'/=&?#*`{|}~!$%^+_";
    private static final int LONGEST_LOCAL = 64;

    @Override
    public void find(ScannedText text, Hits hits) {
        String plain = text.plain();
        for (int at = plain.indexOf('@'); at >= 0; at = plain.indexOf('@', at + 1)) {
            int start = at;
            while (start > 0 && at - start < LONGEST_LOCAL && isLocal(plain.charAt(start - 1))) start--;
            while (start < at && NOT_FIRST.indexOf(plain.charAt(start)) >= 0) start++;
            if (start == at
                    || plain.charAt(at - 1) == '.'
                    || plain.substring(start, at).contains("..")) continue;
            int end = text.at(at + 1) == '[' ? literalEnd(text, at + 1) : domainEnd(text, at + 1);
            if (end < 0 || hits.isTaken(start, end)) continue;
            String address = plain.substring(start, end).toLowerCase(Locale.ROOT);
            String host = address.substring(address.lastIndexOf('@') + 1);
            if (host.contains("jabber") || host.contains("xmpp")) hits.add(Kind.HANDLE, "xmpp:" + address, start, end);
            else hits.add(Kind.EMAIL, address, start, end);
        }
    }

    private static boolean isLocal(char c) {
        return c < 0x80 ? Character.isLetterOrDigit(c) || LOCAL.indexOf(c) >= 0 : Character.isLetter(c);
    }

    /// `[192.0.2.1]`.
    private static int literalEnd(ScannedText text, int open) {
        int end = open + 1;
        while (text.isDigit(end) || text.at(end) == '.') end++;
        return text.at(end) == ']' && DomainFinder.isIpv4(text.plain().substring(open + 1, end)) ? end + 1 : -1;
    }

    /// After the longest run of labels that ends in a known top-level domain; -1 if there is none.
    private static int domainEnd(ScannedText text, int from) {
        String plain = text.plain();
        int end = from;
        while (end < plain.length() && DomainFinder.isName(plain.charAt(end))) end++;
        while (end > from && ".-_".indexOf(plain.charAt(end - 1)) >= 0) end--;
        if (end > from && text.isDigit(end - 1) && DomainFinder.isIpv4(plain.substring(from, end))) return end;
        while (end > from) {
            int dot = plain.lastIndexOf('.', end - 1);
            if (dot <= from) return -1;
            if (TopLevelDomains.contains(plain.substring(dot + 1, end)) && plain.charAt(dot - 1) != '.') return end;
            end = dot;
        }
        return -1;
    }
}
