package org.fener.crawler.parse;

import java.util.List;
import java.util.Optional;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Headers;
import org.fener.crawler.Post;
import org.jsoup.parser.Parser;
import tools.jackson.databind.json.JsonMapper;

/// A page of which only posts were kept, as JSON: what is written in place of a page after others of its posts were
/// erased. It is read only where the archive says that it is one, never because a site says so.
public final class KeptPosts {

    /// Media type of the archived `conversion` record.
    public static final String MEDIA_TYPE = "application/vnd.fener.posts+json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KeptPosts() {}

    /// The same page with `posts` alone; of its links only those to its other parts, by which posts that vanish are
    /// told.
    ///
    /// @param uri       its address, without what had to go
    /// @param requested as asked for, without what had to go
    public static FetchedPage page(
            FetchedPage page, PageReading reading, List<Post> posts, java.net.URI uri, java.net.URI requested) {
        List<PageLink> parts = reading.links().stream()
                .filter(link -> link.relation() == PageLink.Relation.PAGING)
                .limit(1)
                .map(link -> new PageLink(uri, PageLink.Relation.PAGING))
                .toList();
        PageReading kept = new PageReading(reading.kind(), reading.engine(), posts, parts, reading.robots());
        return new FetchedPage(
                page.source(),
                requested,
                uri,
                page.fetchedAt(),
                page.status(),
                new Headers(List.of(new Headers.Field("Content-Type", MEDIA_TYPE))),
                Body.of(JSON.writeValueAsBytes(kept)),
                page.truncated());
    }

    /// What [#page] kept; empty if this is another page.
    public static Optional<PageReading> read(FetchedPage page) {
        return page.contentType().filter(MEDIA_TYPE::equals).isPresent()
                ? Optional.of(JSON.readValue(page.body().copy(), PageReading.class))
                : Optional.empty();
    }

    /// The whole text of a page, markup and all, with its entities read.
    public static String plain(FetchedPage page) {
        String text = PageDecoder.decode(page);
        return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false);
    }
}
