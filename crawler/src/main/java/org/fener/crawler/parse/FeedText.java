package org.fener.crawler.parse;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Values of a feed's elements, whose content may be text, escaped HTML, XHTML or base64, told by `type` and `mode`.
///
/// Names are local names, or prefix and name. Elements of the item's own vocabulary come before those of an extension
/// that uses the same word.
final class FeedText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern CONTROLS_OF_WINDOWS = Pattern.compile("[\\x80-\\x9f]");
    private static final Pattern NO_CHARACTERS = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]");
    private static final Pattern BASE64 =
            Pattern.compile("\\s*(?:[A-Za-z0-9+/]{4}\\s*)*(?:[A-Za-z0-9+/]{2}[A-Za-z0-9+/=]=)?\\s*");

    /// Closed as XML allows it; HTML would take all that follows for what is inside.
    private static final Pattern CLOSED_AT_ONCE =
            Pattern.compile("(?i)<(iframe|script|style|textarea|title|noscript|object|video|audio|a|b|i|p|div|span)"
                    + "((?:\\s[^<>]*)?)/>");

    private FeedText() {}

    /// Text of the first child with one of the names that has any, in order of the names.
    static Optional<String> value(Element parent, String... names) {
        for (String name : names)
            for (Element child : named(parent, name)) {
                String text = child.wholeText().strip();
                if (!text.isEmpty()) return Optional.of(text);
            }
        return Optional.empty();
    }

    /// A title: its markup taken off.
    static Optional<String> plain(Element parent, String... names) {
        return first(parent, names)
                .map(FeedText::html)
                .map(html -> html.indexOf('<') < 0 && html.indexOf('&') < 0
                        ? PlainText.fold(html)
                        : PlainText.fold(Jsoup.parseBodyFragment(html).body().text()));
    }

    /// The first child with one of the names that has content.
    static Optional<Element> first(Element parent, String... names) {
        for (String name : names)
            for (Element child : named(parent, name)) if (!html(child).isBlank()) return Optional.of(child);
        return Optional.empty();
    }

    private static List<Element> named(Element parent, String name) {
        List<Element> own = new ArrayList<>();
        List<Element> foreign = new ArrayList<>();
        for (Element child : parent.children()) {
            String prefix = prefix(child);
            if (child.tagName().equalsIgnoreCase("media:group")) foreign.addAll(named(child, name));
            else if (name.indexOf(':') > 0) {
                if (child.tagName().equalsIgnoreCase(name)) own.add(child);
            } else if (FeedDocument.local(child).equals(name) && !prefix.equals("media"))
                (prefix.equals(prefix(parent)) ? own : foreign).add(child);
        }
        own.addAll(foreign);
        return own;
    }

    private static String prefix(Element element) {
        int colon = element.tagName().indexOf(':');
        return colon < 0 ? "" : element.tagName().substring(0, colon).toLowerCase(Locale.ROOT);
    }

    /// Content as HTML.
    static String html(Element element) {
        String html = written(element).strip();
        if (html.indexOf("/>") >= 0) html = CLOSED_AT_ONCE.matcher(html).replaceAll("<$1$2></$1>");
        return CONTROLS_OF_WINDOWS
                .matcher(NO_CHARACTERS.matcher(html).replaceAll(""))
                .replaceAll(FeedText::ofWindows);
    }

    private static String written(Element element) {
        String type = element.attr("type").toLowerCase(Locale.ROOT);
        String mode = element.attr("mode").toLowerCase(Locale.ROOT);
        String text = element.wholeText();
        boolean binary = mode.equals("base64")
                || type.equals("application/octet-stream")
                || (FeedDocument.local(element).equals("content")
                        && isBinary(type)
                        && BASE64.matcher(text).matches());
        if (binary) return base64(text);
        boolean markup = !element.children().isEmpty();
        if (type.contains("xhtml") || mode.equals("xml") || markup) {
            if (!markup) return escape(text);
            return type.endsWith("html") && !type.contains("xhtml") && isWrapped(element) ? text : element.html();
        }
        boolean plain = type.equals("text") || type.equals("text/plain");
        return plain && !mode.equals("escaped") ? escape(text) : text;
    }

    /// Atom: what is neither text nor XML is base64 (RFC 4287 §4.1.3.3).
    private static boolean isBinary(String type) {
        return type.indexOf('/') > 0
                && !type.startsWith("text/")
                && !type.startsWith("message/")
                && !type.contains("html")
                && !type.endsWith("xml");
    }

    /// Escaped HTML within one element, as some blogs wrote it.
    private static boolean isWrapped(Element element) {
        Element only = element.child(0);
        return element.childrenSize() == 1
                && element.ownText().isBlank()
                && only.childrenSize() == 0
                && only.wholeText().indexOf('<') >= 0;
    }

    private static String base64(String text) {
        try {
            return new String(Base64.getMimeDecoder().decode(text.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String escape(String text) {
        return Parser.unescapeEntities(text, false).equals(text) && text.indexOf('<') < 0
                ? text
                : text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /// Numbers of windows-1252 written as if they were Unicode, as HTML reads them, too.
    private static String ofWindows(java.util.regex.MatchResult control) {
        return new String(new byte[] {(byte) control.group().charAt(0)}, WINDOWS);
    }
}
