package org.fener.dashboard.report;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import java.util.Map;

/// Joins the letters that Persian has beyond Arabic: ICU's shaping leaves them as they stand, each alone. Uses the
/// presentation forms of Unicode (U+FB50 and on), where isolated, final, initial and medial follow each other.
final class PersianShaping implements BidiReorderer {

    /// letter → its isolated form
    private static final Map<Character, Character> ISOLATED = Map.of(
            '\u067E', '\uFB56', // peh
            '\u0686', '\uFB7A', // tcheh
            '\u0698', '\uFB8A', // jeh, which joins only what stands before it
            '\u06A9', '\uFB8E', // keheh
            '\u06AF', '\uFB92', // gaf
            '\u06CC', '\uFBFC'); // farsi yeh

    private final ICUBidiReorderer arabic = new ICUBidiReorderer();

    /// ICU shapes the neighbours as if these letters were joined, but may draw two letters into one: the forms are
    /// put in by their order, not by their place.
    @Override
    public String shapeText(String text) {
        StringBuilder shaped = new StringBuilder(arabic.shapeText(text));
        String forms = forms(text);
        int next = 0;
        for (int i = 0; i < shaped.length() && next < forms.length(); i++)
            if (ISOLATED.containsKey(shaped.charAt(i))) shaped.setCharAt(i, forms.charAt(next++));
        return shaped.toString();
    }

    /// The forms of these letters alone, in their order.
    static String forms(String text) {
        StringBuilder forms = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            Character isolated = ISOLATED.get(text.charAt(i));
            if (isolated == null) continue;
            int form = (joinsOnward(neighbour(text, i, -1)) ? 1 : 0)
                    + (joinsOnward(text.charAt(i)) && joinsBack(neighbour(text, i, 1)) ? 2 : 0);
            forms.append((char) (isolated + form));
        }
        return forms.toString();
    }

    /// The next letter in that direction; vowel marks do not stand between letters. A space at the end of the text.
    private static char neighbour(String text, int from, int step) {
        for (int i = from + step; i >= 0 && i < text.length(); i += step)
            if (joining(text.charAt(i)) != UCharacter.JoiningType.TRANSPARENT) return text.charAt(i);
        return ' ';
    }

    private static boolean joinsOnward(char letter) {
        int type = joining(letter);
        return type == UCharacter.JoiningType.DUAL_JOINING || type == UCharacter.JoiningType.JOIN_CAUSING;
    }

    private static boolean joinsBack(char letter) {
        return joinsOnward(letter) || joining(letter) == UCharacter.JoiningType.RIGHT_JOINING;
    }

    private static int joining(char c) {
        return UCharacter.getIntPropertyValue(c, UProperty.JOINING_TYPE);
    }

    @Override
    public String deshapeText(String text) {
        return arabic.deshapeText(text);
    }

    @Override
    public String reorderRTLTextToLTR(String text) {
        return arabic.reorderRTLTextToLTR(text);
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }
}
