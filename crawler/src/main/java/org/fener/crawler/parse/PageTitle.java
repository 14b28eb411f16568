package org.fener.crawler.parse;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// The title of what a page is about.
final class PageTitle {

    private static final Css GRAPH = Css.of("meta[property=og:title]");

    private static final int SHORTEST = 3;

    private PageTitle() {}

    static Optional<String> of(ElementIndex index) {
        String graph = GRAPH.first(index.document(), index)
                .map(meta -> PlainText.fold(meta.attr("content")))
                .orElse("");
        String title = PlainText.fold(index.document().title());
        Optional<String> heading = heading(index, title, graph);
        if (heading.isPresent()) return heading;
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

    /// "Title - Site" and "Title | Site": the longest part, if a clear separator parts them.
    static String withoutSite(String title) {
        String best = "";
        for (String part : title.split("\\s+[|»·•–—]\\s+|\\s+-\\s+|\\s*::\\s*", -1))
            if (part.length() > best.length()) best = part;
        return best.length() * 2 > title.length() ? best.strip() : title;
    }
}
