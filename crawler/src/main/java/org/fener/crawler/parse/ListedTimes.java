package org.fener.crawler.parse;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.PublishedAt.Precision;
import org.fener.crawler.parse.PageLink.Relation;
import org.jsoup.nodes.Element;

/// When something was last written in the threads that a list leads to: the latest time in the row of each. A row is
/// the largest element that leads to no other thread.
final class ListedTimes {

    private static final int SHORTEST_TIME = 4;
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
        Set<URI> items = new HashSet<>();
        for (PageLink link : links) if (link.relation() == Relation.ITEM) items.add(link.uri());
        if (items.isEmpty()) return links;
        Map<Element, LinkTarget> anchors = new LinkedHashMap<>();
        for (Element anchor : page.index().named("a"))
            target(anchor).filter(target -> items.contains(target.page())).ifPresent(to -> anchors.put(anchor, to));
        anchors.forEach((anchor, target) -> claim(anchor, target.thread()));
        Map<URI, Instant> newest = new HashMap<>();
        anchors.forEach((anchor, target) -> row(anchor)
                .flatMap(row -> rows.computeIfAbsent(row, this::latest))
                .ifPresent(at -> newest.merge(target.page(), at, ListedTimes::later)));
        List<PageLink> timed = new ArrayList<>();
        for (PageLink link : links)
            timed.add(new PageLink(link.uri(), link.relation(), Optional.ofNullable(newest.get(link.uri()))));
        return timed;
    }

    private Optional<LinkTarget> target(Element anchor) {
        String href = anchor.attr("href");
        return href.isEmpty() ? Optional.empty() : page.target(href);
    }

    /// Marks all that stands around a link as belonging to its thread. What belongs to several stands in what does.
    private void claim(Element anchor, URI thread) {
        for (Element at = anchor.parent(); at != null; at = at.parent()) {
            URI before = threads.get(at);
            if (SEVERAL.equals(before) || thread.equals(before)) return;
            threads.put(at, before == null ? thread : SEVERAL);
        }
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

    private Stream<String> times(Element row) {
        ElementIndex index = page.index();
        int place = index.place(row);
        List<String> times = new ArrayList<>();
        for (Element element : index.within(row)) {
            if (element.normalName().equals("time") && element.hasAttr("datetime")) times.add(element.attr("datetime"));
            String title = element.attr("title");
            if (hasDigit(title)) times.add(title);
        }
        for (int text = index.textStart(place); text < index.textEnd(place); text++)
            if (!index.name(index.textParent(text)).is("a"))
                times.add(index.folded(text).strip());
        return times.stream().filter(text -> text.length() >= SHORTEST_TIME && text.length() <= LONGEST_TIME);
    }

    static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) if (Character.isDigit(text.charAt(i))) return true;
        return false;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
