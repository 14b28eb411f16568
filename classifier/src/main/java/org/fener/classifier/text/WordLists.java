package org.fener.classifier.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Telling words by language, kept as data: lines of a language and its words.
final class WordLists {

    private WordLists() {}

    /// From each word to the languages it speaks for.
    static Map<String, Set<String>> byWord(String resource) {
        Map<String, Set<String>> languages = new HashMap<>();
        read(resource).forEach((language, words) -> {
            for (String word : words)
                languages.computeIfAbsent(word, w -> new HashSet<>()).add(language);
        });
        return languages;
    }

    static Map<String, Set<String>> read(String resource) {
        Map<String, Set<String>> words = new HashMap<>();
        try (InputStream in = WordLists.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException(resource + " is missing beside WordLists");
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] parts = line.split("\\s+", -1);
                        Set<String> of = words.computeIfAbsent(parts[0], language -> new HashSet<>());
                        for (int i = 1; i < parts.length; i++) of.add(parts[i]);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
        return words;
    }
}
