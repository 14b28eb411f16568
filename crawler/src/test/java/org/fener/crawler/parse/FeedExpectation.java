package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.crawler.Headers;

/// What feedparser's authors expect of a feed, as the comment at its start says it: `entries[0]['title'] == 'Roads'`.
///
/// @param path  such as `entries.0.title`
/// @param value as text; a time as `2004-04-07T04:05:43Z`, none as an empty text
record FeedExpectation(String path, String value) {

    private static final Pattern COMMENT = Pattern.compile("(?s)<!--(.*?)-->");
    private static final Pattern EXPECT = Pattern.compile("(?s)Expect:(.*)");
    private static final Pattern HEADER = Pattern.compile("(?m)^\\s*Header:\\s*([\\w-]+)\\s*:\\s*(.*?)\\s*$");
    private static final Pattern CLAUSE = Pattern.compile(
            "((?:entries\\[\\d+\\]|feed)(?:\\['\\w+'\\]|\\.\\w+|\\[\\d+\\])+)\\s*(?:==|is)\\s*"
                    + "(u?'(?:[^'\\\\]|\\\\.)*'|u?\"(?:[^\"\\\\]|\\\\.)*\"|\\([\\d, ]+\\)|None)",
            Pattern.DOTALL);
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:u(\\p{XDigit}{4})|U(\\p{XDigit}{8})|x(\\p{XDigit}{2})|(.))", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    static List<FeedExpectation> of(String feed) {
        List<FeedExpectation> found = new ArrayList<>();
        Matcher expect = EXPECT.matcher(comment(feed));
        if (!expect.find()) return found;
        Matcher clause = CLAUSE.matcher(expect.group(1));
        while (clause.find())
            value(clause.group(2)).ifPresent(value -> found.add(new FeedExpectation(path(clause.group(1)), value)));
        return found;
    }

    /// The HTTP headers that the feed is to be served with.
    static Headers headers(String feed) {
        List<Headers.Field> fields = new ArrayList<>();
        Matcher header = HEADER.matcher(comment(feed));
        while (header.find()) fields.add(new Headers.Field(header.group(1), header.group(2)));
        return new Headers(fields);
    }

    private static String comment(String feed) {
        Matcher comment = COMMENT.matcher(feed);
        return comment.find() ? comment.group(1) : "";
    }

    private static String path(String expression) {
        return expression
                .replace("']['", ".")
                .replace("['", ".")
                .replace("']", "")
                .replaceAll("\\[(\\d+)\\]", ".$1");
    }

    private static Optional<String> value(String literal) {
        if (literal.equals("None")) return Optional.of("");
        if (literal.startsWith("(")) return time(literal);
        String quoted = literal.startsWith("u") ? literal.substring(1) : literal;
        return Optional.of(ESCAPE.matcher(quoted.substring(1, quoted.length() - 1))
                .replaceAll(escape -> Matcher.quoteReplacement(unescaped(escape))));
    }

    private static String unescaped(java.util.regex.MatchResult escape) {
        for (int group = 1; group <= 3; group++)
            if (escape.group(group) != null) return Character.toString(Integer.parseInt(escape.group(group), 16));
        return switch (escape.group(4)) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "r" -> "\r";
            default -> escape.group(4);
        };
    }

    /// `(2004, 4, 7, 4, 5, 43, 2, 98, 0)`: Python's time in UTC, with day of week and year.
    private static Optional<String> time(String tuple) {
        List<Integer> parts = NUMBER.matcher(tuple)
                .results()
                .map(number -> Integer.parseInt(number.group()))
                .toList();
        return parts.size() == 9
                ? Optional.of("%04d-%02d-%02dT%02d:%02d:%02dZ"
                        .formatted(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5)))
                : Optional.empty();
    }
}
