package org.fener.crawler.parse;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.fener.crawler.parse.TextWeights.Weight;
import org.jsoup.nodes.Element;

/// Tells menus, teasers, banners and footers by what they are called and by their links.
final class Noise {

    /// Parts of class names and ids, parted by white space, `-` and `_`.
    private static final Set<String> WORDS = Set.of(
            "nav",
            "navbar",
            "navigation",
            "menu",
            "sidebar",
            "foot",
            "footer",
            "breadcrumb",
            "breadcrumbs",
            "share",
            "sharing",
            "social",
            "ad",
            "ads",
            "banner",
            "consent",
            "newsletter",
            "signup",
            "popup",
            "modal",
            "overlay",
            "comment",
            "comments",
            "commentlist",
            "respond",
            "pager",
            "pagination",
            "tag",
            "tags",
            "tagcloud",
            "widget",
            "byline",
            "meta",
            "author",
            "date",
            "timestamp",
            "postedon",
            "caption",
            "captions",
            "credit",
            "credits",
            "kicker",
            "eyebrow",
            "tools",
            "toolbar",
            "tooltip",
            "skiplink",
            "skiplinks",
            "outbrain",
            "taboola",
            "mostread",
            "trending",
            "popular",
            "readmore",
            "alsoread",
            "alsolike",
            "sharedaddy",
            "copyright",
            "masthead",
            "toc",
            "login",
            "searchform",
            "searchbox",
            "visuallyhidden",
            "printonly");

    /// The same, where anything may follow in the part.
    private static final List<String> STARTS = List.of(
            "related", "recommend", "promo", "advert", "cookie", "subscri", "disqus", "gdpr", "privacy", "addtoany");

    /// Two parts in a row.
    private static final Set<String> PAIRS = Set.of(
            "side-bar",
            "sign-up",
            "author-bio",
            "author-box",
            "author-info",
            "posted-on",
            "skip-link",
            "skip-links",
            "tool-tip",
            "screen-reader",
            "sr-only",
            "visually-hidden",
            "print-only",
            "most-read",
            "read-more",
            "also-read",
            "also-like",
            "more-from",
            "more-on",
            "more-stories",
            "jp-relatedposts",
            "table-of",
            "search-form",
            "search-box",
            "comment-list");

    /// The first of two.
    private static final Set<String> BEFORE =
            PAIRS.stream().map(pair -> pair.substring(0, pair.indexOf('-'))).collect(Collectors.toUnmodifiableSet());

    /// Of [#STARTS].
    private static final String FIRST_LETTERS = "rpacsdg";

    private static final int ASCII = 128;
    /// The bits that tell a letter, but not its case.
    private static final int LETTER = 31;

    private static final BitSet SHAPES = shapes();

    /// These are noise however much they say: what a page is about is never called so.
    private static final Set<String> ALWAYS = Set.of(
            "footer", "dialog", "alertdialog", "contentinfo", "consent", "cookie", "gdpr", "privacy", "copyright");

    /// What page builders and shops call parts of any kind: where they are most of the page, the word says nothing.
    private static final Set<String> LOOSE = Set.of(
            "widget",
            "tag",
            "tags",
            "meta",
            "read-more",
            "readmore",
            "subscri",
            "promo",
            "popular",
            "trending",
            "author",
            "date",
            "overlay");

    /// These name a few words; a paragraph called so is no such label.
    private static final Set<String> LABELS =
            Set.of("read-more", "readmore", "date", "timestamp", "kicker", "eyebrow", "tag", "tags", "meta", "tools");

    static final Set<String> TAGS = Set.of("nav", "aside", "footer", "form", "dialog", "menu", "figcaption", "time");
    static final Set<String> NEVER = Set.of("body", "html", "article", "main", "a", "h1", "h2", "h3", "code", "pre");
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
        this.tooMuch = Math.max(tooMuch, 1);
    }

    boolean is(Element element) {
        return is(element, weights.weight(element));
    }

    boolean is(Element element, Weight weight) {
        if (weight.noise.isEmpty()) return false;
        if (ALWAYS.contains(weight.noise)) return true;
        if (element.normalName().equals("p")) return weight.text < LABEL;
        if (LABELS.contains(weight.noise) && weight.paragraph >= LABEL) return false;
        return weight.paragraph < tooMuch && !(LOOSE.contains(weight.noise) && weights.isMostCalled(weight.noise));
    }

    /// By name alone.
    static boolean looksLike(Element element, ElementIndex index) {
        return !word(index.place(element), index).isEmpty();
    }

    /// The word that makes an element noise; empty if none does.
    static String word(int place, ElementIndex index) {
        ElementName name = index.name(place);
        if (name.isNoise()) return index.element(place).normalName();
        if (name.isNeverNoise()) return "";
        String role = index.role(place);
        if (!role.isEmpty() && ROLES.contains(role)) return role;
        String word = index.classNames(place).noise();
        if (!word.isEmpty()) return word;
        String id = index.id(place);
        return id.isEmpty() ? "" : word(id);
    }

    /// Of a class attribute or an id.
    static String word(String names) {
        int from = 0;
        String before = "";
        for (int i = 0; i <= names.length(); i++) {
            char c = i < names.length() ? names.charAt(i) : ' ';
            boolean end = c <= ' ';
            if (!end && c != '-' && c != '_') continue;
            if (i > from && !(before.isEmpty() && saysNothing(names, from, i))) {
                String part = names.substring(from, i).toLowerCase(Locale.ROOT);
                // WordPress lists the tags of a post among its class names: `tag-roads`
                boolean tagged = part.equals("tag") && !end;
                if (WORDS.contains(part) && !tagged) return part;
                if (!before.isEmpty() && PAIRS.contains(before + '-' + part)) return before + '-' + part;
                String start = start(part);
                if (!start.isEmpty()) return start;
                before = BEFORE.contains(part) ? part : "";
            }
            if (end) before = "";
            from = i + 1;
        }
        return "";
    }

    /// Whether a part surely is no word, nor begins one: told without making a string of it.
    private static boolean saysNothing(String names, int from, int to) {
        char first = names.charAt(from);
        char second = names.charAt(Math.min(from + 1, to - 1));
        char last = names.charAt(to - 1);
        return first < ASCII
                && second < ASCII
                && last < ASCII
                && !SHAPES.get(shape(to - from, first, last))
                && !SHAPES.get(shape(0, first, second));
    }

    /// A number for the length of a word and the letters at its ends, whatever their case; for no length, and the first
    /// two letters of what any word may begin with.
    private static int shape(int length, char first, char last) {
        return (Math.min(length, LETTER) << 10) | ((first & LETTER) << 5) | (last & LETTER);
    }

    private static BitSet shapes() {
        BitSet shapes = new BitSet();
        for (Set<String> words : List.of(WORDS, BEFORE))
            for (String word : words) shapes.set(shape(word.length(), word.charAt(0), word.charAt(word.length() - 1)));
        for (String start : STARTS) shapes.set(shape(0, start.charAt(0), start.charAt(1)));
        return shapes;
    }

    private static String start(String part) {
        if (FIRST_LETTERS.indexOf(part.charAt(0)) < 0) return "";
        for (String start : STARTS) if (part.startsWith(start)) return start;
        return "";
    }

    /// A block that is nearly all links: a list of further reading, a cloud of tags.
    boolean isLinkBlock(Element element, Weight weight, ElementIndex index) {
        return weight.paragraph == 0
                && weight.text > 0
                && weight.linkShare() > 0.75
                && BLOCKS.contains(element.normalName())
                && index.named("a", element).size() > 1;
    }
}
