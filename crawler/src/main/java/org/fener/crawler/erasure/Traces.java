package org.fener.crawler.erasure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Texts that must not stand anywhere: found in any case of their letters and as addresses, HTML and JSON write them.
public final class Traces {

    /// Shorter texts stand by chance in many places.
    public static final int SHORTEST = 4;

    public static final Traces NONE = new Traces(List.of());

    /// What stands in place of a trace.
    public static final String GONE = "[…]";

    private final Map<Long, List<String>> byStart = new HashMap<>();
    private final Set<String> texts;

    private Traces(Collection<String> given) {
        texts = given.stream()
                .map(String::strip)
                .filter(text -> text.length() >= SHORTEST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> forms = new LinkedHashSet<>();
        for (String text : texts) addForms(text, forms);
        forms.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(form -> byStart.computeIfAbsent(start(form, 0), any -> new ArrayList<>())
                        .add(form));
    }

    public static Traces of(Collection<String> texts) {
        return new Traces(texts);
    }

    /// These and more.
    public Traces and(Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(texts);
        all.addAll(more);
        return of(all);
    }

    /// The same for bytes that are read as characters one by one (ISO 8859-1) and are UTF-8 in truth. What is no ASCII
    /// is found as it is written and in small letters.
    public Traces inBytes() {
        Set<String> bytes = new LinkedHashSet<>();
        for (String text : texts)
            for (String form : List.of(text, lower(text), URLEncoder.encode(text, StandardCharsets.UTF_8)))
                bytes.add(new String(form.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        return of(bytes);
    }

    private static void addForms(String text, Set<String> forms) {
        forms.add(lower(text));
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        forms.add(lower(encoded));
        forms.add(lower(encoded.replace("+", "%20")));
        forms.add(lower(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
        forms.add(lower(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")));
        forms.add(lower(text.replace("\\", "\\\\").replace("\"", "\\\"")));
        StringBuilder ascii = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128) ascii.append(c);
            else ascii.append("\\u").append(String.format("%04x", (int) c));
        }
        forms.add(lower(ascii.toString()));
    }

    /// Letter by letter, so that places stay where they are.
    private static String lower(String text) {
        char[] letters = new char[text.length()];
        for (int i = 0; i < letters.length; i++) letters[i] = Character.toLowerCase(text.charAt(i));
        return new String(letters);
    }

    private static long start(String text, int at) {
        return (long) text.charAt(at) << 48
                | (long) text.charAt(at + 1) << 32
                | (long) text.charAt(at + 2) << 16
                | text.charAt(at + 3);
    }

    public boolean isEmpty() {
        return byStart.isEmpty();
    }

    /// Whether any of them stands in a text.
    public boolean in(String text) {
        if (isEmpty()) return false;
        String lower = lower(text);
        for (int at = 0; at + SHORTEST <= lower.length(); at++) if (lengthAt(lower, at) > 0) return true;
        return false;
    }

    /// A text with `instead` in place of each.
    public String replaced(String text, String instead) {
        if (!in(text)) return text;
        String lower = lower(text);
        StringBuilder kept = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int length = at + SHORTEST <= lower.length() ? lengthAt(lower, at) : 0;
            if (length > 0) kept.append(instead);
            else kept.append(text.charAt(at));
            at += Math.max(1, length);
        }
        return kept.toString();
    }

    /// Where they stand: pairs of start and end.
    public List<int[]> places(String text) {
        List<int[]> places = new ArrayList<>();
        String lower = lower(text);
        for (int at = 0; at + SHORTEST <= lower.length(); ) {
            int length = lengthAt(lower, at);
            if (length > 0) places.add(new int[] {at, at + length});
            at += Math.max(1, length);
        }
        return places;
    }

    private int lengthAt(String lower, int at) {
        List<String> forms = byStart.get(start(lower, at));
        if (forms != null) for (String form : forms) if (lower.startsWith(form, at)) return form.length();
        return 0;
    }
}
