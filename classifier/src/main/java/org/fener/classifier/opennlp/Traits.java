package org.fener.classifier.opennlp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.fener.classifier.text.PreparedText;
import org.fener.classifier.text.Skeleton;
import org.fener.classifier.text.Token;

/// Words for origin, faith, sex and age, kept as data in `traits.txt`.
final class Traits {

    private static final int LONGEST_ENDING = 4;

    private final WordForms forms = new WordForms();

    private Traits() {}

    static Traits shipped() {
        Traits traits = new Traits();
        try (InputStream in = Traits.class.getResourceAsStream("traits.txt")) {
            if (in == null) throw new IllegalStateException("traits.txt is missing beside Traits");
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                for (String form : line.strip().split("\\s+", -1)) if (!form.isEmpty()) traits.add(form);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("traits.txt cannot be read", e);
        }
        return traits;
    }

    private void add(String form) {
        Token word = PreparedText.of(form).tokens().getFirst();
        forms.add(Skeleton.of(word.text(), false), form.endsWith("*"), 0);
    }

    boolean contains(String skeleton) {
        return forms.find(skeleton, LONGEST_ENDING) != WordForms.NONE;
    }
}
