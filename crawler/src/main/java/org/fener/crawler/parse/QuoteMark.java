package org.fener.crawler.parse;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Quotes that no class name tells: a `<cite>` that says who is quoted and the `<blockquote>` behind it.
final class QuoteMark {

    private QuoteMark() {}

    /// Whether an element is either of the two.
    static boolean is(Element element) {
        return switch (element.normalName()) {
            case "cite" -> isNamed(next(element.nextElementSibling()), "blockquote");
            case "blockquote" -> isNamed(previous(element.previousElementSibling()), "cite");
            default -> false;
        };
    }

    private static boolean isNamed(@Nullable Element element, String name) {
        return element != null && element.normalName().equals(name);
    }

    private static @Nullable Element next(@Nullable Element from) {
        return isNamed(from, "br") && from != null ? from.nextElementSibling() : from;
    }

    private static @Nullable Element previous(@Nullable Element from) {
        return isNamed(from, "br") && from != null ? from.previousElementSibling() : from;
    }
}
