package org.fener.classifier.text;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;
import org.fener.classifier.text.Token.Kind;

/// One pass over a text: folds character by character, closes a token where its kind ends.
final class Tokenizer {

    /// Words of the open web are shorter; a longer run is cut so that no input makes a token of a megabyte.
    private static final int LONGEST = 60;

    private final String text;
    private final List<Token> tokens;
    private final StringBuilder word = new StringBuilder();
    private int start;
    private int end;
    private boolean numeric;

    Tokenizer(String text) {
        this.text = text;
        this.tokens = new ArrayList<>(text.length() / 5 + 4);
    }

    List<Token> tokens() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isSurrogate(c)) {
                at = supplementary(at);
                continue;
            }
            switch (CharFolding.kind(c)) {
                case CharFolding.LETTER -> letter(c, at);
                case CharFolding.DIGIT -> append(CharFolding.folded(c), at, true);
                case CharFolding.INVISIBLE -> mark(c, at);
                case CharFolding.SYMBOL -> symbol(c, at);
                case CharFolding.EMOJI -> single(at, at + 1, Kind.EMOJI, String.valueOf(c));
                case CharFolding.APOSTROPHE -> apostrophe(at);
                default -> close();
            }
            at++;
        }
        close();
        return SpacedLetters.joined(tokens);
    }

    private void letter(char c, int at) {
        char folded = CharFolding.folded(c);
        if (folded != CharFolding.EXPANDS) append(folded, at, false);
        else
            for (char part : CharFolding.expansion(c).toCharArray())
                if (Character.isLetterOrDigit(part)) append(part, at, false);
    }

    private void append(char c, int at, boolean digit) {
        if (!word.isEmpty() && ((numeric != digit && splits(digit)) || word.length() >= LONGEST)) close();
        if (word.isEmpty()) {
            start = at;
            numeric = digit;
        }
        if (!digit) numeric = false;
        word.append(c);
        end = at + 1;
    }

    private void symbol(char c, int at) {
        char letter = numeric || end != at ? 0 : SignLetters.at(text, at, word);
        if (letter == 0) single(at, at + 1, Kind.SYMBOL, arrow(c));
        else append(letter, at, false);
    }

    /// "300лв" is a number and a word, "4ovek" and "h4ck" are words.
    private boolean splits(boolean digit) {
        if (digit) return false;
        return word.length() > 1 || (word.charAt(0) != '4' && word.charAt(0) != '6');
    }

    /// Combining marks: a decomposed й or ї is composed, others vanish like zero-width characters.
    private void mark(char c, int at) {
        if (word.isEmpty()) return;
        int last = word.length() - 1;
        if (c == 0x0306 && word.charAt(last) == 'и') word.setCharAt(last, 'й');
        if (c == 0x0308 && word.charAt(last) == 'і') word.setCharAt(last, 'ї');
        if (Character.getType(c) == Character.NON_SPACING_MARK) end = at + 1;
    }

    /// Joins "об'єкт" and "don't", parts "l'homme" and "Türkiye'ye".
    private void apostrophe(int at) {
        if (word.isEmpty() || at + 1 >= text.length() || end != at) {
            close();
            return;
        }
        char next = text.charAt(at + 1);
        boolean cyrillic = Script.of(word.charAt(word.length() - 1)) == Script.CYRILLIC && Character.isLetter(next);
        boolean shortEnd = next < 0x250
                && Character.isLetter(next)
                && (at + 2 >= text.length()
                        || !Character.isLetter(text.charAt(at + 2))
                        || at + 3 >= text.length()
                        || !Character.isLetter(text.charAt(at + 3)));
        if (!cyrillic && !shortEnd) close();
    }

    private int supplementary(int at) {
        int point = text.codePointAt(at);
        int width = Character.charCount(point);
        if (Character.isLetterOrDigit(point)) {
            String folded = Normalizer2.getNFKCCasefoldInstance().normalize(text.substring(at, at + width));
            if (folded.length() == 1 && Character.isLetterOrDigit(folded.charAt(0))) {
                append(folded.charAt(0), at, Character.isDigit(folded.charAt(0)));
                end = at + width;
            } else single(at, at + width, Kind.WORD, folded);
            return at + width;
        }
        if (point >= 0x1F1E6 && point <= 0x1F1FF) return flag(at, point);
        if ((point >= 0x1F3FB && point <= 0x1F3FF) || width == 1 || point >= 0xE0000) return at + width;
        single(at, at + width, Kind.EMOJI, Character.toString(point));
        return at + width;
    }

    private int flag(int at, int first) {
        int second = at + 2 < text.length() ? text.codePointAt(at + 2) : 0;
        boolean pair = second >= 0x1F1E6 && second <= 0x1F1FF;
        int to = pair ? at + 4 : at + 2;
        single(at, to, Kind.EMOJI, Character.toString(first) + (pair ? Character.toString(second) : ""));
        return to;
    }

    private static String arrow(char c) {
        return "→➡⇒➜➔⟶".indexOf(c) >= 0 ? "→" : String.valueOf(c);
    }

    private void single(int from, int to, Kind kind, String folded) {
        close();
        tokens.add(new Token(folded, kind, from, to));
    }

    private void close() {
        if (word.isEmpty()) return;
        if (!numeric) LookAlikes.repair(word);
        tokens.add(new Token(word.toString(), numeric ? Kind.NUMBER : Kind.WORD, start, end));
        word.setLength(0);
    }
}
