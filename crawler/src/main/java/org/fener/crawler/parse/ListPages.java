package org.fener.crawler.parse;

import java.net.URI;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/// Tells pages that mostly lead elsewhere: front pages, sections, search results, lists of advertisements.
final class ListPages {

    private static final int FEWEST = 3;

    private ListPages() {}

    /// @param main where the main text stands, and `text` what it says
    static boolean isList(HtmlPage page, Element main, String text) {
        return hasTeasers(page, main, text) || isMostlyLinks(page);
    }

    private static boolean isMostlyLinks(HtmlPage page) {
        int linked = 0;
        int items = 0;
        for (Element anchor : page.document().getElementsByTag("a")) {
            int words = anchor.text().length();
            linked += words;
            if (words >= 20) items++;
        }
        int all = Math.max(1, page.document().text().length());
        return items >= 8 && linked * 2 > all;
    }

    /// Records that look alike, each led by a link to a page of its own, and together most of the main text.
    private static boolean hasTeasers(HtmlPage page, Element main, String text) {
        for (List<Element> group : RecordGroups.of(main)) {
            if (group.size() < FEWEST) continue;
            Set<Element> counted = Collections.newSetFromMap(new IdentityHashMap<>());
            Set<URI> targets = new HashSet<>();
            int words = 0;
            for (Element element : group) {
                Optional<URI> target = target(page, element);
                if (target.isEmpty() || !targets.add(target.get())) continue;
                boolean nested = element.parents().stream().anyMatch(counted::contains);
                if (!nested && counted.add(element)) words += element.text().length();
            }
            boolean many = targets.size() >= FEWEST && targets.size() * 3 >= group.size() * 2;
            if (many && words * 2 > text.length()) return true;
        }
        return false;
    }

    /// The page that a record leads to: the target of its headline, else of its first link with words.
    private static Optional<URI> target(HtmlPage page, Element record) {
        if (record.text().length() > 1500) return Optional.empty();
        Element link = record.selectFirst("h1 a[href], h2 a[href], h3 a[href], h4 a[href], h5 a[href], a[href]:has(h2, h3, h4, h5), .title a[href], a.title[href]");
        if (link == null) link = firstWorded(record);
        if (link == null) return Optional.empty();
        return page.resolve(link.attr("href"))
                .map(CanonicalPage::withoutFragment)
                .filter(uri -> !uri.equals(page.address()) && LinkRules.mayFollow(uri));
    }

    private static @org.jspecify.annotations.Nullable Element firstWorded(Element record) {
        for (Element anchor : record.getElementsByTag("a")) if (anchor.hasAttr("href") && anchor.text().length() >= 12) return anchor;
        return null;
    }
}
