package org.fener.crawler.parse;

import java.util.Set;
import java.util.regex.Pattern;
import org.fener.crawler.parse.TextWeights.Weight;
import org.jsoup.nodes.Element;

/// Tells menus, teasers, banners and footers by what they are called and by their links.
final class Noise {

    private static final Pattern NAMES = Pattern.compile(
            "(?iu)(?:^|[\\s_-])(?:nav(?:bar|igation)?|menu|side-?bar|foot(?:er)?|breadcrumbs?|shar(?:e|ing)|social(?:-\\w+)?|related\\w*|recommend\\w*|promo\\w*|advert\\w*|ads?|ad-\\w+|banner|cookie\\w*|consent|newsletter|subscri\\w*|sign-?up|popup|modal|overlay"
                    + "|comments?|comment-?list|disqus\\w*|respond|pag(?:er|ination)|tags?|tagcloud|widget|author-?(?:bio|box|info)|byline|(?:post|entry|article)-?meta|meta|author|date|timestamp|posted-?on|captions?|wp-caption-text|credits?|gdpr\\w*|cli-\\w+|privacy\\w*|advertisement|kicker|eyebrow|tools|toolbar|tool-?tip|skip-?links?|screen-reader-text|sr-only|visually-?hidden|print-?only|outbrain|taboola|most-?read|trending|popular|read-?more|also-?(?:read|like)|more-(?:from|on|stories)|jp-relatedposts|sharedaddy|addtoany\\w*|copyright|masthead|toc|table-of-contents|login|search-?(?:form|box))(?:$|[\\s_-])");
    private static final Set<String> TAGS =
            Set.of("nav", "aside", "footer", "form", "dialog", "menu", "figcaption", "time");
    private static final Set<String> NEVER =
            Set.of("body", "html", "article", "main", "a", "h1", "h2", "h3", "code", "pre");
    private static final Set<String> ROLES =
            Set.of("navigation", "complementary", "dialog", "contentinfo", "search", "alertdialog", "banner");
    private static final Set<String> BLOCKS = Set.of("div", "ul", "ol", "section", "table", "dl", "li", "header");

    /// A longer paragraph says something, whatever it is called.
    private static final int LABEL = 150;

    private final TextWeights weights;
    private final double tooMuch;

    /// @param tooMuch paragraph characters that no noise has
    Noise(TextWeights weights, double tooMuch) {
        this.weights = weights;
        this.tooMuch = tooMuch;
    }

    boolean is(Element element) {
        if (!looksLike(element)) return false;
        int words = weights.weight(element).paragraph;
        if (element.normalName().equals("p")) return weights.weight(element).text < LABEL;
        return words < Math.max(tooMuch, 1);
    }

    /// By name alone.
    static boolean looksLike(Element element) {
        String tag = element.normalName();
        if (TAGS.contains(tag)) return true;
        if (element.attributesSize() == 0 || NEVER.contains(tag)) return false;
        if (ROLES.contains(element.attr("role"))) return true;
        String names = element.className();
        if (!names.isEmpty() && NAMES.matcher(names).find()) return true;
        String id = element.id();
        return !id.isEmpty() && NAMES.matcher(id).find();
    }

    /// A block that is nearly all links: a list of further reading, a cloud of tags.
    boolean isLinkBlock(Element element) {
        if (!BLOCKS.contains(element.normalName())) return false;
        Weight weight = weights.weight(element);
        return weight.paragraph == 0
                && weight.text > 0
                && weight.linkShare() > 0.75
                && element.getElementsByTag("a").size() > 1;
    }
}
