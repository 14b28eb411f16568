package org.fener.classifier.indicator;

import org.fener.classifier.indicator.Indicator.Kind;

/// Browsers as they name themselves: `Mozilla/5.0 (…) Chrome/17.0 Safari/535.11`.
final class UserAgentFinder implements Finder {

    private static final String NAME = "mozilla";

    @Override
    public void find(ScannedText text, Hits hits) {
        String plain = text.plain();
        for (int slash = plain.indexOf('/'); slash >= 0; slash = plain.indexOf('/', slash + 1)) {
            int start = slash - NAME.length();
            if (start < 0
                    || !plain.regionMatches(true, start, NAME, 0, NAME.length())
                    || !text.isDigit(slash + 1)
                    || text.isWord(start - 1)) continue;
            int end = end(text, version(text, slash + 1));
            hits.add(Kind.USER_AGENT, plain.substring(start, end), start, end);
        }
    }

    private static int version(ScannedText text, int from) {
        int end = from;
        while (text.isDigit(end) || (text.at(end) == '.' && text.isDigit(end + 1))) end++;
        return end;
    }

    /// Parts in brackets and products with a version, until a word is neither.
    private static int end(ScannedText text, int from) {
        int end = from;
        while (text.at(end) == ' ') {
            int next = text.at(end + 1) == '(' ? bracketEnd(text, end + 1) : productEnd(text, end + 1);
            if (next < 0) return end;
            end = next;
        }
        return end;
    }

    private static int bracketEnd(ScannedText text, int open) {
        int depth = 0;
        for (int at = open; at < text.length() && text.at(at) != '\n'; at++) {
            if (text.at(at) == '(') depth++;
            if (text.at(at) == ')' && --depth == 0) return at + 1;
        }
        return -1;
    }

    /// "Chrome/17.0.963.56", or "Gecko" before another product.
    private static int productEnd(ScannedText text, int from) {
        int to = from;
        while (text.isWord(to)) to++;
        if (to == from || text.plain().regionMatches(true, from, NAME, 0, NAME.length())) return -1;
        if (text.at(to) == '/' && text.isDigit(to + 1)) return version(text, to + 1);
        boolean namesTheNext = text.at(to) == ' ' && Character.isLetter(text.at(to + 1));
        return namesTheNext && productEnd(text, to + 1) > 0 ? to : -1;
    }
}
