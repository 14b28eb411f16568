package org.fener.crawler.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Post.Extent;
import org.fener.crawler.PostKind;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.Source;
import org.fener.crawler.parse.PageLink.Relation;
import org.jsoup.nodes.Document;

/// Makes posts of a feed's items. An item that leads to an article is an excerpt of it, with the article's permalink,
/// so that feed and article are one post.
final class FeedReader {

    private FeedReader() {}

    static Optional<JsonParser.Found> read(FetchedPage page, Source source, Document xml) {
        return FeedDocument.of(xml).map(feed -> found(page, source, feed));
    }

    private static JsonParser.Found found(FetchedPage page, Source source, FeedDocument feed) {
        DateReader dates = PageClock.of(page, source, Optional.empty());
        WebAddress base = WebAddress.base(place(page));
        List<PostDraft> posts = new ArrayList<>();
        List<PageLink> links = new ArrayList<>();
        for (FeedItem item : feed.items()) {
            WebAddress at = base(base, item.base());
            Optional<URI> address = item.link().flatMap(at::resolve);
            address.map(CanonicalPage::withoutFragment)
                    .filter(LinkRules::mayFollow)
                    .ifPresent(uri -> links.add(new PageLink(
                            uri,
                            Relation.ITEM,
                            item.updated()
                                    .or(item::published)
                                    .flatMap(dates::read)
                                    .map(PublishedAt::at))));
            String html = item.content().or(item::summary).orElse("");
            String text = JsonPage.plain(html);
            if (text.isEmpty() && item.title().isEmpty()) continue;
            posts.add(new PostDraft(
                            PostKind.ARTICLE, text.isEmpty() ? item.title().orElse("") : text)
                    .permalink(address)
                    .title(item.title())
                    .author(item.author().or(feed::author))
                    .published(item.published().flatMap(dates::read))
                    .language(language(page, feed, item).or(source::language))
                    .extent(address.isPresent() ? Extent.EXCERPT : Extent.WHOLE)
                    .links(HtmlLinks.of(html, base(base, item.textBase()))));
        }
        for (String next : feed.next())
            base.resolve(next).ifPresent(uri -> links.add(new PageLink(uri, Relation.PAGING)));
        return new JsonParser.Found(PageKind.FEED, posts, links);
    }

    /// The server may say under which address the feed really stands (RFC 9110 §8.7).
    static URI place(FetchedPage page) {
        return page.headers()
                .first("Content-Location")
                .flatMap(WebAddress.base(page.uri())::resolve)
                .orElse(page.uri());
    }

    static Optional<String> language(FetchedPage page, FeedDocument feed, FeedItem item) {
        return item.language().or(() -> language(page, feed)).flatMap(HtmlPage::tag);
    }

    static Optional<String> language(FetchedPage page, FeedDocument feed) {
        return feed.language().or(() -> page.headers().first("Content-Language"));
    }

    static WebAddress base(WebAddress page, String bases) {
        WebAddress at = page;
        for (String base : bases.isEmpty() ? new String[0] : bases.split(" ")) {
            Optional<URI> next = at.resolve(base);
            if (next.isPresent()) at = WebAddress.base(next.get());
        }
        return at;
    }
}
