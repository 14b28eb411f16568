package org.fener.classifier.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The lower-case letters of a text's beginning with one blank between words, links and handles left out.
final class LetterScan {

    private static final List<Script> SCRIPTS =
            List.of(Script.LATIN, Script.CYRILLIC, Script.GREEK, Script.ARABIC, Script.OTHER);

    private final char[] letters;
    private final int length;
    private final int[] byScript;

    private LetterScan(char[] letters, int length, int[] byScript) {
        this.letters = letters;
        this.length = length;
        this.byScript = byScript;
    }

    static LetterScan of(String text, int most) {
        char[] letters = new char[most + 2];
        int[] byScript = new int[SCRIPTS.size()];
        int length = 1;
        letters[0] = ' ';
        int at = 0;
        while (at < text.length() && length <= most) {
            char c = text.charAt(at);
            if (c == '@' || isLink(text, at)) {
                while (at < text.length() && !Character.isWhitespace(text.charAt(at))) at++;
                continue;
            }
            byte kind = Character.isSurrogate(c) ? CharFolding.OTHER : CharFolding.kind(c);
            if (kind == CharFolding.LETTER) {
                char lower = c == 'İ' ? 'i' : Character.toLowerCase(c);
                letters[length++] = lower;
                byScript[place(Script.of(lower))]++;
            } else if (kind == CharFolding.APOSTROPHE && letters[length - 1] != ' ') letters[length++] = '\'';
            else if (kind != CharFolding.INVISIBLE && letters[length - 1] != ' ') letters[length++] = ' ';
            at++;
        }
        if (letters[length - 1] != ' ' && length < letters.length) letters[length++] = ' ';
        return new LetterScan(letters, length, byScript);
    }

    private static boolean isLink(String text, int at) {
        char c = text.charAt(at);
        return (c == 'h'
                        && text.startsWith("http", at)
                        && text.indexOf("://", at) - at <= 5
                        && text.indexOf("://", at) > 0)
                || (c == 'w' && text.startsWith("www.", at))
                || (c == 't' && text.startsWith("t.me/", at));
    }

    Script mostFrequent() {
        int best = 0;
        for (int i = 1; i < byScript.length; i++) if (byScript[i] > byScript[best]) best = i;
        return SCRIPTS.get(best);
    }

    private static int place(Script script) {
        return switch (script) {
            case LATIN -> 0;
            case CYRILLIC -> 1;
            case GREEK -> 2;
            case ARABIC -> 3;
            case OTHER -> 4;
        };
    }

    int letters() {
        int sum = 0;
        for (int count : byScript) sum += count;
        return sum;
    }

    int length() {
        return length;
    }

    char at(int index) {
        return letters[index];
    }

    /// The n-grams of one to three characters, characters of sixteen bits in one number.
    long[] grams() {
        long[] grams = new long[3 * length];
        int size = 0;
        for (int i = 0; i < length; i++) {
            long one = letters[i];
            if (one != ' ') grams[size++] = one;
            if (i + 1 >= length) break;
            long two = one << 16 | letters[i + 1];
            grams[size++] = two;
            if (i + 2 < length) grams[size++] = two << 16 | letters[i + 2];
        }
        return Arrays.copyOf(grams, size);
    }

    List<String> words() {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < length; i++) {
            if (letters[i] == ' ') {
                if (start >= 0) words.add(new String(letters, start, i - start));
                start = -1;
            } else if (start < 0) start = i;
        }
        if (start >= 0) words.add(new String(letters, start, length - start));
        return words;
    }
}
