package org.fener.dashboard.store;

import java.time.Instant;
import java.util.regex.Pattern;

/// What somebody holds for a sign that a category fits, or does not: words of the query language, or a regular
/// expression. It flags nothing: it shows which posts are worth a label.
///
/// @param fits    whether the category fits where the rule fires
/// @param pattern a query or a regular expression (RE2 syntax), by `kind`
/// @param retired it is kept, and fires no more
public record Rule(
        long id,
        String category,
        String name,
        boolean fits,
        Kind kind,
        String pattern,
        String by,
        Instant at,
        String why,
        boolean retired) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}");
    private static final int LONGEST = 1000;

    public enum Kind {
        WORDS,
        EXPRESSION
    }

    public Rule {
        if (!isName(name))
            throw new IllegalArgumentException(
                    "rule '" + name + "': expected a name of 1 to 100 letters, digits, spaces, '.', '_' or '-'");
        if (!isPattern(pattern))
            throw new IllegalArgumentException("rule '" + name + "': expected a pattern of 1 to " + LONGEST
                    + " characters, got " + pattern.length());
    }

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /// Whether it has a length that a pattern can have; what it means is not looked at.
    public static boolean isPattern(String pattern) {
        return !pattern.isBlank() && pattern.length() <= LONGEST;
    }
}
