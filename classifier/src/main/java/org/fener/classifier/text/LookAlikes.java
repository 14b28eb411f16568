package org.fener.classifier.text;

/// Brings a word written in several scripts ("пaспopт" with Latin letters in it) back to one.
final class LookAlikes {

    private static final String LATIN = "abcehijkmnoprstuxy";
    private static final String CYRILLIC = "авсеніјкмпоргѕтихү".replace('ү', 'у');
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

    /// The script with more letters that have no twin in the other; then the one with more letters.
    private static boolean favoursCyrillic(CharSequence word, int latin, int cyrillic) {
        int onlyLatin = 0;
        int onlyCyrillic = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (Script.of(c) == Script.CYRILLIC) onlyCyrillic += has(TO_LATIN, c) ? 0 : 1;
            else if (Script.of(c) == Script.LATIN && Character.isLetter(c)) onlyLatin += has(TO_CYRILLIC, c) ? 0 : 1;
        }
        return onlyLatin != onlyCyrillic ? onlyCyrillic > onlyLatin : cyrillic >= latin;
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

    /// "пасп0рт", "p4ssport": a single digit between letters stands for the letter it resembles.
    private static void digitsAmongLetters(StringBuilder word, boolean cyrillic) {
        if (word.length() < 4) return;
        for (int i = 1; i + 1 < word.length(); i++) {
            int digit = word.charAt(i) - '0';
            if (digit < 0 || digit > 9) continue;
            if (!Character.isLetter(word.charAt(i - 1)) || !Character.isLetter(word.charAt(i + 1))) continue;
            char letter = (cyrillic ? "оі\0зч\0б\0в\0" : "oi\0eas\0\0\0\0").charAt(digit);
            if (letter != 0) word.setCharAt(i, letter);
        }
    }

    private static char[] table(String from, String to) {
        char[] table = new char[0x530];
        for (int i = 0; i < from.length(); i++) table[from.charAt(i)] = to.charAt(i);
        return table;
    }
}
