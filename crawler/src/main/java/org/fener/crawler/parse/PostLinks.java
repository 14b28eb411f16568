package org.fener.crawler.parse;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jsoup.nodes.Element;

/// The addresses that a post itself points to.
final class PostLinks {

    private PostLinks() {}

    static Set<URI> of(Element body, HtmlPage page) {
        Set<URI> links = new LinkedHashSet<>();
        for (Element anchor : body.getElementsByTag("a")) {
            String href = anchor.attr("href");
            if (!href.isEmpty() && !href.startsWith("#")) page.resolve(href).ifPresent(links::add);
        }
        return links;
    }
}
