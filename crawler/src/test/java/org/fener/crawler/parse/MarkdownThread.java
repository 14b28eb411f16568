package org.fener.crawler.parse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A thread that somebody has archived as Markdown.
record MarkdownThread(String url, List<Said> posts) {

    record Said(String author, LocalDate day, String text) {}

    private static final Pattern URL = Pattern.compile("\\*\\*URL:\\*\\* (\\S+)");
    private static final Pattern POST = Pattern.compile(
            "(?ms)^#{2,3} (?:Original Post|(?:Reply|Post) ?#?\\d*[^\\n]*)\\n+\\*\\*Author:\\*\\* ([^\\n]*?) *\\n\\*\\*Date:\\*\\* (\\d{4}-\\d{2}-\\d{2})\\n(.*?)(?=^#{2,3} (?:Original Post|Repl|Post)|\\z)");

    static MarkdownThread of(String markdown) {
        Matcher url = URL.matcher(markdown);
        List<Said> posts = new ArrayList<>();
        Matcher post = POST.matcher(markdown);
        while (post.find())
            posts.add(new Said(post.group(1).strip(), LocalDate.parse(post.group(2)), plain(post.group(3))));
        return new MarkdownThread(url.find() ? url.group(1) : "https://forum.example.org/", posts);
    }

    /// What a reader of the Markdown sees.
    static String plain(String markdown) {
        return markdown.replaceAll("(?m)^---\\s*$", "")
                .replaceAll("!\\[([^\\]]*)\\]\\([^)]*\\)", "")
                .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .replaceAll("(?m)^\\s*>+ ?", "")
                .replaceAll("(?m)^\\s*```\\w*\\s*$", "")
                .replaceAll("(?m)^#{1,6} ", "")
                .replaceAll("(?m)^(\\s*)[-*] ", "$1")
                .replaceAll("\\*\\*|__|`", "")
                .strip();
    }
}
