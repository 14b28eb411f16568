package org.fener.indexer.lucene;

import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.Map;

/// Words that mix scripts to hide: each foreign letter becomes the one it looks like in the script of most of the word.
/// One letter stays one letter, so places in the text stay what they are.
final class LookAlikes {

    private static final String DIGITS = "0346";
    private static final String LATIN = "aeopcyxijskmtbhABEKMHOPCTXIJSYZN" + DIGITS;
    private static final String CYRILLIC = "аеорсухіјѕкмтвнАВЕКМНОРСТХІЈЅУЗП" + "озчб";
    private static final String LATIN_AS_GREEK = "aovikpuxnABEZHIKMNOPTYX";
    private static final String GREEK = "αονικρυχηΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

    /// Greek and Cyrillic letters lie between these.
    private static final char FIRST_OTHER = 0x370;

    static final char END_OF_OTHERS = 0x530;

    private static final Map<UnicodeScript, Map<Character, Character>> INTO = Map.of(
            UnicodeScript.LATIN, both(pairs(CYRILLIC, LATIN), pairs(GREEK, LATIN_AS_GREEK)),
            UnicodeScript.CYRILLIC, pairs(LATIN, CYRILLIC),
            UnicodeScript.GREEK, pairs(LATIN_AS_GREEK, GREEK));

    private static final byte LATIN_LETTER = 1;
    private static final byte OTHER_LETTER = 2;

    /// which of these a character may stand for, 0 for neither
    private static final byte[] SCRIPTS = new byte[END_OF_OTHERS];

    static {
        for (char c = 0; c < END_OF_OTHERS; c++) {
            if (c >= FIRST_OTHER) SCRIPTS[c] = OTHER_LETTER;
            else if (c >= 'a' || (c >= 'A' && c <= 'Z') || DIGITS.indexOf(c) >= 0) SCRIPTS[c] = LATIN_LETTER;
        }
    }

    private LookAlikes() {}

    static String fold(String text) {
        return mayMix(text) ? foldWords(text) : text;
    }

    /// Two bits: which scripts a character below [#END_OF_OTHERS] may stand for. A word without both is folded already.
    static int scripts(char c) {
        return SCRIPTS[c];
    }

    static String foldWords(String text) {
        StringBuilder folded = null;
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean letter = i < text.length() && (Character.isLetter(text.charAt(i)) || standsForLetter(text, i));
            if (letter && start < 0) start = i;
            if (letter || start < 0) continue;
            if (isMixed(text, start, i)) {
                if (folded == null) folded = new StringBuilder(text);
                foldWord(folded, start, i);
            }
            start = -1;
        }
        return folded == null ? text : folded.toString();
    }

    /// Whether letters (or digits that stand for some) of two scripts touch anywhere: in most texts none do.
    private static boolean mayMix(String text) {
        int before = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= END_OF_OTHERS) continue;
            int script = SCRIPTS[c];
            if ((script ^ before) == (LATIN_LETTER ^ OTHER_LETTER)) return true;
            before = script;
        }
        return false;
    }

    /// A digit between Cyrillic letters, as in ра6ота.
    private static boolean standsForLetter(String text, int at) {
        return DIGITS.indexOf(text.charAt(at)) >= 0
                && at > 0
                && at + 1 < text.length()
                && isCyrillic(text.charAt(at - 1))
                && isCyrillic(text.charAt(at + 1));
    }

    private static boolean isCyrillic(char c) {
        return c >= 0x400 && c < 0x530;
    }

    private static boolean isMixed(String text, int start, int end) {
        boolean latin = false;
        boolean other = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c < FIRST_OTHER) latin = true;
            else if (c < END_OF_OTHERS) other = true;
        }
        return latin && other;
    }

    private static void foldWord(StringBuilder text, int start, int end) {
        UnicodeScript script = scriptOfMost(text, start, end);
        Map<Character, Character> letters = INTO.getOrDefault(script, Map.of());
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (UnicodeScript.of(c) != script) text.setCharAt(i, letters.getOrDefault(c, c));
        }
    }

    /// Letters without a look-alike decide first: they cannot be a disguise.
    private static UnicodeScript scriptOfMost(StringBuilder text, int start, int end) {
        Map<UnicodeScript, Integer> weights = new HashMap<>();
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean disguises = (CYRILLIC + LATIN + GREEK + LATIN_AS_GREEK).indexOf(c) >= 0;
            weights.merge(UnicodeScript.of(c), disguises ? 1 : 100, Integer::sum);
        }
        return weights.entrySet().stream()
                .max(Map.Entry.<UnicodeScript, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(UnicodeScript.COMMON);
    }

    private static Map<Character, Character> pairs(String from, String to) {
        Map<Character, Character> pairs = new HashMap<>();
        for (int i = 0; i < from.length(); i++) pairs.putIfAbsent(from.charAt(i), to.charAt(i));
        return Map.copyOf(pairs);
    }

    private static Map<Character, Character> both(Map<Character, Character> one, Map<Character, Character> other) {
        Map<Character, Character> all = new HashMap<>(one);
        all.putAll(other);
        return Map.copyOf(all);
    }
}
