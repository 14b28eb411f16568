package org.fener.crawler.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fener.crawler.parse.PageLink.Relation;
import org.jsoup.nodes.Element;

/// The places that a document leads to, each once, with what they are.
final class PageLinks {

    /// A page of more links is a trap or a dump; the rest is not followed.
    static final int MOST = 2000;

    /// Around the links to other pages of a list.
    private static final NameWords PAGER = NameWords.of(
            "page pager* pages paging paginator pagination* paginate* pagenav* pagelinks pagenation multipage nav-links str next prev previous older newer messages-more");
    private static final String FORTH = "»›→>";
    private static final String BACK = "<«‹←";
    private static final Css LOOKED_AT = Css.of("a, area, link, meta");
    private static final Set<String> NEXT = Set.of(
            "next|previous|prev|older|newer|older posts|newer posts|older entries|next page|previous page|load more|show more|more|следваща|предишна|следваща страница|предишна страница|по-стари|по-нови|напред|назад|следующая|предыдущая|далее|вперед|вперёд|наступна|попередня|επόμενη|προηγούμενη|επόμενα|sonraki|önceki|următoarea|următorul|anterioara|înainte|sledeća|prethodna|следећа|претходна|التالي|السابق|بعدی|قبلی|weiter|zurück|nächste|suivant|précédent|siguiente|anterior|«|‹|<|<<|←"
                    .split("\\|", -1));
    /// These say so only among the links to other pages.
    private static final Set<String> ENDS = Set.of(
            "first|last|first page|last page|първа|последна|първа страница|последна страница|первая|последняя|перша|остання|πρώτη|τελευταία|ilk|son|prima|ultima|prva|zadnja|poslednja|прва|последња|الأولى|الأخيرة|اول|آخر|erste|letzte|première|dernière|primera|última"
                    .split("\\|", -1));
    /// A link to another page says no more than this.
    private static final int LONGEST_NEXT = 30;
    private static final int FEWEST_IN_ROW = 3;
    private static final int LONGEST_NUMBER = 4;

    private final HtmlPage page;
    private final URI thread;
    private final Map<URI, Relation> links = new LinkedHashMap<>();
    private final Function<LinkTarget, Optional<Relation>> relations = this::relation;

    private PageLinks(HtmlPage page) {
        this.page = page;
        this.thread = page.thread();
    }

    static List<PageLink> of(HtmlPage page) {
        PageLinks found = new PageLinks(page);
        for (Element element : LOOKED_AT.all(page.document(), page.index())) {
            if (found.links.size() >= MOST) break;
            found.look(element);
        }
        List<PageLink> out = new ArrayList<>();
        found.links.forEach((uri, relation) -> out.add(new PageLink(uri, relation)));
        return out;
    }

    private void look(Element element) {
        switch (element.normalName()) {
            case "a", "area" -> anchor(element);
            case "link" -> link(element);
            case "meta" -> refresh(element);
            default -> throw new IllegalStateException("<" + element.normalName() + "> is no link");
        }
    }

    private void anchor(Element element) {
        String href = element.attr("href");
        if (href.isEmpty() || href.charAt(0) == '#') return;
        LinkTarget target = page.target(href).orElse(null);
        if (target == null) return;
        Relation relation = target.relation(relations).orElse(null);
        if (relation == null) return;
        boolean paging = relation != Relation.PAGING
                && (isPaging(element) || (relation != Relation.ITEM && isInRow(element, target.page())));
        add(target.page(), paging ? Relation.PAGING : relation);
    }

    /// A number in a row of numbers whose address has the form of a page's, whatever the row is called: a list that the
    /// page shows a part of. Pages of single threads stay what they are, items.
    private boolean isInRow(Element link, URI target) {
        if (!isNumber(link) || link.parent() == null) return false;
        long numbers = link.parent().children().stream()
                .filter(this::isNumber)
                .limit(FEWEST_IN_ROW)
                .count();
        return numbers == FEWEST_IN_ROW && !ThreadAddress.ofCanonical(target).equals(target);
    }

    private boolean isNumber(Element link) {
        if (!link.normalName().equals("a") || page.index().length(link) > LONGEST_NUMBER) return false;
        String words = page.index().words(link);
        return !words.isEmpty() && isDigits(words);
    }

    private static boolean isDigits(String words) {
        for (int i = 0; i < words.length(); i++) if (!Character.isDigit(words.charAt(i))) return false;
        return true;
    }

    /// By its address; empty if it may not be followed.
    private Optional<Relation> relation(LinkTarget target) {
        LinkRules rules = LinkRules.of(target.uri());
        if (!rules.mayFollow()) return Optional.empty();
        return Optional.of(
                isOfSameThread(target) ? Relation.PAGING : rules.relation().orElse(Relation.OTHER));
    }

    private boolean isOfSameThread(LinkTarget target) {
        return isNear(target.page())
                && !target.page().equals(page.address())
                && (target.thread().equals(thread) || ThreadAddress.isPageOf(target.page(), thread));
    }

    /// The pages of one thread share more than half of their address.
    private boolean isNear(URI target) {
        String one = target.toString();
        String other = thread.toString();
        int half = Math.min(one.length(), other.length()) / 2;
        return one.regionMatches(0, other, 0, half);
    }

    private boolean isPaging(Element element) {
        String rel = element.attr("rel").toLowerCase(Locale.ROOT);
        return rel.contains("next") || rel.contains("prev") || isInPager(element);
    }

    private boolean isInPager(Element element) {
        if (isLong(element)) return false;
        String said = page.index().words(element);
        if (said.length() > LONGEST_NEXT) return false;
        String words = label(element, said.strip()).toLowerCase(Locale.ROOT);
        if (words.isEmpty() || words.length() > LONGEST_NEXT) return false;
        boolean number = words.length() <= LONGEST_NUMBER && isDigits(words);
        boolean next = isOneOf(NEXT, words) || isForth(words);
        if (!number && !next && !isOneOf(ENDS, words)) return false;
        if (PlainText.start(element, page.index(), LONGEST_NEXT).length() > LONGEST_NEXT) return false;
        ElementIndex index = page.index();
        int at = index.place(element);
        for (int up = 0; up < 4 && at > 0; up++, at = index.parent(at))
            if (index.classNames(at).have(PAGER) || PAGER.in(index.id(at))) return true;
        return next && words.length() > 3 && !words.equals("more");
    }

    private static boolean isForth(String words) {
        for (int i = 0; i < words.length(); i++) if (FORTH.indexOf(words.charAt(i)) < 0) return false;
        return true;
    }

    /// Whether it surely says more than a link to another page: told without writing its words.
    private boolean isLong(Element link) {
        ElementIndex index = page.index();
        int place = index.place(link);
        int letters = 0;
        for (int text = index.textStart(place); text < index.textEnd(place); text++) {
            String words = index.text(text);
            for (int i = 0; i < words.length() && letters <= LONGEST_NEXT; i++)
                if (words.charAt(i) > ' '
                        && !WordWriter.isSpace(words.charAt(i))
                        && !WordWriter.isUnseen(words.charAt(i))) letters++;
        }
        return letters > LONGEST_NEXT;
    }

    /// What a link says, or is said of it where it is only a picture.
    private String label(Element link, String words) {
        if (!words.isEmpty()) return words;
        for (String name : List.of("aria-label", "title"))
            if (link.hasAttr(name)) return link.attr(name).strip();
        for (Element image : page.index().named("img", link))
            if (image.hasAttr("alt")) return image.attr("alt").strip();
        return "";
    }

    private static boolean isOneOf(Set<String> known, String words) {
        int end = words.length();
        while (end > 0 && FORTH.indexOf(words.charAt(end - 1)) >= 0) end--;
        String bare = words.substring(0, end).strip();
        if (bare.isEmpty()) return false;
        int from = 0;
        while (BACK.indexOf(bare.charAt(from)) >= 0 && from < bare.length() - 1) from++;
        return known.contains(bare)
                || (from > 0 && known.contains(bare.substring(from).strip()));
    }

    private void link(Element element) {
        String rel = element.attr("rel").toLowerCase(Locale.ROOT);
        String type = element.attr("type").toLowerCase(Locale.ROOT);
        boolean feed = rel.contains("alternate")
                && (type.contains("rss") || type.contains("atom") || type.contains("feed+json"));
        boolean paging = rel.equals("next") || rel.equals("prev");
        if (!feed && !paging) return;
        page.resolve(element.attr("href"))
                .filter(uri -> feed || LinkRules.mayFollow(uri))
                .ifPresent(uri -> add(CanonicalPage.withoutFragment(uri), feed ? Relation.FEED : Relation.PAGING));
    }

    private void refresh(Element element) {
        if (!element.attr("http-equiv").equalsIgnoreCase("refresh")) return;
        String content = element.attr("content");
        int at = content.toLowerCase(Locale.ROOT).indexOf("url=");
        if (at < 0) return;
        String target = content.substring(at + 4).replace("'", "").replace("\"", "");
        page.resolve(target)
                .filter(LinkRules::mayFollow)
                .ifPresent(uri -> add(CanonicalPage.withoutFragment(uri), Relation.OTHER));
    }

    private void add(URI uri, Relation relation) {
        links.merge(uri, relation, (old, now) -> now.compareTo(old) < 0 ? now : old);
    }
}
