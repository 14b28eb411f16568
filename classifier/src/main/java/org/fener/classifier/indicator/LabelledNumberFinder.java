package org.fener.classifier.indicator;

import java.util.Locale;
import org.fener.classifier.indicator.Indicator.Kind;

/// Numbers that the letters before them explain: CVE and ATT&CK numbers, autonomous systems, owners' numbers of Google.
final class LabelledNumberFinder implements Finder {

    private static final long LARGEST_SYSTEM = 0xFFFF_FFFFL;

    @Override
    public void find(ScannedText text, Hits hits) {
        for (int i = 0; i < text.digitRunCount(); i++) {
            int at = text.digitRun(i);
            char before = text.at(at - 1);
            boolean blank = before == ' ' || before == '-' || before == ':';
            char letter = Character.toLowerCase(blank ? text.at(at - 2) : before);
            switch (letter) {
                case 'e' -> cve(text, at, blank, hits);
                case 's', 'n' -> system(text, at, before, hits);
                case 't' -> technique(text, at, before, hits);
                case 'a' -> {
                    if (before == '-') analytics(text, at, hits);
                    else technique(text, at, before, hits);
                }
                case 'm' -> mitigation(text, at, before, hits);
                case 'b' -> publisher(text, at, before, hits);
                default -> {
                    // no letter of any label
                }
            }
        }
    }

    /// Whether a label in small letters stands before a place, on its own.
    private static boolean isLabelled(ScannedText text, String label, int end) {
        int start = end - label.length();
        return start >= 0
                && text.plain().regionMatches(true, start, label, 0, label.length())
                && !text.isWord(start - 1);
    }

    private static void cve(ScannedText text, int at, boolean blank, Hits hits) {
        int label = blank ? at - 1 : at;
        int year = text.digitsEnd(at);
        if (!isLabelled(text, "cve", label) || year - at != 4 || (text.at(year) != '-' && text.at(year) != ' ')) return;
        int end = text.digitsEnd(year + 1);
        if (end - year < 5 || end - year > 8) return;
        String plain = text.plain();
        hits.add(Kind.CVE, "CVE-" + plain.substring(at, year) + "-" + plain.substring(year + 1, end), label - 3, end);
    }

    /// "as2014" and "AS 2014" name a system, "as 2014" does not.
    private static void system(ScannedText text, int at, char before, Hits hits) {
        int label = before == ' ' ? at - 1 : at;
        boolean full = isLabelled(text, "asn", label);
        boolean brief = isLabelled(text, "as", label) && (before != ' ' || text.at(label - 1) == 'S');
        int end = text.digitsEnd(at);
        if ((!full && !brief) || end - at < (full ? 1 : 3) || end - at > 10 || isContinued(text, end)) return;
        if (Long.parseLong(text.plain(), at, end, 10) > LARGEST_SYSTEM) return;
        hits.add(Kind.ASN, "AS" + text.plain().substring(at, end), label - (full ? 3 : 2), end);
    }

    private static boolean isContinued(ScannedText text, int end) {
        return text.isWord(end) || (text.at(end) == '.' && text.isWord(end + 1));
    }

    private static void technique(ScannedText text, int at, char before, Hits hits) {
        boolean tactic = Character.toLowerCase(before) == 'a';
        int start = at - (tactic ? 2 : 1);
        if (!isLabelled(text, tactic ? "ta" : "t", at)) return;
        int end = text.digitsEnd(at);
        if (end - at != 4 || text.at(at) != (tactic ? '0' : '1')) return;
        if (!tactic && text.at(end) == '.' && text.digitsEnd(end + 1) - end == 4) end += 4;
        if (isContinued(text, end)) return;
        hits.add(Kind.TECHNIQUE, text.plain().substring(start, end).toUpperCase(Locale.ROOT), start, end);
    }

    /// "M1036" alone can be anything; among talk of mitigations it is one.
    private static void mitigation(ScannedText text, int at, char before, Hits hits) {
        int end = text.digitsEnd(at);
        if (before == ' '
                || !isLabelled(text, "m", at)
                || end - at != 4
                || text.at(at) != '1'
                || isContinued(text, end)) return;
        String plain = text.plain();
        boolean named = plain.contains("itigat") || plain.contains("ATT&CK") || !hits.isWithout(Kind.TECHNIQUE);
        if (named) hits.add(Kind.TECHNIQUE, "M" + plain.substring(at, end), at - 1, end);
    }

    private static void publisher(ScannedText text, int at, char before, Hits hits) {
        int end = text.digitsEnd(at);
        if (before != '-' || end - at != 16 || !isLabelled(text, "pub", at - 1) || text.isWord(end)) return;
        hits.add(Kind.TRACKER, "pub-" + text.plain().substring(at, end), at - 4, end);
    }

    private static void analytics(ScannedText text, int at, Hits hits) {
        int account = text.digitsEnd(at);
        int end = text.digitsEnd(account + 1);
        if (!isLabelled(text, "ua", at - 1) || account - at < 4 || account - at > 10 || text.at(account) != '-') return;
        if (end - account < 2 || end - account > 5 || text.isWord(end)) return;
        hits.add(Kind.TRACKER, "UA-" + text.plain().substring(at, end), at - 3, end);
    }
}
