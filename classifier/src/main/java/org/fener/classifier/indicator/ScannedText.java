package org.fener.classifier.indicator;

import java.util.Arrays;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.text.PreparedText;

/// A text as the finders read it: ASCII digits, plain blanks, no invisible characters, defanged forms mended; every
/// place in it leads back to the original. Knows where its runs of digits and its long runs of letters and digits are,
/// so that no finder has to look at every character.
final class ScannedText {

    /// Shorter runs are no hash, and no part of a wallet that holds one dash.
    private static final int LONG = 16;

    private static final char LEFT_OUT = 0;
    private static final char[] PLAIN = new char[0x10000];

    static {
        for (int c = 0; c < PLAIN.length; c++) PLAIN[c] = plain((char) c);
    }

    private final String original;
    private final String plain;
    private final int[] origins;
    private int[] digitRuns = new int[8];
    private int digitRunCount;
    private int[] longRuns = new int[2];
    private int longRunCount;

    private ScannedText(String original, String plain, int[] origins) {
        this.original = original;
        this.plain = plain;
        this.origins = origins;
        findRuns();
    }

    static ScannedText of(PreparedText prepared) {
        String original = prepared.original();
        TextWithOrigins text = new TextWithOrigins(original.length());
        boolean maybeDefanged = false;
        for (int i = 0; i < original.length(); i++) {
            char plain = PLAIN[original.charAt(i)];
            if (plain == LEFT_OUT) continue;
            maybeDefanged |= plain < 0x80 && Refanging.isSuspicious(plain);
            text.append(plain, i);
        }
        text.end(original.length());
        if (DigitWords.isSpelled(prepared)) DigitWords.replaceIn(text);
        String plain = text.toString();
        if (maybeDefanged || Refanging.mayBeSpoken(plain)) {
            Refanging.repair(text);
            plain = text.toString();
        }
        return new ScannedText(original, plain, text.origins());
    }

    private static char plain(char c) {
        if (Character.isDigit(c)) return (char) ('0' + Character.digit(c, 10));
        if (c >= 0xFF01 && c <= 0xFF5E) return (char) (c - 0xFEE0);
        if (c == '\t' || c == '\r' || c == 0x00A0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A) || c == 0x3000)
            return ' ';
        if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return '-';
        if (c == 0x20E3
                || c == 0xFE0F
                || c == 0x00AD
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x2060
                || c == 0xFEFF) return LEFT_OUT;
        if (c == '。' || c == '․' || c == '｡') return '.';
        return c;
    }

    private void findRuns() {
        int digitsFrom = -1;
        int wordFrom = -1;
        for (int i = 0; i <= plain.length(); i++) {
            char c = i < plain.length() ? plain.charAt(i) : '\n';
            boolean digit = c >= '0' && c <= '9';
            if (digit && digitsFrom < 0) digitsFrom = i;
            if (!digit && digitsFrom >= 0) {
                addDigitRun(digitsFrom);
                digitsFrom = -1;
            }
            if (digit || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                if (wordFrom < 0) wordFrom = i;
            } else {
                if (wordFrom >= 0 && i - wordFrom >= LONG) addLongRun(wordFrom, i);
                wordFrom = -1;
            }
        }
    }

    private void addDigitRun(int from) {
        if (digitRunCount == digitRuns.length) digitRuns = Arrays.copyOf(digitRuns, digitRunCount * 2);
        digitRuns[digitRunCount++] = from;
    }

    private void addLongRun(int from, int to) {
        if (longRunCount + 2 > longRuns.length) longRuns = Arrays.copyOf(longRuns, longRuns.length * 2);
        longRuns[longRunCount++] = from;
        longRuns[longRunCount++] = to;
    }

    int digitRunCount() {
        return digitRunCount;
    }

    /// Where a run of digits begins.
    int digitRun(int number) {
        return digitRuns[number];
    }

    int longRunCount() {
        return longRunCount / 2;
    }

    /// Where a run of at least sixteen Latin letters and digits begins.
    int longRun(int number) {
        return longRuns[2 * number];
    }

    int longRunEnd(int number) {
        return longRuns[2 * number + 1];
    }

    String plain() {
        return plain;
    }

    char at(int index) {
        return index >= 0 && index < plain.length() ? plain.charAt(index) : '\n';
    }

    boolean isDigit(int index) {
        char c = at(index);
        return c >= '0' && c <= '9';
    }

    /// Whether a letter, digit or underscore stands there.
    boolean isWord(int index) {
        char c = at(index);
        return c == '_' || Character.isLetterOrDigit(c);
    }

    int digitsEnd(int from) {
        int end = from;
        while (isDigit(end)) end++;
        return end;
    }

    int length() {
        return plain.length();
    }

    /// The place in the original of a range of [#plain].
    Span span(int start, int end) {
        int from = origins[start];
        int to = origins[end];
        while (to > from + 1 && isBlank(original.charAt(to - 1))) to--;
        return new Span(from, Math.max(to, from));
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || (PLAIN[c] == LEFT_OUT && c != 0xFE0F && c != 0x20E3);
    }
}
