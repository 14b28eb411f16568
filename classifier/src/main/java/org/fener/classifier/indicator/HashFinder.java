package org.fener.classifier.indicator;

import java.util.Locale;
import org.fener.classifier.indicator.Indicator.Kind;

/// MD5, SHA-1, SHA-256 and SHA-512 in hexadecimal; what a program's imports or its signed parts hash to is told by the
/// word before it.
final class HashFinder implements Finder {

    private static final String[] LABELS = {"imphash", "import hash", "authentihash"};
    private static final String[] NAMES = {"imphash:", "imphash:", "authentihash:"};
    private static final int WIDEST_GAP = 12;

    @Override
    public void find(ScannedText text, Hits hits) {
        for (int i = 0; i < text.longRunCount(); i++) hash(text, text.longRun(i), text.longRunEnd(i), hits);
    }

    private static void hash(ScannedText text, int start, int end, Hits hits) {
        int length = end - start;
        if (length != 32 && length != 40 && length != 64 && length != 128) return;
        if (text.isWord(start - 1) || text.isWord(end) || hits.isTaken(start, end)) return;
        for (int i = start; i < end; i++) if (!HardwareAddressFinder.isHex(text.at(i))) return;
        String hash = text.plain().substring(start, end).toLowerCase(Locale.ROOT);
        if (hash.chars().distinct().count() > 4) hits.add(Kind.HASH, label(text, start) + hash, start, end);
    }

    private static String label(ScannedText text, int start) {
        int end = start;
        while (start - end < WIDEST_GAP && " \n:-=".indexOf(text.at(end - 1)) >= 0 && end > 0) end--;
        for (int i = 0; i < LABELS.length; i++) {
            String label = LABELS[i];
            if (text.plain().regionMatches(true, end - label.length(), label, 0, label.length())) return NAMES[i];
        }
        return "";
    }
}
