package org.fener.crawler.parse;

import java.util.Locale;
import java.util.regex.Pattern;
import org.fener.crawler.FetchedPage;

/// What a body is, by its first characters; what the header says only breaks ties.
enum ContentKind {
    HTML,
    XML,
    JSON,
    TEXT,
    OTHER;

    private static final Pattern FEED = Pattern.compile(
            "(?s)^\\s*(?:<\\?xml[^>]*>\\s*|<!--.*?-->\\s*|<!DOCTYPE\\s+(?!html)[^\\[>]*(?:\\[.*?\\]\\s*)?>\\s*|<\\?[^>]*>\\s*)*<(?:\\w+:)?(?:rss|RDF|feed|channel|urlset|sitemapindex|Channel|CHANNEL)\\b.*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern JSON_START = Pattern.compile("\\s*(?:\\{\\s*[\"}]|\\[\\s*[\\[{\"\\]\\d])");

    static ContentKind of(FetchedPage page, String text) {
        String type = page.contentType().orElse("").toLowerCase(Locale.ROOT);
        String start = text.substring(0, Math.min(text.length(), 4096)).stripLeading();
        if (start.isEmpty()) return OTHER;
        char first = start.charAt(0);
        if ((first == '{' || first == '[') && (type.contains("json") || (!type.contains("html") && looksJson(text))))
            return JSON;
        if (FEED.matcher(start).matches()) return XML;
        if (isBinary(start, type)) return OTHER;
        boolean tagged = first == '<'
                || start.matches(
                        "(?is).{0,1000}<(?:html|head|body|!doctype|meta|link|script|title|div|p|table|a|span|br|h1)\\b.*");
        if (type.contains("html") || tagged) return HTML;
        return type.isEmpty() || type.startsWith("text/plain") ? TEXT : OTHER;
    }

    private static boolean looksJson(String text) {
        String end = text.stripTrailing();
        char last = end.charAt(end.length() - 1);
        return (last == '}' || last == ']') && JSON_START.matcher(text).lookingAt();
    }

    private static boolean isBinary(String start, String type) {
        if (type.startsWith("image/")
                || type.startsWith("video/")
                || type.startsWith("audio/")
                || type.startsWith("font/")
                || type.contains("pdf")) return true;
        if (start.startsWith("%PDF") || start.startsWith("PK\u0003")) return true;
        int controls = 0;
        for (int i = 0; i < Math.min(start.length(), 512); i++) if (isControl(start.charAt(i))) controls++;
        return controls > 8;
    }

    private static boolean isControl(char c) {
        return c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f';
    }
}
