package org.fener.crawler.parse;

import java.util.Optional;
import org.jsoup.nodes.Element;

/// The title of what a page is about.
final class PageTitle {

    private static final Css GRAPH = Css.of("meta[property=og:title]");

    private PageTitle() {}

    static Optional<String> of(ElementIndex index) {
        String graph = GRAPH.first(index.document(), index)
                .map(meta -> PlainText.fold(meta.attr("content")))
                .orElse("");
        String title = PlainText.fold(index.document().title());
        Element heading = onlyHeading(index);
        if (heading != null) {
            String text = PlainText.line(heading);
            boolean confirmed = !text.isEmpty() && (title.contains(text) || graph.contains(text));
            if (confirmed && text.length() > 3) return Optional.of(text);
        }
        if (!graph.isEmpty()) return Optional.of(withoutSite(graph));
        return title.isEmpty() ? Optional.empty() : Optional.of(withoutSite(title));
    }

    private static @org.jspecify.annotations.Nullable Element onlyHeading(ElementIndex index) {
        Element best = null;
        for (Element heading : index.named("h1"))
            if (best == null || heading.text().length() > best.text().length()) best = heading;
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
