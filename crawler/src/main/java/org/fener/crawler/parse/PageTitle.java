package org.fener.crawler.parse;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The title of what a page is about.
final class PageTitle {

    private PageTitle() {}

    static Optional<String> of(Document document) {
        String graph = meta(document, "meta[property=og:title]");
        String title = PlainText.fold(document.title());
        Element heading = onlyHeading(document);
        if (heading != null) {
            String text = PlainText.line(heading);
            boolean confirmed = !text.isEmpty() && (title.contains(text) || graph.contains(text));
            if (confirmed && text.length() > 3) return Optional.of(text);
        }
        if (!graph.isEmpty()) return Optional.of(withoutSite(graph));
        return title.isEmpty() ? Optional.empty() : Optional.of(withoutSite(title));
    }

    private static @org.jspecify.annotations.Nullable Element onlyHeading(Document document) {
        Element best = null;
        for (Element heading : document.select("h1"))
            if (best == null || heading.text().length() > best.text().length()) best = heading;
        return best;
    }

    private static String meta(Document document, String selector) {
        Element element = document.selectFirst(selector);
        return element == null ? "" : PlainText.fold(element.attr("content"));
    }

    /// "Title - Site" and "Title | Site": the longest part, if a clear separator parts them.
    static String withoutSite(String title) {
        String best = "";
        for (String part : title.split("\\s+[|»·•–—]\\s+|\\s+-\\s+|\\s*::\\s*", -1))
            if (part.length() > best.length()) best = part;
        return best.length() * 2 > title.length() ? best.strip() : title;
    }
}
