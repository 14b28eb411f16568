package org.fener.crawler.parse;

import java.net.URI;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fener.crawler.parse.PageLink.Relation;
import org.jsoup.nodes.Element;

/// Tells pages that mostly lead elsewhere: front pages, categories, result pages, boards of advertisements.
final class ListPages {

    private static final Css HEADLINE = Css.of(
            "h1 a[href], h2 a[href], h3 a[href], h4 a[href], a[href]:has(h1, h2, h3, h4), .title a[href], a.title[href]");
    private static final Css LINK = Css.of("a[href]");
    private static final int SHORTEST_LINK = 8;
    /// What is longer stands for itself, even where its headline is a link.
    private static final int LONGEST_TEASER = 1500;
    /// So many teasers, or rows of a table, make a list when they say more than the rest; fewer, which may be
    /// suggestions beside an advertisement, must say twice as much.
    private static final int MANY = 5;

    private final HtmlPage page;
    private final MainText reader;

    private ListPages(HtmlPage page, MainText reader) {
        this.page = page;
        this.reader = reader;
    }

    static boolean isList(HtmlPage page, MainText reader) {
        ListPages lists = new ListPages(page, reader);
        return lists.isMostlyLinks() || lists.isOneOfSeveral() || lists.isMostlyTeasers();
    }

    private boolean isMostlyLinks() {
        int linked = 0;
        int items = 0;
        for (Element anchor : page.index().named("a")) {
            int words = page.index().length(anchor);
            linked += words;
            if (words >= 20) items++;
        }
        int all = Math.max(1, page.index().length(page.document()));
        return items >= 8 && linked * 2 > all;
    }

    /// The address is that of a list or of a later page, and a headline on it leads on. The last page of a list may
    /// have one item.
    private boolean isOneOfSeveral() {
        boolean later = !page.thread().equals(page.address());
        boolean list =
                LinkRules.relation(page.address()).filter(Relation.LIST::equals).isPresent();
        return (later || list)
                && HEADLINE.all(page.document(), page.index()).stream()
                        .anyMatch(link -> !reader.isInNoise(link) && leadsElsewhere(link));
    }

    /// Elements that look alike, each of which leads to a page of its own, say more than what stands beside them.
    private boolean isMostlyTeasers() {
        Element main = reader.element();
        for (List<Element> group : page.recordGroups()) {
            Set<Element> teasers = Collections.newSetFromMap(new IdentityHashMap<>());
            Set<URI> targets = new HashSet<>();
            int words = 0;
            for (Element element : group) {
                int length = page.index().length(element);
                if (length > LONGEST_TEASER || reader.isInNoise(element)) continue;
                Optional<URI> target = target(element, length);
                if (target.isEmpty()) continue;
                teasers.add(element);
                targets.add(target.get());
                words += length;
            }
            if (targets.size() < RecordGroups.FEWEST || teasers.size() * 3 < group.size() * 2) continue;
            int rest = reader.text(main, teasers::contains).length();
            boolean sure =
                    targets.size() >= MANY || group.getFirst().normalName().equals("tr");
            if (words > (sure ? rest : 2 * rest)) return true;
        }
        return false;
    }

    /// Where an element leads: the link that it stands in, its headline, or a link that is a good part of what it says.
    private Optional<URI> target(Element element, int length) {
        Optional<Element> around = linkAround(element);
        if (around.isPresent())
            return around.filter(this::leadsElsewhere).flatMap(link -> page.resolve(link.attr("href")));
        for (Element link : HEADLINE.all(element, page.index()))
            if (leadsElsewhere(link)) return page.resolve(link.attr("href"));
        for (Element link : LINK.all(element, page.index())) {
            int words = page.index().length(link);
            if (words >= SHORTEST_LINK && words * 4 >= length && leadsElsewhere(link))
                return page.resolve(link.attr("href"));
        }
        return Optional.empty();
    }

    private Optional<Element> linkAround(Element element) {
        ElementIndex index = page.index();
        for (int at = index.place(element); at > 0; at = index.parent(at))
            if (index.name(at).is("a") && index.element(at).hasAttr("href")) return Optional.of(index.element(at));
        return Optional.empty();
    }

    private boolean leadsElsewhere(Element link) {
        String href = link.attr("href");
        return page.index().length(link) >= SHORTEST_LINK
                && page.target(href)
                        .filter(target -> !target.thread().equals(page.thread()))
                        .isPresent();
    }
}
