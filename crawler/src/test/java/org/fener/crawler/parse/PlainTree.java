package org.fener.crawler.parse;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A page's links and words by way of jsoup's tree: what [FlatHtml] must find, too.
final class PlainTree {

    private static final BoundedParser PARSER = new BoundedParser(InstantSource.system(), Duration.ofSeconds(5));

    private PlainTree() {}

    static FlatHtml.Reading of(String html, WebAddress own) {
        Document document = PARSER.html(html);
        WebAddress base = base(document, own);
        Set<URI> links = new LinkedHashSet<>();
        for (Element element : document.getAllElements())
            for (Attribute attribute : element.attributes())
                if (FlatHtml.LINKS.contains(attribute.getKey())
                        && !attribute.getValue().isEmpty())
                    base.resolve(attribute.getValue()).ifPresent(links::add);
        return new FlatHtml.Reading(links, PlainText.of(document.body()));
    }

    private static WebAddress base(Document document, WebAddress own) {
        for (Element base : document.getElementsByTag("base"))
            if (!base.attr("href").isEmpty())
                return own.resolve(base.attr("href")).map(WebAddress::base).orElse(own);
        return own;
    }
}
