package org.fener.classifier.text;

/// Brings a word written in several scripts ("пaспopт" with Latin letters in it) back to one.
final class LookAlikes {

    private static final String LATIN = "abcehijkmnoprstuxy";
    private static final String CYRILLIC = "авсеніјкмпоргѕтихү".replace('ү', 'у');
    /// Twins of their capitals or of slanted type alone, which nobody takes for the other at a second look.
    private static final String DISTANT = "hkmntubriвнмктигп";
    private static final String GREEK_FROM = "αβεηικμνορτυχζ";
    private static final String GREEK_AS_LATIN = "abehikmnoptyxz";
    private static final char[] TO_CYRILLIC = table(LATIN, CYRILLIC);
    private static final char[] TO_LATIN = table(CYRILLIC + GREEK_FROM, LATIN + GREEK_AS_LATIN);

    private LookAlikes() {}

    /// Repairs the folded word in place; does nothing to a word of one script.
    static void repair(StringBuilder word) {
        int latin = 0;
        int cyrillic = 0;
        int greek = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!Character.isLetter(c)) continue;
            switch (Script.of(c)) {
                case LATIN -> latin++;
                case CYRILLIC -> cyrillic++;
                case GREEK -> greek++;
                default -> {}
            }
        }
        if (latin > 0 && cyrillic > 0) map(word, favoursCyrillic(word, latin, cyrillic) ? TO_CYRILLIC : TO_LATIN);
        else if (latin > 0 && greek > 0 && latin >= greek) map(word, TO_LATIN);
        digitsAmongLetters(word, cyrillic > 0);
    }

    /// The script with more letters that cannot be the other's; then the one with more letters.
    private static boolean favoursCyrillic(CharSequence word, int latin, int cyrillic) {
        int onlyLatin = 0;
        int onlyCyrillic = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (Script.of(c) == Script.CYRILLIC) onlyCyrillic += strangeness(TO_LATIN, c);
            else if (Script.of(c) == Script.LATIN && Character.isLetter(c)) onlyLatin += strangeness(TO_CYRILLIC, c);
        }
        return onlyLatin != onlyCyrillic ? onlyCyrillic > onlyLatin : cyrillic >= latin;
    }

    /// How little a letter can be one of the other script: 2 has no twin there, 0 a perfect one.
    private static int strangeness(char[] table, char c) {
        if (!has(table, c)) return 2;
        return DISTANT.indexOf(c) >= 0 ? 1 : 0;
    }

    private static boolean has(char[] table, char c) {
        return c < table.length && table[c] != 0;
    }

    private static void map(StringBuilder word, char[] table) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (has(table, c)) word.setCharAt(i, table[c]);
        }
    }

    /// "пасп0рт", "pa55port": a digit between letters, once or twice, stands for the letter it resembles; so does one
    /// that begins a Cyrillic word ("6ежанци"), if it is too long for a number with an ending ("4ма").
    private static void digitsAmongLetters(StringBuilder word, boolean cyrillic) {
        if (word.length() < 4) return;
        int at = cyrillic && Character.isLetter(word.charAt(1)) ? 0 : 1;
        while (at + 1 < word.length()) {
            int end = at;
            while (end < word.length() && end - at < 2 && word.charAt(end) == word.charAt(at)) end++;
            char letter = letter(word.charAt(at), cyrillic);
            if (letter == 0 || end == word.length() || !isBetween(word, at, end)) at++;
            else while (at < end) word.setCharAt(at++, letter);
        }
    }

    private static boolean isBetween(CharSequence word, int from, int to) {
        return (from == 0 || Character.isLetter(word.charAt(from - 1))) && Character.isLetter(word.charAt(to));
    }

    private static char letter(char digit, boolean cyrillic) {
        if (digit < '0' || digit > '9') return 0;
        return (cyrillic ? "оі\0зч\0б\0в\0" : "oi\0eas\0\0\0\0").charAt(digit - '0');
    }

    private static char[] table(String from, String to) {
        char[] table = new char[0x530];
        for (int i = 0; i < from.length(); i++) table[from.charAt(i)] = to.charAt(i);
        return table;
    }
}
