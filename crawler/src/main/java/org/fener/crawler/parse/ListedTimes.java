package org.fener.crawler.parse;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.PublishedAt.Precision;
import org.fener.crawler.parse.PageLink.Relation;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// When something was last written in the threads that a list leads to: the latest time in the row of each. A row is
/// the
/// largest element that leads to no other thread.
final class ListedTimes {

    private static final int LONGEST_TIME = 60;
    private static final URI SEVERAL = URI.create("several:threads");

    private final HtmlPage page;
    private final IdentityHashMap<Element, URI> threads = new IdentityHashMap<>();
    private final IdentityHashMap<Element, Optional<Instant>> rows = new IdentityHashMap<>();

    private ListedTimes(HtmlPage page) {
        this.page = page;
    }

    static List<PageLink> on(HtmlPage page, List<PageLink> links) {
        return new ListedTimes(page).timed(links);
    }

    private List<PageLink> timed(List<PageLink> links) {
        Map<URI, PageLink> items = new HashMap<>();
        for (PageLink link : links) if (link.relation() == Relation.ITEM) items.put(link.uri(), link);
        IdentityHashMap<Element, URI> anchors = new IdentityHashMap<>();
        for (Element anchor : page.document().getElementsByTag("a"))
            target(anchor).filter(items::containsKey).ifPresent(uri -> anchors.put(anchor, uri));
        anchors.forEach(this::claim);
        Map<URI, Instant> newest = new HashMap<>();
        anchors.forEach((anchor, uri) -> row(anchor)
                .flatMap(row -> rows.computeIfAbsent(row, this::latest))
                .ifPresent(at -> newest.merge(uri, at, ListedTimes::later)));
        List<PageLink> timed = new ArrayList<>();
        for (PageLink link : links)
            timed.add(new PageLink(link.uri(), link.relation(), Optional.ofNullable(newest.get(link.uri()))));
        return timed;
    }

    private Optional<URI> target(Element anchor) {
        String href = anchor.attr("href");
        return href.isEmpty() ? Optional.empty() : page.resolve(href).map(CanonicalPage::withoutFragment);
    }

    /// Marks all that stands around a link as belonging to its thread.
    private void claim(Element anchor, URI uri) {
        URI thread = ThreadAddress.ofCanonical(uri);
        for (Element at = anchor.parent(); at != null; at = at.parent())
            threads.merge(at, thread, (one, other) -> one.equals(other) ? one : SEVERAL);
    }

    private Optional<Element> row(Element anchor) {
        Element row = anchor;
        while (row.parent() != null && !SEVERAL.equals(threads.get(row.parent()))) row = row.parent();
        return Optional.of(row).filter(it -> it.parent() != null);
    }

    private Optional<Instant> latest(Element row) {
        Instant soon = page.fetched().fetchedAt().plus(Duration.ofDays(1));
        return times(row)
                .flatMap(text -> page.dates().read(text).stream())
                .map(ListedTimes::end)
                .filter(at -> at.isBefore(soon))
                .max(Comparator.naturalOrder());
    }

    /// A day's last moment: all that is known is that it was not later.
    private static Instant end(PublishedAt at) {
        return at.precision() == Precision.DAY ? at.at().plus(Duration.ofDays(1)) : at.at();
    }

    private static Stream<String> times(Element row) {
        List<String> times = new ArrayList<>();
        for (Element element : row.getAllElements()) {
            if (element.normalName().equals("time") && element.hasAttr("datetime")) times.add(element.attr("datetime"));
            if (element.hasAttr("title") && hasDigit(element.attr("title"))) times.add(element.attr("title"));
            if (element.normalName().equals("a")) continue;
            for (TextNode text : element.textNodes()) times.add(text.text().strip());
        }
        return times.stream().filter(text -> text.length() >= 4 && text.length() <= LONGEST_TIME);
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
