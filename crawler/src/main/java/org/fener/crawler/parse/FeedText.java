package org.fener.crawler.parse;

import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Values of a feed's elements, whose content may be text, escaped HTML, XHTML or base64, told by `type` and `mode`.
final class FeedText {

    private FeedText() {}

    /// Text of the first child with one of the local names that has any, in order of the names.
    static Optional<String> value(Element parent, String... names) {
        for (String name : names)
            for (Element child : parent.children()) {
                boolean named = name.indexOf(':') > 0
                        ? child.tagName().equalsIgnoreCase(name)
                        : FeedDocument.local(child).equals(name);
                String text = named ? child.wholeText().strip() : "";
                if (!text.isEmpty()) return Optional.of(text);
            }
        return Optional.empty();
    }

    /// A title: its markup taken off.
    static Optional<String> plain(Element parent, String... names) {
        return html(parent, names)
                .map(html -> html.indexOf('<') < 0 && html.indexOf('&') < 0
                        ? PlainText.fold(html)
                        : PlainText.fold(Jsoup.parseBodyFragment(html).body().text()));
    }

    /// Content as HTML.
    static Optional<String> html(Element parent, String... names) {
        for (String name : names)
            for (Element child : parent.children()) {
                if (!FeedDocument.local(child).equals(name)
                        || child.tagName().toLowerCase(Locale.ROOT).startsWith("media:")) continue;
                String html = html(child);
                if (!html.isBlank()) return Optional.of(html.strip());
            }
        return Optional.empty();
    }

    private static String html(Element element) {
        String type = element.attr("type").toLowerCase(Locale.ROOT);
        String mode = element.attr("mode").toLowerCase(Locale.ROOT);
        if (mode.equals("base64") || type.equals("application/octet-stream")) return base64(element.wholeText());
        boolean markup = !element.children().isEmpty();
        if (type.contains("xhtml") || mode.equals("xml") || markup) {
            return markup ? element.html() : escape(element.wholeText());
        }
        String text = element.wholeText();
        boolean plain = type.equals("text") || type.equals("text/plain");
        if (plain && !mode.equals("escaped")) return escape(text);
        return text;
    }

    private static String base64(String text) {
        try {
            return new String(
                    java.util.Base64.getMimeDecoder().decode(text.strip()), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String escape(String text) {
        return Parser.unescapeEntities(text, false).equals(text) && text.indexOf('<') < 0
                ? text
                : text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
