package org.fener.classifier.text;

import java.util.List;

/// A text cut into folded tokens that know their place in the original.
public record PreparedText(String original, List<Token> tokens) {

    public PreparedText {
        tokens = List.copyOf(tokens);
    }

    public static PreparedText of(String text) {
        return new PreparedText(text, new Tokenizer(text).tokens());
    }

    /// The folded tokens with one blank between them: what a search for the same words must meet.
    public String folded() {
        StringBuilder folded = new StringBuilder(original.length());
        for (Token token : tokens) {
            if (!folded.isEmpty()) folded.append(' ');
            folded.append(token.text());
        }
        return folded.toString();
    }
}
