package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/// The value of a class attribute. A page has few that differ and many elements with each, so that what the names
/// tell is told once.
final class ClassNames {

    static final ClassNames NONE = new ClassNames("");

    private final String value;
    private final List<String> names;
    private @Nullable IdentityHashMap<NameWords, Boolean> told;
    private @Nullable String noise;
    private @Nullable String pattern;

    ClassNames(String value) {
        this.value = value;
        this.names = parts(value);
    }

    /// As it stands in the document.
    String value() {
        return value;
    }

    boolean isBlank() {
        return value.isBlank();
    }

    /// Each in lower case.
    List<String> names() {
        return names;
    }

    private static List<String> parts(String value) {
        if (value.isEmpty()) return List.of();
        List<String> names = new ArrayList<>(4);
        StringTokenizer all = new StringTokenizer(value.toLowerCase(Locale.ROOT));
        while (all.hasMoreTokens()) names.add(all.nextToken());
        return names;
    }

    /// Whether this name, written like this, is one of them.
    boolean holds(String name) {
        for (int at = value.indexOf(name); at >= 0; at = value.indexOf(name, at + 1)) {
            int end = at + name.length();
            if ((at == 0 || value.charAt(at - 1) <= ' ') && (end == value.length() || value.charAt(end) <= ' '))
                return true;
        }
        return false;
    }

    /// See [Noise#word].
    String noise() {
        if (noise == null) noise = Noise.word(value);
        return noise;
    }

    /// Whether one of these is among them.
    boolean have(NameWords words) {
        if (value.isEmpty()) return false;
        if (told == null) told = new IdentityHashMap<>(2);
        return told.computeIfAbsent(words, any -> words.in(value));
    }

    /// What records that look alike have in common; see [RecordGroups].
    String pattern() {
        if (pattern == null) pattern = RecordGroups.pattern(names);
        return pattern;
    }
}
