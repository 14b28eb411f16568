package org.fener.crawler.parse;

/// Words as a reader sees them: white space folded, blocks on lines of their own. Written in runs, not in characters:
/// most of a text has nothing to fold.
final class TextLines {

    private final StringBuilder out = new StringBuilder();
    private boolean space;
    private boolean line;

    /// What follows stands on a line of its own.
    void newLine() {
        line = true;
    }

    /// What follows is parted from what stands before.
    void newWord() {
        space = true;
    }

    int length() {
        return out.length();
    }

    void append(String words) {
        append(words, 0, words.length(), false);
    }

    /// @param preformatted whether line feeds break lines
    void append(String words, int from, int to, boolean preformatted) {
        int at = from;
        while (at < to) {
            int end = runEnd(words, at, to);
            if (end > at) {
                begin();
                out.append(words, at, end);
            }
            for (; end < to; end++) {
                char c = words.charAt(end);
                if (!isSpecial(c)) break;
                if (c == '\n' && preformatted) line = true;
                else if (c != '\u200b' && c != '\ufeff' && c != '\u00ad') space = true;
            }
            at = end;
        }
    }

    /// Where what needs no folding ends: words, with one space between two of them.
    private static int runEnd(String words, int from, int to) {
        int end = from;
        while (end < to && (!isSpecial(words.charAt(end)) || (end > from && isBetweenWords(words, end, to)))) end++;
        return end;
    }

    private static boolean isBetweenWords(String words, int at, int to) {
        return words.charAt(at) == ' ' && at + 1 < to && !isSpecial(words.charAt(at + 1));
    }

    private static boolean isSpecial(char c) {
        if (c > ' ' && c < '\u00a0') return false;
        return c <= ' '
                || c == '\u00a0'
                || c == '\u00ad'
                || c == '\u200b'
                || c == '\u2028'
                || c == '\u2029'
                || c == '\u3000'
                || c == '\ufeff';
    }

    private void begin() {
        if (line && !out.isEmpty()) out.append('\n');
        else if (space && !out.isEmpty()) out.append(' ');
        line = false;
        space = false;
    }

    @Override
    public String toString() {
        return out.toString().strip();
    }
}
