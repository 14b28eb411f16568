package org.fener.crawler.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// The addresses in a fragment of HTML that came inside JSON or a feed.
final class HtmlLinks {

    private HtmlLinks() {}

    static List<URI> of(String html, WebAddress base) {
        List<URI> links = new ArrayList<>();
        if (html.indexOf('<') < 0) return links;
        for (Element anchor : Jsoup.parseBodyFragment(html).getElementsByTag("a"))
            if (anchor.hasAttr("href") && !anchor.hasClass("mention") && !anchor.hasClass("hashtag"))
                base.resolve(anchor.attr("href")).ifPresent(links::add);
        return links;
    }
}
