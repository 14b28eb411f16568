package org.fener.dashboard.demo;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The marks by which an engine's pages show a post as a post, with its address: written from the engines' real pages,
/// apart from the code that renders them.
///
/// @param pattern  its first group is the address, relative or absolute, or what `template` completes
/// @param template `$1` stands for the first group
record PostMarks(Pattern pattern, String template) {

    static PostMarks of(EngineKind engine) {
        return switch (engine) {
            case PHPBB -> marks("<div id=\"p(\\d+)\" class=\"post ", "/viewtopic.php?p=$1#p$1");
            case XENFORO ->
                marks(
                        "(?s)<article class=\"message message--post[^>]*>.*?<li class=\"u-concealed\"><a href=\"([^\"]+)\"",
                        "$1");
            case TELEGRAM -> marks("class=\"tgme_widget_message_date\" href=\"([^\"]+)\"", "$1");
            case CLASSIFIEDS ->
                marks("(?s)<link rel=\"canonical\" href=\"([^\"]+)\">(?=.*itemprop=\"description\")", "$1");
            case JOBS -> marks("\"@type\":\"JobPosting\".*?\"url\":\"([^\"]+)\"", "$1");
            case RSS_NEWS -> marks("\"@type\":\"NewsArticle\",\"@id\":\"([^\"]+)#article\"", "$1");
            case ATOM_NEWS -> marks("\"@type\":\"NewsArticle\",\"mainEntityOfPage\":\"([^\"]+)\"", "$1");
            case JSON_BLOG -> marks("<a class=\"u-url\" href=\"([^\"]+)\"", "$1");
        };
    }

    private static PostMarks marks(String pattern, String template) {
        return new PostMarks(Pattern.compile(pattern), template);
    }

    Set<URI> in(String body, URI base) {
        return new LinkedHashSet<>(all(body, base));
    }

    List<URI> all(String body, URI base) {
        return pattern.matcher(body)
                .results()
                .map(mark -> base.resolve(template.replace("$1", mark.group(1))))
                .toList();
    }
}
