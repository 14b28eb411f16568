package org.fener.classifier.text;

import java.util.ArrayList;
import java.util.List;
import org.fener.classifier.text.Token.Kind;

/// "п а с п о р т" and "p.a.s.s": four or more single letters in a row, one character apart, are one word.
final class SpacedLetters {

    private static final int FEWEST = 4;

    private SpacedLetters() {}

    static List<Token> joined(List<Token> tokens) {
        if (!hasRun(tokens)) return tokens;
        List<Token> joined = new ArrayList<>(tokens.size());
        int at = 0;
        while (at < tokens.size()) {
            int to = runEnd(tokens, at);
            if (to - at >= FEWEST) {
                StringBuilder word = new StringBuilder();
                for (Token letter : tokens.subList(at, to)) word.append(letter.text());
                LookAlikes.repair(word);
                joined.add(new Token(
                        word.toString(),
                        Kind.WORD,
                        tokens.get(at).start(),
                        tokens.get(to - 1).end()));
                at = to;
            } else joined.add(tokens.get(at++));
        }
        return joined;
    }

    private static boolean hasRun(List<Token> tokens) {
        int run = 0;
        for (Token token : tokens) {
            run = isLetter(token) ? run + 1 : 0;
            if (run == FEWEST) return true;
        }
        return false;
    }

    private static int runEnd(List<Token> tokens, int from) {
        if (!isLetter(tokens.get(from))) return from + 1;
        int to = from + 1;
        while (to < tokens.size()
                && isLetter(tokens.get(to))
                && tokens.get(to).start() - tokens.get(to - 1).end() <= 1) to++;
        return to;
    }

    private static boolean isLetter(Token token) {
        return token.kind() == Kind.WORD && token.text().length() == 1;
    }
}
