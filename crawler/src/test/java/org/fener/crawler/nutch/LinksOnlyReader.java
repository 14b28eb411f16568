package org.fener.crawler.nutch;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Source;
import org.fener.crawler.parse.PageKind;
import org.fener.crawler.parse.PageLink;
import org.fener.crawler.parse.PageLink.Relation;
import org.fener.crawler.parse.PageReader;
import org.fener.crawler.parse.PageReading;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Reads where a page leads: `rel` names the relation (`next` is paging, `list`, `feed`, otherwise an item),
/// `data-newest` when something was last written there, and `<body class=…>` the page's kind. It finds no posts.
final class LinksOnlyReader implements PageReader {

    @Override
    public PageReading read(FetchedPage page, Source source) {
        Document document = Jsoup.parse(
                page.body().decode(java.nio.charset.StandardCharsets.UTF_8),
                page.uri().toString());
        List<PageLink> links = new ArrayList<>();
        for (Element a : document.select("a[href]"))
            address(a)
                    .ifPresent(uri -> links.add(new PageLink(
                            uri,
                            relation(a.attr("rel")),
                            Optional.of(a.attr("data-newest"))
                                    .filter(time -> !time.isEmpty())
                                    .map(Instant::parse))));
        String kind = document.body().className();
        return new PageReading(kind.isEmpty() ? PageKind.SINGLE : PageKind.valueOf(kind), "links", List.of(), links);
    }

    private static Optional<URI> address(Element a) {
        try {
            return Optional.of(new URI(a.absUrl("href").replaceFirst("#.*", "")));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Relation relation(String rel) {
        return switch (rel) {
            case "next" -> Relation.PAGING;
            case "list" -> Relation.LIST;
            case "feed" -> Relation.FEED;
            default -> Relation.ITEM;
        };
    }
}
