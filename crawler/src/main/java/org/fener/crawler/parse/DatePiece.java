package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.crawler.parse.DateWords.Kind;
import org.jspecify.annotations.Nullable;

/// A number or a word of a date, or several words that mean something together.
///
/// @param meanings of a word that is known
record DatePiece(String text, @Nullable Map<Kind, String> meanings) {

    private static final int MOST = 40;
    /// Words of what means something together.
    private static final int LONGEST = 4;

    static List<DatePiece> of(String text) {
        List<String> raw = parts(text);
        List<DatePiece> out = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            if (!Character.isLetter(raw.get(i).charAt(0))) {
                out.add(new DatePiece(raw.get(i), null));
                continue;
            }
            String first = DateWords.fold(raw.get(i));
            int longest = DateWords.ALL.mayBegin(first) ? Math.min(LONGEST, raw.size() - i) : 1;
            for (int length = longest; length >= 1; length--) {
                String phrase = length == 1 ? first : DateWords.fold(String.join(" ", raw.subList(i, i + length)));
                Optional<Map<Kind, String>> found = DateWords.ALL.look(phrase);
                if (found.isEmpty() && length > 1) continue;
                if (found.isEmpty()) segments(phrase, out);
                else out.add(new DatePiece(phrase, found.get()));
                i += length - 1;
                break;
            }
        }
        return out;
    }

    /// Numbers, words and signs as they stand.
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        for (int at = 0; at < text.length() && parts.size() < MOST; ) {
            int end = partEnd(text, at);
            if (end > at) parts.add(text.substring(at, end));
            at = Math.max(end, at + 1);
        }
        return parts;
    }

    /// Where a part ends that begins there; the same place if none does.
    private static int partEnd(String text, int from) {
        if (text.charAt(from) == '+' || text.charAt(from) == '-') return from + 1;
        int number = digitsEnd(text, from);
        if (number == from) return wordEnd(text, from);
        int decimals = text.startsWith(".", number) ? digitsEnd(text, number + 1) : 0;
        boolean counts = decimals > number + 1
                && text.startsWith(" ", decimals)
                && decimals + 1 < text.length()
                && Character.isLetter(text.codePointAt(decimals + 1));
        return counts ? decimals : number;
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') end++;
        return end;
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isOfWord(text.codePointAt(end)))
            end += Character.charCount(text.codePointAt(end));
        return end;
    }

    private static boolean isOfWord(int point) {
        return Character.isLetter(point) || "'’ʼʻꞌʹ".indexOf(point) >= 0 || isMark(point);
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /// Chinese, Japanese, Thai and others write without spaces.
    private static void segments(String word, List<DatePiece> out) {
        boolean spaced = word.codePoints().allMatch(c -> c < 0x0E00 || (c >= 0xA640 && c < 0xAC00));
        String rest = word;
        while (!spaced && !rest.isEmpty()) {
            Optional<String> known = DateWords.ALL.prefix(rest);
            known.flatMap(DateWords.ALL::look).ifPresent(meanings -> out.add(new DatePiece(known.get(), meanings)));
            rest = rest.substring(known.map(String::length).orElse(1));
        }
        if (spaced) out.add(new DatePiece(word, null));
    }

    boolean isNumber() {
        return Character.isDigit(text.charAt(0));
    }

    boolean is(Kind kind) {
        return meanings != null && meanings.containsKey(kind);
    }

    String value(Kind kind) {
        String value = meanings == null ? null : meanings.get(kind);
        if (value == null) throw new IllegalStateException("'" + text + "' is no " + kind);
        return value;
    }

    /// The number that it is or means; below zero if it is none.
    double number() {
        if (isNumber()) return text.length() > 6 ? -1 : Double.parseDouble(text);
        return is(Kind.NUMBER) ? Double.parseDouble(value(Kind.NUMBER)) : -1;
    }
}
