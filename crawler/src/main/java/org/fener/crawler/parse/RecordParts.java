package org.fener.crawler.parse;

import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.PublishedAt.Precision;
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
            "[itemprop=text] | [itemprop=articleBody] | [itemprop=commentText] | .post-content | .post_content | .postcontent | .post-body | .postbody | .post-text | .posttext | .message-content | .message-body | .message-text | .comment-content | .comment-body | .comment-text | .entry-content | .e-content | .content-body | .message | .msg | .content | .body | .text | .markdown | .md | .description | [class*=postbody] | [class*=message] | [class*=content] | [class*=comment] | [class*=text] | blockquote");
    private static final NameWords META = NameWords.of(
            "author user* avatar profile date time* posted when ago meta action actions tool tools button buttons control controls reply report share quote like* vote votes score rank signature sig badge* toolbar footer header permalink edited");
    private static final Pattern CHANGES = Pattern.compile("\\s+(?:wrote|said|says|написа|писа|пише|yazdı)?\\s*[:·|]$");
    private static final Pattern BY = Pattern.compile(
            "(?iu)(?:(?:posted |written |asked |answered )?by|(?:публикувано |написано )?от|автор|von|par|por|autor|yazan|από|de la|nga|od):?");
    private static final Pattern END = Pattern.compile("(?iu)\\s*(?:[·|:,–—-]|wrote:?|said:?|написа:?)+$");
    private static final Set<String> BOLD = Set.of("b", "strong");
    private static final Pattern CLOCK = Pattern.compile("(?i)\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m\\.?)?");
    private static final int MOST_BEFORE = 200;
    /// No form of [#BY] has more characters.
    private static final int LONGEST_BY = 20;

    /// An element and its words.
    private record Said(Element by, String text) {
        int length() {
            return text.length();
        }
    }

    /// Whether it may have one: its body is not looked for.
    static boolean hasAuthor(Element element, HtmlPage page) {
        return author(element, element, page).isPresent();
    }

    private static Optional<String> author(Element element, Element body, HtmlPage page) {
        return AUTHOR.from(element, page.index())
                .map(name -> CHANGES.matcher(name).replaceAll(""))
                .filter(name -> name.length() <= 60)
                .or(() -> introduced(element, body, page.index()));
    }

    /// @param others the elements that look alike; replies may stand inside of what they answer
    static RecordParts of(Element element, HtmlPage page, Set<Element> others) {
        Said said = body(element, others, page.index());
        Element body = said.by();
        Optional<PublishedAt> published = time(element, body, page);
        Optional<String> author = author(element, body, page);
        String text = RecordHead.without(said.text(), author, published, page.dates());
        return new RecordParts(author, published, body, text);
    }

    /// Whose name stands before the words without being called so: what follows "by", else the first words of the
    /// record, where the record has a number of its own as posts have, or where they are set in bold
    /// and what follows is said of an author ("Posts: 412").
    private static Optional<String> introduced(Element element, Element body, ElementIndex index) {
        boolean numbered = RecordGroups.hasLongNumber(index.id(index.place(element)));
        String first = "";
        boolean bold = false;
        boolean about = false;
        boolean by = false;
        int place = index.place(element);
        int end = element.equals(body) ? index.textEnd(place) : index.textStart(index.place(body));
        for (int text = index.textStart(place); text < end; text++) {
            if (index.text(text).isBlank()) continue;
            String words = PlainText.fold(index.text(text));
            if (words.length() > MOST_BEFORE) break;
            if (by && isName(words)) return Optional.of(words);
            by = words.length() <= LONGEST_BY && BY.matcher(words).matches();
            about |= bold && RecordHead.isAboutAuthor(words);
            if (!by && first.isEmpty()) {
                first = END.matcher(words).replaceFirst("");
                bold = isBold(index.textParent(text), element, index);
            }
        }
        return isName(first) && (numbered || (bold && about)) ? Optional.of(first) : Optional.empty();
    }

    private static boolean isBold(int parent, Element record, ElementIndex index) {
        int from = index.place(record);
        for (int at = parent; at > from; at = index.parent(at))
            if (BOLD.contains(index.element(at).normalName())) return true;
        return false;
    }

    private static boolean isName(String words) {
        return words.length() >= 2
                && words.length() <= 40
                && words.codePoints().anyMatch(Character::isLetter)
                && words.split(" ", -1).length <= 4;
    }

    private static String text(Element body, Set<Element> others, ElementIndex index) {
        int own = index.place(body);
        return PlainText.said(
                body,
                index,
                place -> place != own
                        && (others.contains(index.element(place))
                                || isMeta(place, index)
                                || index.element(place).normalName().equals("time")));
    }

    private static boolean isMeta(int place, ElementIndex index) {
        String name = index.element(place).normalName();
        return name.equals("footer")
                || name.equals("nav")
                || name.equals("form")
                || index.classNames(place).have(META)
                || QuoteMark.is(index.element(place));
    }

    private static Optional<PublishedAt> time(Element element, Element body, HtmlPage page) {
        DateReader dates = page.dates();
        Optional<String> words = TIME.from(element, page.index()).filter(text -> text.length() < 100);
        Optional<PublishedAt> named = words.flatMap(dates::read);
        if (named.isEmpty()) return printed(element, body, page);
        // an hour alone may belong to a day that stands elsewhere
        if (!CLOCK.matcher(words.orElse("").strip()).matches()) return named;
        return printed(element, body, page)
                .filter(at -> at.precision() != Precision.RELATIVE)
                .or(() -> named);
    }

    /// A time in words of nobody's name, outside of what is said.
    private static Optional<PublishedAt> printed(Element element, Element body, HtmlPage page) {
        DateReader dates = page.dates();
        int said = body.equals(element)
                ? page.index().end(page.index().place(element))
                : page.index().place(body);
        int behind = body.equals(element) ? said : page.index().end(said);
        int tried = 0;
        for (int place : numbered(element, page.index())) {
            if (place >= said && place < behind) continue;
            String own = page.index().element(place).ownText();
            if (own.length() < 5 || own.length() > 80) continue;
            Optional<PublishedAt> read = dates.read(own);
            if (read.isPresent()) return read;
            if (++tried > 12) return Optional.empty();
        }
        return Optional.empty();
    }

    /// The places of elements with a digit in words of their own.
    private static int[] numbered(Element element, ElementIndex index) {
        int place = index.place(element);
        BitSet numbered = new BitSet(index.end(place));
        for (int text = index.textStart(place); text < index.textEnd(place); text++)
            if (ListedTimes.hasDigit(index.text(text))) numbered.set(index.textParent(text));
        return numbered.stream().toArray();
    }

    /// The element that is named for its text and has most of it; the record itself if none has a quarter.
    private static Said body(Element element, Set<Element> others, ElementIndex index) {
        Said all = new Said(element, text(element, others, index));
        Said best = all;
        int most = 0;
        for (Pick.Place place : index.possible(BODY)) {
            for (Element candidate : place.in(element, index)) {
                if (Objects.equals(candidate, element)
                        || isMeta(index.place(candidate), index)
                        || isInner(candidate, element, others)) continue;
                Said said = new Said(candidate, text(candidate, others, index));
                if (said.length() > most) {
                    most = said.length();
                    best = said;
                }
                if (said.length() * 2 > all.length()) return said;
            }
        }
        return most * 4 > all.length() ? best : all;
    }

    private static boolean isInner(Element candidate, Element element, Set<Element> others) {
        for (Element up = candidate; up != null && !up.equals(element); up = up.parent())
            if (others.contains(up)) return true;
        return false;
    }
}
