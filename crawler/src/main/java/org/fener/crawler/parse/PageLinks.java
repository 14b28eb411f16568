package org.fener.crawler.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fener.crawler.parse.PageLink.Relation;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/// The places that a document leads to, each once, with what they are.
final class PageLinks implements NodeVisitor {

    /// A page of more links is a trap or a dump; the rest is not followed.
    static final int MOST = 2000;

    private static final Pattern PAGER = Pattern.compile(
            "(?iu)(?:^|[\\s_-])(?:pag(?:e|er|es|ing|ination|inator|enav|enavi|elinks|enation)|multipage|pagination\\w*|pagenav\\w*|wp-pagenavi|nav-links|nav-previous|nav-next|pager\\w*|paginate\\w*|str|next|prev|previous|older|newer|tme_messages_more)(?:$|[\\s_-])");
    private static final Pattern NEXT = Pattern.compile(
            "(?iu)(?:next|previous|prev|older|newer|older posts|newer posts|older entries|next page|previous page|load more|show more|more|next ?[>»›→]*|[<«‹←]* ?prev|следваща|предишна|следваща страница|предишна страница|по-стари|по-нови|напред|назад|следующая|предыдущая|далее|вперед|вперёд|наступна|попередня|επόμενη|προηγούμενη|επόμενα|sonraki|önceki|următoarea|următorul|anterioara|înainte|sledeća|prethodna|следећа|претходна|التالي|السابق|بعدی|قبلی|weiter|zurück|nächste|suivant|précédent|siguiente|anterior|»|›|>|>>|→|«|‹|<|<<|←)\\s*[»›→>]*");

    private final HtmlPage page;
    private final Map<URI, Relation> links = new LinkedHashMap<>();
    private final URI thread;

    private PageLinks(HtmlPage page) {
        this.page = page;
        this.thread = ThreadAddress.of(page.address());
    }

    static List<PageLink> of(HtmlPage page) {
        PageLinks found = new PageLinks(page);
        page.document().traverse(found);
        List<PageLink> out = new ArrayList<>();
        found.links.forEach((uri, relation) -> out.add(new PageLink(uri, relation)));
        return out;
    }

    @Override
    public void head(Node node, int depth) {
        if (links.size() >= MOST || !(node instanceof Element element)) return;
        switch (element.normalName()) {
            case "a", "area" -> anchor(element);
            case "link" -> link(element);
            case "meta" -> refresh(element);
            default -> {}
        }
    }

    private void anchor(Element element) {
        String href = element.attr("href");
        if (href.isEmpty() || href.charAt(0) == '#') return;
        Optional<URI> target = page.resolve(href).map(CanonicalPage::withoutFragment);
        if (target.isEmpty() || !LinkRules.mayFollow(target.get())) return;
        add(target.get(), relation(element, target.get()));
    }

    private Relation relation(Element element, URI target) {
        String rel = element.attr("rel").toLowerCase(Locale.ROOT);
        if (rel.contains("next") || rel.contains("prev")) return Relation.PAGING;
        boolean sameThread = isNear(target)
                && !target.equals(page.address())
                && ThreadAddress.ofCanonical(target).equals(thread);
        if (sameThread || inPager(element)) return Relation.PAGING;
        return LinkRules.relation(target).orElse(Relation.OTHER);
    }

    /// The pages of one thread share more than half of their address.
    private boolean isNear(URI target) {
        String one = target.toString();
        String other = thread.toString();
        int half = Math.min(one.length(), other.length()) / 2;
        return one.regionMatches(0, other, 0, half);
    }

    private static boolean inPager(Element element) {
        String words = element.text();
        if (words.length() > 30) return false;
        boolean number = !words.isEmpty() && words.length() < 5 && words.chars().allMatch(Character::isDigit);
        boolean next = NEXT.matcher(words.strip()).matches();
        if (!number && !next && !words.isEmpty()) return false;
        Element at = element;
        for (int up = 0; up < 4 && at != null; up++, at = at.parent()) {
            String name = at.className();
            if ((!name.isEmpty() && PAGER.matcher(name).find())
                    || PAGER.matcher(at.id()).find()) return true;
        }
        return next
                && !words.isBlank()
                && words.strip().length() > 3
                && !words.strip().equalsIgnoreCase("more");
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
