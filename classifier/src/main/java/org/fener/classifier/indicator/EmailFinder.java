package org.fener.classifier.indicator;

import java.util.Locale;
import org.fener.classifier.indicator.Indicator.Kind;

/// E-mail addresses, grown to both sides of each @.
final class EmailFinder implements Finder {

    private static final String LOCAL = ".!#$%&'*+/=?^_`{|}~-";
    private static final int LONGEST_LOCAL = 64;

    @Override
    public void find(ScannedText text, Hits hits) {
        String plain = text.plain();
        for (int at = plain.indexOf('@'); at >= 0; at = plain.indexOf('@', at + 1)) {
            int start = at;
            while (start > 0 && at - start < LONGEST_LOCAL && isLocal(plain.charAt(start - 1))) start--;
            while (start < at && ".-'/=&?#*`{|}~!$%^+_".indexOf(plain.charAt(start)) >= 0) start++;
            if (start == at || plain.charAt(at - 1) == '.') continue;
            int end = domainEnd(plain, at + 1);
            if (end < 0 || hits.isTaken(start, end)) continue;
            hits.add(Kind.EMAIL, plain.substring(start, end).toLowerCase(Locale.ROOT), start, end);
        }
    }

    private static boolean isLocal(char c) {
        return c < 0x80 ? Character.isLetterOrDigit(c) || LOCAL.indexOf(c) >= 0 : Character.isLetter(c);
    }

    /// After the longest run of labels that ends in a known top-level domain; -1 if there is none.
    private static int domainEnd(String plain, int from) {
        int end = from;
        while (end < plain.length() && DomainFinder.isName(plain.charAt(end))) end++;
        while (end > from && ".-_".indexOf(plain.charAt(end - 1)) >= 0) end--;
        while (end > from) {
            int dot = plain.lastIndexOf('.', end - 1);
            if (dot <= from) return -1;
            if (TopLevelDomains.contains(plain.substring(dot + 1, end)) && plain.charAt(dot - 1) != '.') return end;
            end = dot;
        }
        return -1;
    }
}
