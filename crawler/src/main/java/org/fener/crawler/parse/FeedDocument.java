package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0 and CDF, well-formed or not: read with a forgiving XML parser, by local names.
///
/// @param title of the feed
record FeedDocument(
        Optional<String> title,
        Optional<String> link,
        Optional<String> author,
        Optional<String> language,
        List<FeedItem> items,
        List<String> next) {

    private static final Set<String> ROOTS = Set.of("rss", "rdf", "feed", "channel");
    private static final Set<String> ITEMS = Set.of("item", "entry");
    private static final int MOST = 5000;
    private static final Pattern NAME_AND_MAIL = Pattern.compile("([^@<(]+)[<(]\\s*[^\\s@]+@[^\\s@]+\\s*[>)]");
    private static final Pattern MAIL_AND_NAME = Pattern.compile("[^\\s@(]+@[^\\s@(]+\\s*\\(([^@]+)\\)");

    static Optional<FeedDocument> of(Document xml) {
        Element root = root(xml);
        if (root == null) return Optional.empty();
        Element inner = child(root, "channel");
        Element channel = inner == null ? root : inner;
        List<FeedItem> items = new ArrayList<>();
        for (Element element : root.getAllElements()) {
            boolean inItem = element.parent() != null && ITEMS.contains(local(element.parent()));
            if (ITEMS.contains(local(element)) && !inItem && items.size() < MOST) items.add(item(element));
        }
        List<String> next = new ArrayList<>();
        for (Element link : channel.children())
            if (local(link).equals("link") && link.attr("rel").equals("next")) next.add(link.attr("href"));
        return Optional.of(new FeedDocument(
                FeedText.plain(channel, "title", "media:title"),
                link(channel),
                author(channel),
                FeedText.value(channel, "language", "dc:language")
                        .or(() -> attribute(channel, "xml:lang"))
                        .or(() -> attribute(root, "xml:lang")),
                items,
                next));
    }

    private static @Nullable Element root(Document xml) {
        for (Element element : xml.children()) if (ROOTS.contains(local(element))) return element;
        for (Element element : xml.getAllElements()) if (ROOTS.contains(local(element))) return element;
        return null;
    }

    static String local(Element element) {
        String name = element.tagName();
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    static @Nullable Element child(Element parent, String name) {
        for (Element child : parent.children()) if (local(child).equals(name)) return child;
        return null;
    }

    private static FeedItem item(Element item) {
        Optional<Element> content = FeedText.first(item, "encoded", "content", "body", "fullitem", "xhtml:div");
        Optional<Element> summary =
                FeedText.first(item, "description", "summary", "abstract", "tagline", "subtitle", "media:description");
        Element text = content.or(() -> summary)
                .or(() -> FeedText.first(item, "title"))
                .orElse(item);
        return new FeedItem(
                FeedText.plain(item, "title", "media:title"),
                link(item),
                FeedText.value(item, "id", "guid").or(() -> attribute(item, "rdf:about")),
                author(item),
                FeedText.value(
                                item,
                                "published",
                                "pubdate",
                                "issued",
                                "date",
                                "created",
                                "updated",
                                "modified",
                                "lastmod")
                        .or(() -> attribute(item, "lastmod"))
                        .or(() -> attribute(item, "LASTMOD")),
                FeedText.value(item, "updated", "modified", "lastmod"),
                content.map(FeedText::html),
                summary.map(FeedText::html),
                language(text, item),
                base(item),
                base(text));
    }

    /// The language declared nearest to the text; a blank one says that it is not known.
    private static Optional<String> language(Element text, Element item) {
        for (Element at = text; at != null && !at.equals(item.parent()); at = at.parent())
            if (at.hasAttr("xml:lang")) return Optional.of(at.attr("xml:lang").strip());
        return FeedText.value(item, "language");
    }

    private static Optional<String> link(Element item) {
        String alternate = "";
        String any = "";
        for (Element link : item.children()) {
            String name = local(link);
            if (name.equals("origlink")) return Optional.of(link.text().strip());
            if (!name.equals("link") || link.tagName().toLowerCase(Locale.ROOT).startsWith("itunes:")) continue;
            String rel = link.attr("rel").isEmpty() ? "alternate" : link.attr("rel");
            String address = link.hasAttr("href") ? link.attr("href") : link.text();
            boolean page = !link.hasAttr("type") || link.attr("type").contains("html");
            if (rel.endsWith("alternate") && !address.isBlank() && (alternate.isEmpty() || (page && any.isEmpty()))) {
                alternate = address.strip();
                if (page) any = alternate;
            }
        }
        if (!any.isEmpty()) return Optional.of(any);
        if (!alternate.isEmpty()) return Optional.of(alternate);
        Element guid = child(item, "guid");
        if (guid != null
                && !guid.attr("isPermaLink").equalsIgnoreCase("false")
                && !guid.attr("ispermalink").equalsIgnoreCase("false")
                && guid.text().strip().startsWith("http"))
            return Optional.of(guid.text().strip());
        return item.hasAttr("href")
                ? Optional.of(item.attr("href"))
                : attribute(item, "rdf:about").filter(about -> about.startsWith("http"));
    }

    private static Optional<String> author(Element item) {
        for (Element child : item.children()) {
            String name = local(child);
            if (!name.equals("author") && !name.equals("creator")) continue;
            Element named = child(child, "name");
            Element mail = child(child, "email");
            boolean structured = mail != null || child(child, "uri") != null || child(child, "url") != null;
            String text = named != null ? named.text() : structured ? child.ownText() : child.text();
            if (text.isBlank() && mail != null) text = mail.text();
            if (!text.isBlank()) return Optional.of(person(text.strip()));
        }
        return FeedText.value(item, "managingeditor", "webmaster", "publisher", "contributor")
                .map(FeedDocument::person);
    }

    /// RSS writes `mail@example.org (Name)`, `Name (mail@example.org)` or `Name <mail@example.org>`.
    static String person(String text) {
        Matcher named = NAME_AND_MAIL.matcher(text);
        if (named.matches()) return named.group(1).strip();
        Matcher mailed = MAIL_AND_NAME.matcher(text);
        return mailed.matches() ? mailed.group(1).strip() : text;
    }

    private static Optional<String> attribute(Element element, String name) {
        return element.attr(name).isBlank()
                ? Optional.empty()
                : Optional.of(element.attr(name).strip());
    }

    /// Inner bases are relative to outer ones.
    private static String base(Element item) {
        List<String> bases = new ArrayList<>();
        for (Element at = item; at != null; at = at.parent())
            if (!at.attr("xml:base").isBlank()) bases.addFirst(at.attr("xml:base"));
        return String.join(" ", bases);
    }
}
