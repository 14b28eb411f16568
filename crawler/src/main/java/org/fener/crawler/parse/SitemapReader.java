package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.parse.PageLink.Relation;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Sitemaps and sitemap indexes (https://www.sitemaps.org/protocol.html): places to look.
final class SitemapReader {

    /// The protocol's own limit.
    private static final int MOST = 50_000;

    private SitemapReader() {}

    static Optional<List<PageLink>> read(FetchedPage page, Document xml) {
        boolean index = false;
        boolean sitemap = false;
        for (Element root : xml.children()) {
            index |= FeedDocument.local(root).equals("sitemapindex");
            sitemap |= FeedDocument.local(root).equals("urlset");
        }
        if (!index && !sitemap) return Optional.empty();
        WebAddress base = WebAddress.base(page.uri());
        List<PageLink> links = new ArrayList<>();
        Relation relation = index ? Relation.FEED : Relation.ITEM;
        for (Element loc : xml.getAllElements()) {
            if (links.size() >= MOST) break;
            if (!FeedDocument.local(loc).equals("loc") || loc.tagName().startsWith("image:")) continue;
            base.resolve(loc.text())
                    .filter(uri -> relation == Relation.FEED || LinkRules.mayFollow(uri))
                    .ifPresent(uri -> links.add(new PageLink(
                            CanonicalPage.withoutFragment(uri),
                            LinkRules.relation(uri).orElse(relation))));
        }
        return Optional.of(links);
    }
}
