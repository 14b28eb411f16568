package org.fener.crawler.parse;

import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// The title of what a page is about.
final class PageTitle {

    private static final Css GRAPH = Css.of("meta[property=og:title]");

    private static final Css SITE = Css.of("meta[property=og:site_name]");

    private static final int SHORTEST = 3;
    /// A heading of fewer words may be the name of the site or of a part of it.
    private static final int FEWEST_WORDS = 4;

    private static final int LONGEST = 200;

    private static final Pattern SEPARATED = Pattern.compile("(.*\\S)(?:\\s+[|»·•–—-]\\s+|\\s*::\\s*)");

    private PageTitle() {}

    static Optional<String> of(ElementIndex index) {
        String graph = GRAPH.first(index.document(), index)
                .map(meta -> PlainText.fold(meta.attr("content")))
                .orElse("");
        String title = PlainText.fold(index.document().title());
        Optional<String> heading = heading(index, title, graph);
        if (heading.isPresent()) return heading.map(text -> withoutName(text, index));
        Optional<String> only = onlyHeading(index);
        if (only.isPresent()) return only;
        if (!graph.isEmpty()) return Optional.of(withoutSite(graph));
        if (!title.isEmpty()) return Optional.of(withoutSite(title));
        return index.named("h1").stream()
                .map(first -> PlainText.line(first, index))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /// The longest first heading that the title has in it; where that is the name of the site, a lower one says more.
    private static Optional<String> heading(ElementIndex index, String title, String graph) {
        String first = longest(index, "h1", title, graph);
        if (first.isEmpty() || first.length() * 2 > title.length())
            return Optional.of(first).filter(it -> !it.isEmpty());
        for (String level : List.of("h2", "h3")) {
            String lower = longest(index, level, title, graph);
            if (lower.length() * 2 > title.length()) return Optional.of(lower);
        }
        return Optional.of(first);
    }

    private static String longest(ElementIndex index, String level, String title, String graph) {
        String best = "";
        for (Element heading : index.named(level)) {
            String text = PlainText.line(heading, index);
            boolean confirmed = text.length() > SHORTEST && (title.contains(text) || graph.contains(text));
            if (confirmed && text.length() > best.length()) best = text;
        }
        return best;
    }

    /// What the page calls itself for search engines may say more or less than what stands above its words.
    private static Optional<String> onlyHeading(ElementIndex index) {
        List<String> headings = index.named("h1").stream()
                .map(heading -> PlainText.line(heading, index))
                .filter(text -> !text.isEmpty())
                .toList();
        if (headings.size() != 1) return Optional.empty();
        return headings.stream()
                .filter(text -> text.length() < LONGEST)
                .filter(text -> new StringTokenizer(text).countTokens() >= FEWEST_WORDS)
                .findFirst();
    }

    /// Without the site's name behind it, as the page gives it.
    private static String withoutName(String title, ElementIndex index) {
        String name = SITE.first(index.document(), index)
                .map(meta -> PlainText.fold(meta.attr("content")))
                .orElse("");
        int end = title.length() - name.length();
        if (name.isEmpty() || end <= SHORTEST || !title.regionMatches(true, end, name, 0, name.length())) return title;
        Matcher before = SEPARATED.matcher(title.substring(0, end));
        return before.matches() ? before.group(1) : title;
    }

    /// "Title - Site" and "Title | Site": the longest part, if a clear separator parts them.
    static String withoutSite(String title) {
        String best = "";
        for (String part : title.split("\\s+[|»·•–—]\\s+|\\s+-\\s+|\\s*::\\s*", -1))
            if (part.length() > best.length()) best = part;
        return best.length() * 2 > title.length() ? best.strip() : title;
    }
}
