package org.fener.classifier.opennlp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fener.classifier.text.PreparedText;
import org.fener.classifier.text.Skeleton;
import org.fener.classifier.text.Token;
import org.jspecify.annotations.Nullable;

/// What words of ten languages speak of ("offer", "border", "police"), kept as data in `concepts.txt`: a language with
/// few texts borrows from the others.
final class Concepts {

    /// Stems are short: any ending may follow.
    private static final int LONGEST_ENDING = Integer.MAX_VALUE;

    /// A shorter one would be in half of all words; it counts as a word.
    private static final int SHORTEST_STEM = 3;

    private final WordForms forms = new WordForms();
    private final List<String> names = new ArrayList<>();

    private int longest;

    private Concepts() {}

    static Concepts shipped() {
        Concepts concepts = new Concepts();
        try (InputStream in = Concepts.class.getResourceAsStream("concepts.txt")) {
            if (in == null) throw new IllegalStateException("concepts.txt is missing beside Concepts");
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            reader.lines().filter(line -> !line.startsWith("#")).forEach(concepts::add);
        } catch (IOException e) {
            throw new UncheckedIOException("concepts.txt cannot be read", e);
        }
        return concepts;
    }

    private void add(String line) {
        String[] parts = line.strip().split("\\s+", -1);
        names.add(parts[0]);
        longest = Math.max(longest, parts[0].length());
        for (int i = 1; i < parts.length; i++) {
            boolean stem = parts[i].endsWith("*");
            for (Token token : PreparedText.of(parts[i]).tokens()) {
                if (token.kind() != Token.Kind.WORD) continue;
                String skeleton = Skeleton.of(token.text(), false);
                forms.add(skeleton, stem && skeleton.length() >= SHORTEST_STEM, names.size() - 1);
            }
        }
    }

    /// Characters of the longest name.
    int longest() {
        return longest;
    }

    /// Of the word itself, else of the longest stem that it begins with; null if it says nothing.
    @Nullable
    String of(String skeleton) {
        int number = forms.find(skeleton, LONGEST_ENDING);
        return number == WordForms.NONE ? null : names.get(number);
    }
}
