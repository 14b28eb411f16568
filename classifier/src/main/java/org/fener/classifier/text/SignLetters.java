package org.fener.classifier.text;

import java.util.Set;

/// "p@ssport", "pa$$port", "fl!ght": a sign between letters stands for the letter that it resembles.
final class SignLetters {

    private static final String SIGNS = "@$€!";
    private static final String LATIN = "asei";
    private static final String CYRILLIC = "асеи";

    /// A longer beginning is a word of its own, and the sign ends its sentence.
    private static final int LONGEST_BEFORE_EXCLAMATION = 3;

    /// What stands before somebody's name there.
    private static final Set<String> NETWORKS =
            Set.of("tg", "тг", "ig", "fb", "wa", "vb", "insta", "viber", "telegram", "signal", "skype", "tiktok");

    private SignLetters() {}

    /// The letter that the sign at this place stands for, 0 if for none.
    ///
    /// @param before the folded letters right before it
    static char at(String text, int place, CharSequence before) {
        char sign = text.charAt(place);
        int which = SIGNS.indexOf(sign);
        int last = before.length() - 1;
        if (which < 0 || last < 0 || !Character.isLetterOrDigit(before.charAt(last))) return 0;
        int next = place + 1;
        if (sign == '$' && next < text.length() && text.charAt(next) == '$') next++;
        if (next >= text.length() || !Character.isLetter(text.charAt(next))) return 0;
        if (sign == '@' && (NETWORKS.contains(before.toString()) || isAddress(text, next))) return 0;
        if (sign == '!' && (before.length() > LONGEST_BEFORE_EXCLAMATION || !Character.isLowerCase(text.charAt(next))))
            return 0;
        return (Script.of(before.charAt(last)) == Script.CYRILLIC ? CYRILLIC : LATIN).charAt(which);
    }

    /// Whether what begins here goes on like a domain or a handle.
    private static boolean isAddress(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isLetter(text.charAt(at))) at++;
        if (at == text.length()) return false;
        char end = text.charAt(at);
        if (end == '_' || Character.isDigit(end)) return true;
        return (end == '.' || end == '-') && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    }
}
