package org.fener.crawler.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fener.crawler.PostKind;
import org.fener.crawler.PublishedAt;
import org.jsoup.nodes.Element;

/// Readers' comments under an article, as posts of their own.
///
/// @param elements where they stand, which is not part of the article
record Comments(List<PostDraft> posts, Set<Element> elements) {

    private static final Css COMMENT = Css.of(
            "li[id^=comment-], article[id^=comment-], div[id^=comment-], li.comment, article.comment, div.comment, div.comment-item, li.comment-item, [itemtype$=/Comment], .h-cite");
    private static final Pick AUTHOR = Pick.of(
            ".comment-author .fn | .fn | [itemprop=author] [itemprop=name] | [itemprop=author] | .comment-author | .comment__author | .comment-name | .author | .username | .user | .p-author");
    private static final Pick TIME = Pick.of(
            "time@datetime | [itemprop=dateCreated]@content | time | .comment-metadata a | .comment-meta a | .comment-date | .comment-time | .date | .time");
    private static final Pick BODY = Pick.of(
            ".comment-content | [itemprop=text] | .comment-body .text | .comment-text | .comment__text | .comment__body | .comment-message | .comment-body | .e-content | .text | .body | .message");
    private static final Css OTHERS = Css.of(
            "ul.children, ol.children, .replies, .comment-replies, .reply, .comment-meta, .comment-metadata, .comment-author, .comment-actions, time");

    /// By the names that most publishing systems use, else by what is repeated and called so.
    static Comments of(HtmlPage page) {
        List<PostDraft> posts = new ArrayList<>();
        Optional<String> title = page.title();
        Set<Element> elements = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Element> called = COMMENT.all(page.document(), page.index());
        for (Element comment : called) {
            if (posts.size() >= 1000) break;
            Optional<String> author = AUTHOR.from(comment, page.index());
            if (author.isEmpty()) continue;
            Optional<Element> body = BODY.element(comment, page.index());
            Optional<PublishedAt> published = TIME.from(comment, page.index()).flatMap(page.dates()::read);
            Optional<RecordParts> parts = body.isPresent() && published.isPresent()
                    ? Optional.empty()
                    : Optional.of(RecordParts.of(comment, page, Set.copyOf(called)));
            String text = body.map(words -> said(words, page))
                    .or(() -> parts.map(RecordParts::text))
                    .orElse("");
            if (text.isBlank()) continue;
            elements.add(comment);
            posts.add(new PostDraft(PostKind.COMMENT, text)
                    .permalink(permalink(page, comment))
                    .title(title)
                    .author(author)
                    .published(published.or(() -> parts.flatMap(RecordParts::published)))
                    .language(page.language()));
        }
        return posts.isEmpty() ? RecordsParser.comments(page) : new Comments(posts, elements);
    }

    private static String said(Element body, HtmlPage page) {
        return PlainText.said(body, page.index(), Set.copyOf(OTHERS.allAsInDocument(body, page.index())));
    }

    /// Whether an element is part of a comment.
    boolean hold(Element element) {
        for (Element up = element; up != null && !elements.isEmpty(); up = up.parent())
            if (elements.contains(up)) return true;
        return false;
    }

    private static Optional<URI> permalink(HtmlPage page, Element comment) {
        String id = comment.id();
        return id.matches("[\\w-]*\\d[\\w-]*") ? page.resolve(page.address() + "#" + id) : Optional.empty();
    }
}
