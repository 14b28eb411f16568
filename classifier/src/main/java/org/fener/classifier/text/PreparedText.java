package org.fener.classifier.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text cut into folded tokens that know their place in the original.
public final class PreparedText {

    private final String original;
    private final List<Token> tokens;

    /// Made when first asked for: who searches needs none.
    private volatile @Nullable String @Nullable [] skeletons;

    private PreparedText(String original, List<Token> tokens) {
        this.original = original;
        this.tokens = List.copyOf(tokens);
    }

    public static PreparedText of(String text) {
        return new PreparedText(text, new Tokenizer(text).tokens());
    }

    public String original() {
        return original;
    }

    public List<Token> tokens() {
        return tokens;
    }

    /// Beside the tokens the skeletons of the words, null where a token is none; not to be changed.
    public @Nullable String[] skeletons() {
        @Nullable String[] known = skeletons;
        if (known != null) return known;
        @Nullable String[] made = new @Nullable String[tokens.size()];
        for (int i = 0; i < made.length; i++) {
            Token token = tokens.get(i);
            if (token.kind() == Token.Kind.WORD) made[i] = Skeleton.of(token.text(), false);
        }
        skeletons = made;
        return made;
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
