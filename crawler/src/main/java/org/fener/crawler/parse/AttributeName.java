package org.fener.crawler.parse;

import java.util.List;

/// The name of an attribute in lower case. A common one has a number, and is not written anew.
///
/// @param number of a common one, below [#MOST]; else [#RARE]
record AttributeName(String name, int number) {

    /// How many common ones there may be.
    static final int MOST = 128;

    static final int RARE = -1;
    private static final int SLOTS = 512;
    private static final AttributeName[] BY_NAME = new AttributeName[SLOTS];

    static {
        int number = 0;
        for (String name : List.of(
                "class",
                "href",
                "id",
                "src",
                "alt",
                "title",
                "style",
                "name",
                "content",
                "rel",
                "type",
                "value",
                "width",
                "height",
                "target",
                "role",
                "data-id",
                "data-src",
                "srcset",
                "sizes",
                "loading",
                "aria-label",
                "aria-hidden",
                "property",
                "itemprop",
                "itemscope",
                "itemtype",
                "datetime",
                "lang",
                "dir",
                "action",
                "method",
                "for",
                "tabindex",
                "border",
                "align",
                "valign",
                "colspan",
                "rowspan",
                "cellpadding",
                "cellspacing",
                "bgcolor",
                "color",
                "face",
                "size",
                "onclick",
                "placeholder",
                "data-toggle",
                "data-target",
                "data-url",
                "data-href",
                "media",
                "hreflang",
                "viewbox",
                "xmlns",
                "fill",
                "d",
                "stroke",
                "stroke-width",
                "transform",
                "points",
                "x",
                "y",
                "cx",
                "cy",
                "r",
                "async",
                "defer",
                "charset",
                "http-equiv",
                "hidden",
                "disabled",
                "checked",
                "selected",
                "nowrap",
                "decoding",
                "fetchpriority",
                "crossorigin",
                "aria-expanded",
                "aria-controls",
                "aria-haspopup",
                "aria-labelledby",
                "data-username",
                "data-author",
                "data-content",
                "data-value",
                "data-type",
                "data-name",
                "data-post-id",
                "data-user-id",
                "data-time",
                "data-timestamp",
                "autocomplete",
                "maxlength",
                "background",
                "clear",
                "start",
                "scope",
                "summary",
                "frameborder",
                "allowfullscreen",
                "integrity",
                "nonce",
                "clip-rule",
                "fill-rule",
                "offset",
                "xlink:href",
                "data-bs-toggle",
                "data-v-",
                "data-testid",
                "referrerpolicy",
                "label",
                "rows",
                "cols",
                "slot",
                "component",
                "data-pid")) {
            int slot = slot(name, 0, name.length());
            while (BY_NAME[slot] != null) slot = (slot + 1) % SLOTS;
            BY_NAME[slot] = new AttributeName(name, number++);
        }
    }

    static final AttributeName CLASS = of("class");
    static final AttributeName HREF = of("href");
    static final AttributeName ID = of("id");
    static final AttributeName STYLE = of("style");
    static final AttributeName HIDDEN = of("hidden");
    static final AttributeName ROLE = of("role");

    /// Of a name in lower case; one in another case is taken for a rare one.
    static AttributeName of(String name) {
        for (int slot = slot(name, 0, name.length()); BY_NAME[slot] != null; slot = (slot + 1) % SLOTS)
            if (BY_NAME[slot].name.equals(name)) return BY_NAME[slot];
        return new AttributeName(name, RARE);
    }

    boolean isCommon() {
        return number >= 0;
    }

    /// Its bit in a set of common names that is two numbers; none in this one if it stands in the other.
    long low() {
        return number >= 0 && number < Long.SIZE ? 1L << number : 0;
    }

    long high() {
        return number >= Long.SIZE ? 1L << number : 0;
    }

    boolean isIn(long low, long high) {
        return ((low() & low) | (high() & high)) != 0;
    }

    static AttributeName of(String page, int from, int to) {
        for (int slot = slot(page, from, to); BY_NAME[slot] != null; slot = (slot + 1) % SLOTS)
            if (BY_NAME[slot].isCalled(page, from, to)) return BY_NAME[slot];
        StringBuilder name = new StringBuilder(to - from);
        for (int i = from; i < to; i++) name.append(lower(page.charAt(i)));
        return new AttributeName(name.toString(), RARE);
    }

    private boolean isCalled(String page, int from, int to) {
        if (to - from != name.length()) return false;
        for (int i = from; i < to; i++) if (lower(page.charAt(i)) != name.charAt(i - from)) return false;
        return true;
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
        return (hash ^ hash >>> 9) & SLOTS - 1;
    }
}
