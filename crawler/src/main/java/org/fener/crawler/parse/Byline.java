package org.fener.crawler.parse;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who has written an article, told by words alone: "By" and a name near its headline.
final class Byline {

    private static final Pattern BY = Pattern.compile(
            "(?iu)(?:(?:article|story|text|words|written|posted|published|post) by|by|автор|текст|от|yazan|yazar|από|του|de|scris de|nga|napisao|пише|autor):?");
    private static final Pattern BY_NAME = Pattern.compile(
            "(?:(?i:(?:article|story|text|words|written|posted|published) by|by|автор:?|yazan:?|autor:?)|от) (\\p{Lu}[\\p{L}.'’-]*(?: (?:\\p{Lu}[\\p{L}.'’-]*|de|da|di|van|von|bin|al)){1,3})");
    /// As full as a name: two to four words that begin with capitals.
    private static final Pattern NAME =
            Pattern.compile("\\p{Lu}[\\p{L}.'’-]*(?: (?:\\p{Lu}[\\p{L}.'’-]*|de|da|di|van|von|bin|al)){1,3}");
    private static final int LONGEST = 80;

    private Byline() {}

    static Optional<String> on(HtmlPage page) {
        boolean by = false;
        for (String words : BelowHeadline.pieces(page)) {
            if (words.length() > LONGEST) {
                by = false;
                continue;
            }
            if (by && NAME.matcher(words).matches()) return Optional.of(words);
            Matcher whole = BY_NAME.matcher(words);
            if (whole.matches()) return Optional.of(whole.group(1));
            by = BY.matcher(words).matches();
        }
        return Optional.empty();
    }
}
