package org.fener.crawler.parse;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fener.crawler.PublishedAt;
import org.jsoup.nodes.Element;

/// Who wrote an article and when: from its linked data, its meta elements, then from what it prints.
///
/// @param body its text as the linked data give it, which may be cut
record ArticleMeta(
        Optional<String> title,
        Optional<String> author,
        Optional<PublishedAt> published,
        Optional<String> language,
        Optional<String> body,
        boolean isArticle) {

    private static final Pick TIME = Pick.of(
            "meta[property=article:published_time]@content | meta[itemprop=datePublished]@content | [itemprop=datePublished]@datetime | [itemprop=datePublished]@content"
                    + " | meta[name=article:published_time]@content | meta[name=pubdate]@content | meta[name=publishdate]@content | meta[name=publish-date]@content | meta[name=parsely-pub-date]@content | meta[name=sailthru.date]@content | meta[name=DC.date.issued]@content | meta[name=dcterms.created]@content | meta[name=date]@content | meta[name=DC.date]@content | meta[property=og:published_time]@content | meta[property=og:article:published_time]@content"
                    + " | time[pubdate]@datetime | .entry-date@datetime | .published@datetime | .dt-published@datetime | article time@datetime | main time@datetime | time@datetime | .published@title | .entry-date | .post-date | .date-published | .publish-date | .article-date | .post__date | .article__date | .byline time | .date | .posted-on | [class*=publish] | [class*=meta] time | article time | main time | [class*=date] | .post-meta | .entry-meta | .article-meta | .meta");
    private static final Pick AUTHOR = Pick.of(
            "meta[name=author]@content | meta[property=article:author]@content | meta[name=parsely-author]@content | meta[name=sailthru.author]@content | meta[name=DC.creator]@content | meta[name=dc.creator]@content"
                    + " | [itemprop=author] [itemprop=name]@content | [itemprop=author] [itemprop=name] | [itemprop=author] | a[rel~=(?i)\\bauthor\\b] | .byline .author | .author-name | .p-author .p-name | .p-author | .post-author | .entry-author | .article-author | .byline-name | .author a | .author | .byline"
                    + " | [class*=author__name]:not([class*=comment]) | [class*=author-name]:not([class*=comment]) | [class*=author_name]:not([class*=comment]) | [class*=authorName] | [class*=authorname] | [class*=__author]:not([class*=comment]) | [class*=-author]:not([class*=comment]) a");
    private static final Set<String> NOT_NAMES = Set.of(
            "admin",
            "administrator",
            "editor",
            "redaktsia",
            "author",
            "null",
            "undefined",
            "written by",
            "posted by",
            "the author",
            "about the author",
            "view more posts",
            "автор",
            "за автора",
            "об авторе");
    private static final int LONGEST_NAME = 100;

    /// @param comments who wrote these and when says nothing of the article
    static ArticleMeta of(HtmlPage page, Comments comments) {
        Optional<Thing> article = page.evidence().linkedData().stream()
                .filter(thing -> thing.isA(SchemaParser.ARTICLES))
                .findFirst();
        Optional<String> title =
                article.flatMap(thing -> thing.text("headline", "name")).or(page::title);
        Optional<String> author = article.flatMap(thing -> thing.names("author"))
                .or(() -> AUTHOR.from(
                                page.document(),
                                page.index(),
                                element -> comments.hold(element) || isLabel(element, page.index()))
                        .map(ArticleMeta::name))
                .filter(ArticleMeta::isName)
                .or(() -> Byline.on(page));
        Optional<PublishedAt> published = article.flatMap(thing -> thing.text("datePublished", "dateCreated"))
                .flatMap(page.dates()::read)
                .or(() -> printed(page, comments));
        Optional<String> body =
                article.flatMap(thing -> thing.text("articleBody")).map(SchemaParser::plain);
        boolean isArticle = article.isPresent()
                || page.evidence().isOfKind("article")
                || page.evidence().hasType("Article")
                || page.evidence().hasType("NewsArticle")
                || page.evidence().hasType("BlogPosting");
        return new ArticleMeta(title, author, published, page.language(), body, isArticle);
    }

    private static Optional<PublishedAt> printed(HtmlPage page, Comments comments) {
        return TIME.from(page.document(), page.index(), comments::hold)
                .filter(text -> text.length() < 100)
                .flatMap(page.dates()::read)
                .or(() -> Dateline.on(page));
    }

    private static boolean isLabel(Element element, ElementIndex index) {
        return index.length(element) <= LONGEST_NAME
                && NOT_NAMES.contains(PlainText.line(element, index).toLowerCase(Locale.ROOT));
    }

    private static String name(String text) {
        return PlainText.fold(text).replaceFirst("(?i)^(?:by|от|автор:?|von|par|por|di|yazan:?|de)\\s+", "");
    }

    private static boolean isName(String text) {
        return text.length() >= 2
                && text.length() <= LONGEST_NAME
                && !text.startsWith("http")
                && !text.startsWith("@")
                && !NOT_NAMES.contains(text.toLowerCase(Locale.ROOT));
    }
}
