package org.fener.classifier.indicator;

import org.fener.classifier.Reason.Span;

/// A text as the finders read it: ASCII digits, plain blanks, no invisible characters, defanged forms mended; every
/// place in it leads back to the original.
final class ScannedText {

    private final String original;
    private final String plain;
    private final int[] origins;

    private ScannedText(String original, String plain, int[] origins) {
        this.original = original;
        this.plain = plain;
        this.origins = origins;
    }

    static ScannedText of(String original) {
        TextWithOrigins text = new TextWithOrigins(original.length());
        boolean maybeDefanged = false;
        for (int i = 0; i < original.length(); i++) {
            char c = original.charAt(i);
            if (c < 0x80) {
                maybeDefanged |= c == '[' || c == '(' || c == '{' || c == '\\' || c == 'x' || c == 'X' || c == '<';
                text.append(c == '\t' || c == '\r' ? ' ' : c, i);
                continue;
            }
            char plain = plain(c);
            if (plain != 0) text.append(plain, i);
        }
        text.end(original.length());
        DigitWords.replaceIn(text);
        if (maybeDefanged || text.mayHaveWordDots()) Refanging.repair(text);
        return new ScannedText(original, text.toString(), text.origins());
    }

    /// Null for what is left out.
    private static char plain(char c) {
        if (Character.isDigit(c)) return (char) ('0' + Character.digit(c, 10));
        if (c >= 0xFF01 && c <= 0xFF5E) return (char) (c - 0xFEE0);
        if (c == 0x00A0 || c == 0x202F || c == 0x2009 || c == 0x2007 || c == 0x3000) return ' ';
        if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return '-';
        if (c == 0x20E3
                || c == 0xFE0F
                || c == 0x00AD
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || c == 0x2060
                || c == 0xFEFF) return 0;
        if (c == '。' || c == '․') return '.';
        return c;
    }

    String plain() {
        return plain;
    }

    char at(int index) {
        return index >= 0 && index < plain.length() ? plain.charAt(index) : '\n';
    }

    int length() {
        return plain.length();
    }

    /// The place in the original of a range of [#plain].
    Span span(int start, int end) {
        int to = origins[end];
        while (to > origins[start] + 1 && isBlank(original.charAt(to - 1))) to--;
        return new Span(origins[start], Math.max(to, origins[start]));
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || (c < 0xFE00 && plain(c) == 0);
    }
}
