package org.fener.classifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads and checks `categories.yaml`: what is flagged, defined as data.
///
/// ```yaml
/// categories:
///   - key: smuggling
///     names: {en: Migrant smuggling, bg: Трафик на мигранти}
///     definition: {en: …, bg: …}
///     exclusions: {en: …, bg: …}
/// ```
public final class CategoriesFile {

    private static final Set<String> KEYS = Set.of("key", "names", "definition", "exclusions");
    private static final List<String> INTERFACE_LANGUAGES = List.of("bg", "en");

    private final String file;
    private final List<String> problems = new ArrayList<>();

    private CategoriesFile(String file) {
        this.file = file;
    }

    /// The five categories that the program comes with.
    public static List<Category> shipped() {
        try (InputStream in = CategoriesFile.class.getResourceAsStream("categories.yaml")) {
            if (in == null) throw new IllegalStateException("categories.yaml is missing beside CategoriesFile");
            return new CategoriesFile("categories.yaml").read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The shipped file as text, to begin a home with.
    public static String shippedText() {
        try (InputStream in = CategoriesFile.class.getResourceAsStream("categories.yaml")) {
            if (in == null) throw new IllegalStateException("categories.yaml is missing beside CategoriesFile");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads and checks the categories of a home.
    ///
    /// @throws CategoriesFileException with every problem found
    public static List<Category> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new CategoriesFile(file.toString()).read(reader);
        }
    }

    private List<Category> read(Reader reader) {
        Object document;
        try {
            document = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        } catch (YAMLException e) {
            throw new CategoriesFileException(file, List.of("not YAML: " + e.getMessage()));
        }
        List<Category> categories = new ArrayList<>();
        if (!(document instanceof Map<?, ?> root) || !(root.get("categories") instanceof List<?> entries))
            problems.add("expected a list under 'categories:', got " + shown(document));
        else {
            for (Object key : root.keySet())
                if (!"categories".equals(key)) problems.add("unknown key '" + key + "', expected categories");
            for (int i = 0; i < entries.size(); i++) category(i + 1, entries.get(i), categories);
            if (entries.isEmpty()) problems.add("categories: expected at least one, got none");
        }
        refuseTwins(categories);
        if (!problems.isEmpty()) throw new CategoriesFileException(file, problems);
        return List.copyOf(categories);
    }

    private void category(int number, @Nullable Object entry, List<Category> categories) {
        String where = "category " + number;
        if (!(entry instanceof Map<?, ?> map)) {
            problems.add(where + ": expected key, names, definition, exclusions, got " + shown(entry));
            return;
        }
        if (map.get("key") instanceof String key) where += " '" + key + "'";
        int before = problems.size();
        for (Object key : map.keySet())
            if (!KEYS.contains(String.valueOf(key)))
                problems.add(where + ": unknown key '" + key + "', expected one of key, names, definition, exclusions");
        if (!(map.get("key") instanceof String key)) {
            problems.add(where + ": key: expected a name such as document-fraud, got " + shown(map.get("key")));
            return;
        }
        Map<String, String> names = texts(where + ": names", map.get("names"));
        Map<String, String> definition = texts(where + ": definition", map.get("definition"));
        Map<String, String> exclusions = texts(where + ": exclusions", map.get("exclusions"));
        if (problems.size() > before) return;
        try {
            categories.add(new Category(key, names, definition, exclusions));
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> texts(String where, @Nullable Object value) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!(value instanceof Map<?, ?> map)) {
            problems.add(where + ": expected a text for each of bg and en, got " + shown(value));
            return texts;
        }
        map.forEach((language, text) -> {
            if (text instanceof String string && !string.isBlank()) texts.put(String.valueOf(language), string.strip());
            else problems.add(where + "." + language + ": expected a text, got " + shown(text));
        });
        for (String language : INTERFACE_LANGUAGES)
            if (!map.containsKey(language)) problems.add(where + "." + language + ": missing, expected a text");
        return texts;
    }

    private void refuseTwins(List<Category> categories) {
        Set<String> seen = new HashSet<>();
        for (Category category : categories)
            if (!seen.add(category.key())) problems.add("key '" + category.key() + "': expected once, got it twice");
    }

    private static String shown(@Nullable Object value) {
        if (value == null) return "nothing";
        String text = String.valueOf(value);
        return "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
    }
}
