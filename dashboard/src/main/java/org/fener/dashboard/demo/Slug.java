package org.fener.dashboard.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// Titles as they stand in addresses.
final class Slug {

    private static final Pattern NOT_LATIN = Pattern.compile("[^a-z0-9]+");
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final int LONGEST = 60;
    private static final String CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъьюя";
    private static final String[] LATIN =
            "a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya".split(" ");

    private Slug() {}

    /// Bulgarian letters in Latin ones, all others dropped: `mostat-v-trastenik`.
    static String latin(String title) {
        StringBuilder latin = new StringBuilder();
        for (char c : title.toLowerCase(Locale.ROOT).toCharArray()) {
            int at = CYRILLIC.indexOf(c);
            latin.append(at < 0 ? String.valueOf(c) : LATIN[at]);
        }
        String slug = trimmed(NOT_LATIN.matcher(latin).replaceAll("-"));
        return slug.isEmpty() ? "n" : slug;
    }

    /// Letters of every script kept and percent-encoded, as some engines do.
    static String anyScript(String title) {
        String slug =
                trimmed(NOT_A_LETTER.matcher(title.toLowerCase(Locale.ROOT)).replaceAll("-"));
        return URLEncoder.encode(slug, StandardCharsets.UTF_8);
    }

    private static String trimmed(String slug) {
        String cut = slug.length() <= LONGEST ? slug : slug.substring(0, LONGEST);
        int from = cut.startsWith("-") ? 1 : 0;
        int to = cut.endsWith("-") && cut.length() > from ? cut.length() - 1 : cut.length();
        return cut.substring(from, to);
    }
}
