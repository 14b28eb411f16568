package org.fener.classifier.text;

/// A folded word in plain Latin letters, so that one word in Cyrillic, Greek or Latin letters looks alike:
/// "паспорт", "pasport" and "πασπορτ" share it. Loses detail on purpose (ч and ц both become `c`).
public final class Skeleton {

    private static final String FROM_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџѓќѕѐёѝѣ";
    private static final String[] TO_LATIN = {
        "a", "b", "v", "g", "d", "e", "z", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h",
        "c", "c", "s", "st", "a", "i", "", "e", "iu", "ia", "i", "i", "e", "g", "u", "i", "l", "n", "c", "d", "d", "g",
        "k", "z", "e", "e", "i", "e"
    };
    private static final String FROM_GREEK = "αβγδεζηθικλμνξοπρστυφχψω";
    private static final String[] GREEK_TO_LATIN = {
        "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "t", "i", "f", "h",
        "ps", "o"
    };
    private static final String[] TABLE = new String[0x530];

    static {
        for (int i = 0; i < FROM_CYRILLIC.length(); i++) TABLE[FROM_CYRILLIC.charAt(i)] = TO_LATIN[i];
        for (int i = 0; i < FROM_GREEK.length(); i++) TABLE[FROM_GREEK.charAt(i)] = GREEK_TO_LATIN[i];
    }

    private Skeleton() {}

    /// The skeleton of a folded word.
    ///
    /// @param latinTyped whether the text is Cyrillic typed in Latin letters, where 4 is ч, 6 is ш, q is я
    public static String of(String word, boolean latinTyped) {
        StringBuilder skeleton = new StringBuilder(word.length() + 4);
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            String mapped = c < TABLE.length ? TABLE[c] : null;
            if (mapped != null) skeleton.append(mapped);
            else if (c < 'a' || c > 'z') skeleton.append(latinTyped ? digit(c) : c);
            else i += latin(word, i, latinTyped, skeleton);
        }
        return skeleton.isEmpty() ? word : skeleton.toString();
    }

    private static char digit(char c) {
        return c == '4' ? 'c' : c == '6' ? 's' : c;
    }

    /// Appends a Latin letter or digraph; returns how many characters beyond the first it took.
    private static int latin(String word, int at, boolean latinTyped, StringBuilder to) {
        char c = word.charAt(at);
        char next = at + 1 < word.length() ? word.charAt(at + 1) : ' ';
        if (next == 'h' && (c == 's' || c == 'c' || c == 'z')) {
            to.append(c == 'c' ? 'c' : c == 's' ? 's' : 'z');
            return 1;
        }
        if (latinTyped && c == 't' && next == 's') {
            to.append('c');
            return 1;
        }
        switch (c) {
            case 'j' -> to.append(latinTyped ? 'z' : 'i');
            case 'y' -> to.append(latinTyped && next != 'a' && next != 'u' ? 'a' : 'i');
            case 'q' -> to.append(latinTyped ? "ia" : "q");
            case 'w' -> to.append(latinTyped ? 'v' : 'w');
            default -> to.append(c);
        }
        return 0;
    }
}
