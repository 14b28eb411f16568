package org.fener.crawler.parse;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.parse.PageLink.Relation;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Sitemaps and sitemap indexes (https://www.sitemaps.org/protocol.html): places to look.
final class SitemapReader {

    /// The protocol's own limit.
    private static final int MOST = 50_000;
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S+");

    /// Parts of an index that are looked at.
    private static final int MOST_PARTS = 100;

    private SitemapReader() {}

    static Optional<List<PageLink>> read(FetchedPage page, Document xml) {
        boolean index = false;
        boolean sitemap = false;
        for (Element root : xml.children()) {
            index |= FeedDocument.local(root).equals("sitemapindex");
            sitemap |= FeedDocument.local(root).equals("urlset");
        }
        if (!index && !sitemap) return Optional.empty();
        DateReader dates = new DateReader(ZoneOffset.UTC, page.fetchedAt(), false);
        List<PageLink> links = new ArrayList<>();
        for (Element loc : xml.getAllElements())
            if (FeedDocument.local(loc).equals("loc") && !loc.tagName().startsWith("image:"))
                add(page, loc.text(), index ? Relation.FEED : Relation.ITEM, changed(loc, dates), links);
        return Optional.of(links);
    }

    private static Optional<Instant> changed(Element loc, DateReader dates) {
        Element entry = loc.parent();
        Element changed = entry == null ? null : FeedDocument.child(entry, "lastmod");
        return changed == null ? Optional.empty() : dates.read(changed.text()).map(PublishedAt::at);
    }

    /// A text file with one address a line.
    static Optional<List<PageLink>> read(FetchedPage page, String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        boolean addresses = !lines.isEmpty()
                && lines.stream().allMatch(line -> ADDRESS.matcher(line).matches());
        if (!addresses) return Optional.empty();
        List<PageLink> links = new ArrayList<>();
        for (String line : lines) add(page, line, Relation.ITEM, Optional.empty(), links);
        return Optional.of(links);
    }

    private static void add(
            FetchedPage page, String address, Relation relation, Optional<Instant> changed, List<PageLink> links) {
        if (links.size() >= (relation == Relation.FEED ? MOST_PARTS : MOST)) return;
        WebAddress.base(page.uri())
                .resolve(address)
                .filter(uri -> relation == Relation.FEED || LinkRules.mayFollow(uri))
                .ifPresent(uri -> links.add(new PageLink(
                        CanonicalPage.withoutFragment(uri),
                        LinkRules.relation(uri).orElse(relation),
                        changed)));
    }
}
