package org.fener.dashboard.why;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.classifier.Reason.Span;

/// The words of a language that hold a sentence together and say nothing of what it is about: of, на, için.
final class FunctionWords {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\u200c]+");

    private static final Pattern WORD = Pattern.compile("\\S+");

    private static final FunctionWords SHIPPED = read();

    private final Map<String, Set<String>> byLanguage;

    private FunctionWords(Map<String, Set<String>> byLanguage) {
        this.byLanguage = byLanguage;
    }

    static FunctionWords shipped() {
        return SHIPPED;
    }

    /// Whether a piece of text has words, and nothing but such as these or single letters.
    ///
    /// @param language BCP 47; of one that is not known, single letters alone count
    boolean makeUp(String piece, String language) {
        Set<String> known = byLanguage.getOrDefault(language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT), Set.of());
        List<String> words = Arrays.stream(BETWEEN_WORDS.split(piece.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
        return !words.isEmpty() && words.stream().allMatch(word -> known.contains(word) || isLetter(word));
    }

    /// A place in a text without such words at its ends; as it is where it has no others.
    Span trimmed(Span place, String text, String language) {
        String piece = text.substring(place.start(), place.end());
        Matcher words = WORD.matcher(piece);
        int start = -1;
        int end = -1;
        while (words.find()) {
            if (makeUp(words.group(), language)) continue;
            if (start < 0) start = words.start();
            end = words.end();
        }
        return start < 0 ? place : new Span(place.start() + start, place.start() + end);
    }

    private static boolean isLetter(String word) {
        return word.codePointCount(0, word.length()) == 1 && Character.isLetter(word.codePointAt(0));
    }

    private static FunctionWords read() {
        Map<String, Set<String>> byLanguage = new TreeMap<>();
        try (InputStream file = FunctionWords.class.getResourceAsStream("function-words.txt")) {
            if (file == null) throw new IllegalStateException("function-words.txt is not in the program");
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.strip().split("\\s+")))
                    .forEach(line -> byLanguage
                            .computeIfAbsent(line.getFirst(), language -> new HashSet<>())
                            .addAll(line.subList(1, line.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FunctionWords(byLanguage);
    }
}
