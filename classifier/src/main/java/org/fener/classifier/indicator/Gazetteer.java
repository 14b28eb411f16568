package org.fener.classifier.indicator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.fener.classifier.text.PreparedText;
import org.fener.classifier.text.Skeleton;
import org.fener.classifier.text.Token;
import org.jspecify.annotations.Nullable;

/// Names of the region's places in many scripts and forms, kept as data in `places.txt`.
final class Gazetteer {

    private static final int LONGEST_ENDING = 3;

    private final Map<String, String> forms = new HashMap<>();
    private final Map<String, String> stems = new HashMap<>();

    private Gazetteer() {}

    static Gazetteer shipped() {
        Gazetteer gazetteer = new Gazetteer();
        try (InputStream in = Gazetteer.class.getResourceAsStream("places.txt")) {
            if (in == null) throw new IllegalStateException("places.txt is missing beside Gazetteer");
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(gazetteer::line);
        } catch (IOException e) {
            throw new UncheckedIOException("places.txt cannot be read", e);
        }
        return gazetteer;
    }

    private void line(String line) {
        String[] parts = line.split("\\|", -1);
        if (parts.length != 3)
            throw new IllegalStateException("places.txt: expected 'name | kind | forms', got '" + line + "'");
        for (String form : parts[2].strip().split("\\s+", -1)) {
            boolean inflected = form.endsWith("*");
            StringBuilder key = new StringBuilder();
            for (Token token : PreparedText.of(form).tokens())
                if (token.kind() == Token.Kind.WORD)
                    key.append(key.isEmpty() ? "" : " ").append(Skeleton.of(token.text(), false));
            (inflected ? stems : forms).putIfAbsent(key.toString(), parts[0].strip());
        }
    }

    /// @param skeleton of a word, or of two words with a blank between
    @Nullable
    String place(String skeleton) {
        String exact = forms.get(skeleton);
        if (exact != null) return exact;
        for (int cut = 0; cut <= LONGEST_ENDING && skeleton.length() - cut >= 4; cut++) {
            String stem = stems.get(skeleton.substring(0, skeleton.length() - cut));
            if (stem != null) return stem;
        }
        return null;
    }
}
