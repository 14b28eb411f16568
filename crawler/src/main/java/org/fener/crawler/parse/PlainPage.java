package org.fener.crawler.parse;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.PostKind;
import org.fener.crawler.Source;

/// The last resort, which cannot fail: the words of a page without a tree. Pastes and text files are read so by right.
final class PlainPage {

    private static final int SHORTEST = 20;

    private PlainPage() {}

    /// Of a page that a parser broke on. Its threads and boards are still places to go to.
    static PageReading read(FetchedPage page, Source source) {
        FlatHtml.Reading flat = FlatHtml.of(PageDecoder.decode(page), WebAddress.base(page.uri()));
        Set<PageLink> links = new LinkedHashSet<>();
        for (URI link : flat.links())
            if (links.size() < PageLinks.MOST && LinkRules.mayFollow(link))
                LinkRules.relation(link)
                        .ifPresent(relation -> links.add(new PageLink(CanonicalPage.withoutFragment(link), relation)));
        return reading(page, source, flat.text(), PostKind.PAGE, List.copyOf(links));
    }

    /// Of a text file.
    static PageReading read(FetchedPage page, Source source, String text) {
        return reading(page, source, PlainText.lines(text), PostKind.PASTE, List.of());
    }

    private static PageReading reading(
            FetchedPage page, Source source, String words, PostKind kind, List<PageLink> links) {
        if (words.length() < SHORTEST || page.status() >= 400)
            return new PageReading(PageKind.OTHER, "text", List.of(), links);
        URI address = CanonicalPage.withoutFragment(WebAddress.canonical(page.uri()));
        PostDraft post = new PostDraft(kind, words.substring(0, Math.min(words.length(), PlainText.LONGEST)))
                .permalink(address)
                .language(source.language());
        return new PageReading(PageKind.SINGLE, "text", PostDraft.posts(List.of(post), address), links);
    }
}
