package org.fener.classifier.text;

import com.ibm.icu.text.Normalizer2;
import java.util.HashMap;
import java.util.Map;

/// What becomes of each character of the basic plane: compatibility forms, case, accents of Latin and Greek letters,
/// Arabic letter variants and foreign digits fold; invisible characters vanish.
final class CharFolding {

    static final byte OTHER = 0;
    static final byte LETTER = 1;
    static final byte DIGIT = 2;
    static final byte SPACE = 3;
    static final byte INVISIBLE = 4;
    static final byte SYMBOL = 5;
    static final byte APOSTROPHE = 6;
    static final byte EMOJI = 7;

    /// Stands in [#FOLDED] for a character that folds to several; see [#expansion].
    static final char EXPANDS = '\uFFFF';

    private static final String SYMBOLS = "€$£¥₺₽₴%@#+?!→➡⇒➜➔⟶₿";
    private static final String APOSTROPHES = "'’‘ʼ`´′ʹ＇";
    private static final Map<Character, String> EXPANSIONS = new HashMap<>();
    private static final char[] FOLDED = new char[0x10000];
    private static final byte[] KINDS = new byte[0x10000];

    static {
        Normalizer2 casefold = Normalizer2.getNFKCCasefoldInstance();
        Normalizer2 decompose = Normalizer2.getNFDInstance();
        for (int c = 0; c < 0x10000; c++) {
            char character = (char) c;
            FOLDED[c] = character;
            if (Character.isSurrogate(character) || !Character.isDefined(c)) continue;
            KINDS[c] = kind(character);
            if (unaffected(c)) continue;
            String folded = fold(character, casefold, decompose);
            if (folded.length() == 1) FOLDED[c] = folded.charAt(0);
            else if (folded.isEmpty()) KINDS[c] = INVISIBLE;
            else {
                FOLDED[c] = EXPANDS;
                EXPANSIONS.put(character, folded);
            }
        }
    }

    private CharFolding() {}

    static byte kind(int character) {
        return KINDS[character];
    }

    static char folded(char character) {
        return FOLDED[character];
    }

    static String expansion(char character) {
        return EXPANSIONS.getOrDefault(character, "");
    }

    /// Chinese, Japanese and Korean letters stay as they are.
    private static boolean unaffected(int c) {
        return (c >= 0x3400 && c < 0xD800) || (c >= 0xE000 && c < 0xF900);
    }

    private static byte kind(char c) {
        if (SYMBOLS.indexOf(c) >= 0) return SYMBOL;
        if (APOSTROPHES.indexOf(c) >= 0) return APOSTROPHE;
        if (Character.isDigit(c)) return DIGIT;
        if (Character.isLetter(c)) return LETTER;
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) return SPACE;
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.FORMAT
                || type == Character.ENCLOSING_MARK
                || c == 0x0640 // Arabic tatweel
                || (c >= 0xFE00 && c <= 0xFE0F)) return INVISIBLE;
        if ((c >= 0x2600 && c < 0x27C0) || (c >= 0x2B00 && c < 0x2C00) || (c >= 0x2300 && c < 0x2400)) return EMOJI;
        return OTHER;
    }

    private static String fold(char c, Normalizer2 casefold, Normalizer2 decompose) {
        if (Character.isDigit(c)) return String.valueOf((char) ('0' + Character.digit(c, 10)));
        String folded = casefold.normalize(String.valueOf(c));
        if (folded.isEmpty()) return folded;
        Script script = Script.of(folded.charAt(0));
        if (script == Script.LATIN || script == Script.GREEK) {
            String bare = decompose
                    .normalize(folded)
                    .codePoints()
                    .filter(p -> Character.getType(p) != Character.NON_SPACING_MARK)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            if (!bare.isEmpty()) folded = bare;
        }
        return folded.length() == 1 ? variant(folded.charAt(0)) : folded;
    }

    private static String variant(char c) {
        return switch (c) {
            case 'ı' -> "i";
            case 'ø' -> "o";
            case 'đ', 'ð' -> "d";
            case 'ł' -> "l";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'þ' -> "th";
            case 'ə' -> "e";
            case 'ё', 'ѐ' -> "е";
            case 'ѝ' -> "и";
            case 'أ', 'إ', 'آ', 'ٱ' -> "ا";
            case 'ى', 'ی', 'ے' -> "ي";
            case 'ک' -> "ك";
            case 'ة', 'ۀ', 'ہ', 'ھ' -> "ه";
            case 'ؤ' -> "و";
            case 'ئ' -> "ي";
            default -> String.valueOf(c);
        };
    }
}
