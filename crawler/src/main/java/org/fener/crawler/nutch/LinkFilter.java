package org.fener.crawler.nutch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fener.crawler.Round.Links;
import org.fener.crawler.Source;
import org.fener.crawler.fetch.CanonicalUrl;
import org.fener.crawler.fetch.Scope;
import org.fener.crawler.nutch.Visit.Link;
import org.fener.crawler.parse.PageLink;
import org.fener.crawler.parse.PageLink.Relation;

/// Decides which links of a page become addresses of the crawl: in scope, near enough to a start page, new,
/// and not too many from one page. Safe for many threads; of several pages that link to a new address exactly
/// one finds it fresh.
final class LinkFilter {

    /// A page with more links than this is a trap or a mistake.
    static final int MOST_LINKS = 2_000;

    /// A sitemap is nothing but links (https://www.sitemaps.org/protocol.html).
    static final int MOST_LINKS_OF_A_SITEMAP = 50_000;

    private final Source source;
    private final Scope scope;
    private final KnownAddresses known;

    /// @param known addresses in the crawl database; it is added to, under a lock on itself
    LinkFilter(Source source, KnownAddresses known) {
        this.source = source;
        this.scope = Scope.of(source);
        this.known = known;
    }

    /// A server's clock may be behind ours, and many print no seconds.
    private static final Duration SLACK = Duration.ofMinutes(15);

    /// So far ahead a server's clock may be; what a list says was written later it makes up, and is not looked at for
    /// it.
    private static final Duration AHEAD = Duration.ofDays(1);

    /// @param fresh   to be added to the crawl database
    /// @param stirred known, but written in since the page that leads to them was last read
    /// @param grew    whether a part or an item is among them
    record Sorted(List<Link> fresh, List<Link> stirred, boolean grew, Links counted) {}

    /// @param since when the page last changed; empty at the first look
    /// @param now   when it was fetched
    /// @param most  links that are kept of the page
    Sorted sort(PageNotes page, URI here, List<PageLink> links, Optional<Instant> since, Instant now, int most) {
        Set<URI> stirring = stirring(links, since, now.plus(AHEAD));
        List<Link> fresh = new ArrayList<>();
        List<Link> stirred = new ArrayList<>();
        boolean grew = false;
        int outOfScope = 0;
        int tooDeep = 0;
        int old = 0;
        Map<URI, Relation> distinct = distinct(links, most);
        for (Map.Entry<URI, Relation> link : distinct.entrySet()) {
            PageNotes notes = page.link(link.getValue());
            Optional<CanonicalUrl> unknown = unknown(link.getKey());
            URI uri = unknown.map(CanonicalUrl::uri).orElse(link.getKey());
            if (unknown.isPresent() && !scope.contains(unknown.get())) outOfScope++;
            else if (notes.depth() > source.depth()) tooDeep++;
            else if (uri.equals(here) || unknown.isEmpty() || !claim(uri)) {
                old++;
                if (stirring.contains(uri) && !uri.equals(here) && isInScope(uri)) stirred.add(new Link(uri, notes));
            } else {
                fresh.add(new Link(uri, notes));
                grew |= link.getValue() == Relation.PAGING || link.getValue() == Relation.ITEM;
            }
        }
        int overCap = Math.max(0, links.size() - most);
        return new Sorted(fresh, stirred, grew, new Links(fresh.size(), old, outOfScope, tooDeep, overCap));
    }

    private static Set<URI> stirring(List<PageLink> links, Optional<Instant> since, Instant latest) {
        Set<URI> stirring = new HashSet<>();
        if (since.isEmpty()) return stirring;
        Instant from = since.get().minus(SLACK);
        for (PageLink link : links)
            if (link.newest().filter(from::isBefore).filter(latest::isAfter).isPresent())
                CanonicalUrl.of(link.uri().toString()).ifPresent(canonical -> stirring.add(canonical.uri()));
        return stirring;
    }

    /// The target of a redirect, if it is new.
    Optional<Link> redirected(PageNotes from, URI target) {
        return claim(target) ? Optional.of(new Link(target, from.redirect())) : Optional.empty();
    }

    private static Map<URI, Relation> distinct(List<PageLink> links, int most) {
        Map<URI, Relation> distinct = new LinkedHashMap<>();
        for (PageLink link : links.subList(0, Math.min(links.size(), most)))
            distinct.merge(link.uri(), link.relation(), LinkFilter::nearer);
        return distinct;
    }

    /// What is known may have been in scope under an earlier configuration.
    private boolean isInScope(URI uri) {
        return CanonicalUrl.of(uri).filter(scope::contains).isPresent();
    }

    /// Most links of a page stand on every page: what is known as it is written is not made canonical again.
    private Optional<CanonicalUrl> unknown(URI uri) {
        String written = uri.toString();
        synchronized (known) {
            if (known.contains(written)) return Optional.empty();
        }
        return CanonicalUrl.of(written);
    }

    /// An address linked twice on a page counts as what costs least depth.
    private static Relation nearer(Relation one, Relation other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private boolean claim(URI uri) {
        synchronized (known) {
            return known.add(uri.toString());
        }
    }
}
