package org.fener.crawler.parse;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/// The addresses that a post itself points to.
final class PostLinks {

    private PostLinks() {}

    static Set<URI> of(Element body, HtmlPage page) {
        return of(body, page, any -> false);
    }

    /// @param leftOut elements whose links are not the author's
    static Set<URI> of(Element body, HtmlPage page, Predicate<Element> leftOut) {
        Set<URI> links = new LinkedHashSet<>();
        for (Element anchor : page.index().named("a", body)) {
            String href = anchor.attr("href");
            if (!href.isEmpty() && !href.startsWith("#") && !inside(anchor, body, leftOut))
                page.resolve(href).ifPresent(links::add);
        }
        return links;
    }

    private static boolean inside(Element anchor, Element body, Predicate<Element> leftOut) {
        for (Element up = anchor; up != null && !up.equals(body); up = up.parent()) if (leftOut.test(up)) return true;
        return false;
    }
}
