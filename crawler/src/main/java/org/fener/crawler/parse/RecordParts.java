package org.fener.crawler.parse;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fener.crawler.PublishedAt;
import org.jsoup.nodes.Element;

/// One of several elements that look alike, taken for a post: who, when and what.
///
/// @param body the element whose text it is
record RecordParts(Optional<String> author, Optional<PublishedAt> published, Element body, String text) {

    private static final Pick AUTHOR = Pick.of(
            "[itemprop=author] [itemprop=name] | [itemprop=author] | a[rel=author] | .username | .user-name | .author-name | .author | .comment-author | .poster | .postername | .nick | .nickname | .p-author | .fn | .byline a | .user | .name"
                    + " | a[href*=/user] | a[href*=profile] | a[href*=member] | a[href*=/u/] | a[href*=/people/] | a[href*=/author/] | [class*=author] | [class*=username] | [class*=userName] | [class*=poster] | [class*=nick] | a.user");
    private static final Pick TIME = Pick.of(
            "time@datetime | [itemprop=datePublished]@content | [itemprop=dateCreated]@content | abbr[title*=:]@title | time | .date | .time | .datetime | .timestamp | .posted | .post-date | .postdate | .dateline | .created | .ago | .when | [class*=date]@title | [class*=date] | [class*=time]@title | [class*=time] | [class*=posted] | span[title*=:]@title | small");
    private static final Pick BODY = Pick.of(
            "[itemprop=text] | [itemprop=articleBody] | [itemprop=commentText] | .post-content | .post_content | .postcontent | .post-body | .postbody | .post-text | .message-content | .message-body | .message-text | .comment-content | .comment-body | .comment-text | .entry-content | .e-content | .content-body | .message | .msg | .content | .body | .text | .markdown | .md | .description | [class*=postbody] | [class*=message] | [class*=content] | [class*=comment] | [class*=text] | blockquote");
    private static final NameWords META = NameWords.of(
            "author user* avatar profile date time* posted when ago meta action actions tool tools button buttons control controls reply report share quote like* vote votes score rank signature sig badge* toolbar footer header permalink edited");

    static boolean hasAuthor(Element element, HtmlPage page) {
        return author(element, page).isPresent();
    }

    private static Optional<String> author(Element element, HtmlPage page) {
        return AUTHOR.from(element, page.index()).filter(name -> name.length() <= 60);
    }

    /// @param others the elements that look alike; replies may stand inside of what they answer
    static RecordParts of(Element element, HtmlPage page, Set<Element> others) {
        Optional<PublishedAt> published = time(element, page);
        Element body = body(element, others, page.index());
        String text = text(body, others);
        return new RecordParts(author(element, page), published, body, text);
    }

    private static String text(Element body, Set<Element> others) {
        return PlainText.of(
                body,
                inner -> !Objects.equals(inner, body)
                        && (others.contains(inner)
                                || isMeta(inner)
                                || inner.normalName().equals("time")));
    }

    private static boolean isMeta(Element inner) {
        if (inner.normalName().equals("footer")
                || inner.normalName().equals("nav")
                || inner.normalName().equals("form")) return true;
        return META.in(inner.className());
    }

    private static Optional<PublishedAt> time(Element element, HtmlPage page) {
        DateReader dates = page.dates();
        Optional<PublishedAt> named = TIME.from(element, page.index())
                .filter(text -> text.length() < 100)
                .flatMap(dates::read);
        if (named.isPresent()) return named;
        int tried = 0;
        for (Element leaf : page.index().within(element)) {
            String own = leaf.ownText();
            if (own.length() < 5 || own.length() > 80 || !own.chars().anyMatch(Character::isDigit)) continue;
            Optional<PublishedAt> read = dates.read(own);
            if (read.isPresent()) return read;
            if (++tried > 12) return Optional.empty();
        }
        return Optional.empty();
    }

    /// The element that is named for its text and has most of it; the record itself if none has a quarter.
    private static Element body(Element element, Set<Element> others, ElementIndex index) {
        int all = text(element, others).length();
        Element best = element;
        int most = 0;
        for (Pick.Place place : BODY.places()) {
            for (Element candidate : place.in(element, index)) {
                if (Objects.equals(candidate, element) || isMeta(candidate) || isInner(candidate, element, others))
                    continue;
                int length = text(candidate, others).length();
                if (length > most) {
                    most = length;
                    best = candidate;
                }
                if (length * 2 > all) return candidate;
            }
        }
        return most * 4 > all ? best : element;
    }

    private static boolean isInner(Element candidate, Element element, Set<Element> others) {
        for (Element up = candidate; up != null && !up.equals(element); up = up.parent())
            if (others.contains(up)) return true;
        return false;
    }
}
