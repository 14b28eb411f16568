package org.fener.crawler.parse;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jsoup.parser.TagSet;

/// What the HTML standard says of the elements of one name (WHATWG HTML, 13.2.6), as far as it decides where an element
/// ends and what a reader sees of it. Found by the name as it stands in a page, without making a string of it.
final class HtmlTag {

    /// What a tag may be.
    private enum Sort {
        VOID(
                "area base basefont bgsound br col embed frame hr img image input keygen link meta param source track wbr"),
        /// Its content is characters up to its end tag.
        RAW("script style iframe noembed noframes xmp title textarea"),
        CLOSES_PARAGRAPH(
                "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup main menu nav ol p search section summary ul h1 h2 h3 h4 h5 h6 pre listing form li dd dt plaintext table hr xmp"),
        FORMATTING("a b big code em font i nobr s small strike strong tt u"),
        /// Ends what was opened around it for no end tag inside of it.
        SCOPE("applet caption html table td th marquee object template foreignobject desc"),
        SPECIAL(
                "address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input keygen li link listing main marquee menu meta nav noembed noframes noscript object ol p param plaintext pre script search section select source style summary table tbody td template textarea tfoot th thead title tr track ul wbr"),
        TABLE_PART("caption colgroup col tbody tfoot thead tr td th"),
        FOREIGN("svg math");

        private final String names;

        Sort(String names) {
            this.names = names;
        }
    }

    private static final int SLOTS = 1024;
    private static final HtmlTag[] BY_NAME = new HtmlTag[SLOTS];
    private static final TagSet KNOWN = TagSet.Html();

    static {
        Map<String, HtmlTag> tags = new HashMap<>();
        for (Sort sort : Sort.values())
            for (String name : sort.names.split(" ", -1))
                tags.computeIfAbsent(name, HtmlTag::new).sorts.add(sort);
        for (String name : PlainText.BLOCKS) tags.computeIfAbsent(name, HtmlTag::new);
        for (String name : PlainText.NEVER) tags.computeIfAbsent(name, HtmlTag::new);
        for (String name : TagRole.names()) tags.computeIfAbsent(name, HtmlTag::new);
        for (String name :
                "cite optgroup option span select svg label article body head html frameset tbody".split(" ", -1))
            tags.computeIfAbsent(name, HtmlTag::new);
        tags.values().forEach(HtmlTag::put);
    }

    static final HtmlTag A = known("a");
    static final HtmlTag BASE = known("base");
    static final HtmlTag BLOCKQUOTE = known("blockquote");
    static final HtmlTag BODY = known("body");
    static final HtmlTag BR = known("br");
    static final HtmlTag BUTTON = known("button");
    static final HtmlTag CITE = known("cite");
    static final HtmlTag DD = known("dd");
    static final HtmlTag DIV = known("div");
    static final HtmlTag ADDRESS = known("address");
    static final HtmlTag DT = known("dt");
    static final HtmlTag FORM = known("form");
    static final HtmlTag FRAMESET = known("frameset");
    static final HtmlTag HEAD = known("head");
    static final HtmlTag HTML = known("html");
    static final HtmlTag IMG = known("img");
    static final HtmlTag IMAGE = known("image");
    static final HtmlTag LI = known("li");
    static final HtmlTag META = known("meta");
    static final HtmlTag OL = known("ol");
    static final HtmlTag OPTION = known("option");
    static final HtmlTag P = known("p");
    static final HtmlTag PRE = known("pre");
    static final HtmlTag SCRIPT = known("script");
    static final HtmlTag SELECT = known("select");
    static final HtmlTag STYLE = known("style");
    static final HtmlTag TABLE = known("table");
    static final HtmlTag TBODY = known("tbody");
    static final HtmlTag TD = known("td");
    static final HtmlTag TFOOT = known("tfoot");
    static final HtmlTag TH = known("th");
    static final HtmlTag THEAD = known("thead");
    static final HtmlTag TR = known("tr");
    static final HtmlTag UL = known("ul");

    static final HtmlTag CAPTION = known("caption");
    static final HtmlTag COL = known("col");
    static final HtmlTag COLGROUP = known("colgroup");
    static final HtmlTag NOSCRIPT = known("noscript");
    static final HtmlTag OPTGROUP = known("optgroup");
    static final HtmlTag TEMPLATE = known("template");
    static final HtmlTag TEXTAREA = known("textarea");
    static final HtmlTag TITLE = known("title");

    final String name;
    final boolean isBlock;
    final boolean isUnseen;
    final TagRole role;
    private final int marks;
    /// As jsoup knows it; empty if it does not.
    final Optional<Tag> tag;

    private boolean isKnown;
    private final Set<Sort> sorts = EnumSet.noneOf(Sort.class);

    private HtmlTag(String name) {
        this(name, Optional.ofNullable(KNOWN.get(name, Parser.NamespaceHtml)));
    }

    private HtmlTag(String name, Optional<Tag> tag) {
        this.name = name;
        this.isBlock = PlainText.BLOCKS.contains(name);
        this.isUnseen = PlainText.NEVER.contains(name) && !name.equals("head");
        this.role = TagRole.of(name);
        this.marks = TagRole.marks(name);
        this.tag = tag;
    }

    /// One of the marks of [TagRole].
    boolean has(int mark) {
        return (marks & mark) != 0;
    }

    boolean isVoid() {
        return is(Sort.VOID);
    }

    boolean isRaw() {
        return is(Sort.RAW);
    }

    boolean closesParagraph() {
        return is(Sort.CLOSES_PARAGRAPH);
    }

    boolean isFormatting() {
        return is(Sort.FORMATTING);
    }

    boolean isHeading() {
        return role == TagRole.HEADING;
    }

    boolean isScope() {
        return is(Sort.SCOPE);
    }

    boolean isSpecial() {
        return is(Sort.SPECIAL);
    }

    boolean isTablePart() {
        return is(Sort.TABLE_PART);
    }

    boolean isForeign() {
        return is(Sort.FOREIGN);
    }

    boolean breaksOut() {
        return has(TagRole.BREAKS_OUT);
    }

    private boolean is(Sort sort) {
        return sorts.contains(sort);
    }

    /// The tag whose name stands there in whatever case; one of its own for a name that the standard does not know.
    static HtmlTag of(String page, int from, int to) {
        for (int slot = slot(page, from, to); ; slot = (slot + 1) % SLOTS) {
            HtmlTag tag = BY_NAME[slot];
            if (tag == null) return new HtmlTag(lower(page, from, to), Optional.empty());
            if (tag.isCalled(page, from, to)) return tag;
        }
    }

    boolean isCalled(String page, int from, int to) {
        if (to - from != name.length()) return false;
        for (int i = from; i < to; i++) if (lower(page.charAt(i)) != name.charAt(i - from)) return false;
        return true;
    }

    /// Two tags of names that are no standard's are different objects.
    boolean isSame(HtmlTag other) {
        return this == other || (!isKnown && name.equals(other.name));
    }

    private static HtmlTag known(String name) {
        return of(name, 0, name.length());
    }

    private static String lower(String page, int from, int to) {
        StringBuilder out = new StringBuilder(to - from);
        for (int i = from; i < to; i++) out.append(lower(page.charAt(i)));
        return out.toString();
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    /// By how long it is and its first, middle and last letter: few names have all of these in common.
    private static int slot(String page, int from, int to) {
        if (from == to) return 0;
        int hash = lower(page.charAt(from));
        hash = hash * 31 + lower(page.charAt((from + to) / 2));
        hash = hash * 31 + lower(page.charAt(to - 1));
        hash = hash * 31 + to - from;
        return (hash ^ hash >>> 11) & SLOTS - 1;
    }

    private static void put(HtmlTag tag) {
        int slot = slot(tag.name, 0, tag.name.length());
        while (BY_NAME[slot] != null) slot = (slot + 1) % SLOTS;
        BY_NAME[slot] = tag;
        tag.isKnown = true;
    }
}
