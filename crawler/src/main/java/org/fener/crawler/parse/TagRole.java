package org.fener.crawler.parse;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What a start tag does in the body of a page, by its name (WHATWG HTML, 13.2.6.4.7), and the marks that decide where
/// an element ends.
enum TagRole {
    LINK("a"),
    LIST_ITEM("li"),
    DEFINITION("dd dt"),
    DOCUMENT("html body frameset"),
    FORM("form"),
    BUTTON("button"),
    TABLE("table"),
    INPUT("input"),
    RULE("hr"),
    NOSCRIPT("noscript"),
    SELECT("select"),
    SVG("svg"),
    HEADING("h1 h2 h3 h4 h5 h6"),
    PREFORMATTED("pre listing"),
    OPTION("option"),
    OPTION_GROUP("optgroup"),
    EMPTY("area br embed img keygen wbr"),
    FORMATTING("b big code em font i s small strike strong tt u"),
    HEAD_EMPTY("base basefont bgsound link meta"),
    /// Characters up to its end tag.
    RAW("noframes script style title textarea iframe noembed"),
    BLOCK(
            "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup main menu nav ol p search section summary ul"),
    EMBEDDED("applet marquee object"),
    MEDIA("param source track"),
    TABLE_PART("caption col colgroup frame head tbody td tfoot th thead tr"),
    TEMPLATE("template"),
    NO_BREAK("nobr"),
    /// Seldom, and left to jsoup.
    UNUSUAL("math plaintext xmp image rb rtc rp rt"),
    ORDINARY("");

    static final int SCOPE = 1;
    static final int LIST_SCOPE = 2;
    static final int BUTTON_SCOPE = 4;
    static final int TABLE_SCOPE = 8;
    static final int IMPLIED_END = 16;
    static final int SPECIAL = 32;
    /// Ends foreign content in which it stands.
    static final int BREAKS_OUT = 64;
    /// Its end tag closes all that is open within.
    static final int CLOSES = 128;

    static final int HEAD_CONTENT = 256;

    static final int TABLE_BODY = 512;
    static final int CELL = 1024;
    /// Text that stands right inside of it belongs before the table.
    static final int FOSTERS = 2048;

    private static final Map<String, TagRole> ROLES = roles();
    private static final Map<String, Integer> MARKS = marks();

    private final String names;

    TagRole(String names) {
        this.names = names;
    }

    /// All that this knows of.
    static Set<String> names() {
        Set<String> names = new HashSet<>(ROLES.keySet());
        names.addAll(MARKS.keySet());
        names.remove("");
        return names;
    }

    static TagRole of(String name) {
        return ROLES.getOrDefault(name, ORDINARY);
    }

    static int marks(String name) {
        return MARKS.getOrDefault(name, 0);
    }

    private static Map<String, TagRole> roles() {
        Map<String, TagRole> roles = new HashMap<>();
        for (TagRole role : values()) for (String name : role.names.split(" ", -1)) roles.put(name, role);
        return roles;
    }

    private static Map<String, Integer> marks() {
        Map<String, Integer> marks = new HashMap<>();
        mark(marks, SCOPE, "applet caption html marquee object select table td template th");
        mark(marks, LIST_SCOPE, "ol ul");
        mark(marks, BUTTON_SCOPE, "button");
        mark(marks, TABLE_SCOPE, "html table template");
        mark(marks, IMPLIED_END, "dd dt li optgroup option p rb rp rt rtc");
        mark(
                marks,
                SPECIAL,
                "address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input keygen li link listing main marquee menu meta nav noembed noframes noscript object ol p param plaintext pre script search section select source style summary table tbody td template textarea tfoot th thead title tr track ul wbr xmp");
        mark(
                marks,
                BREAKS_OUT,
                "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strike strong sub sup table tt u ul var");
        mark(
                marks,
                CLOSES,
                "address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer header hgroup listing main menu nav ol pre search section select summary ul");
        mark(marks, HEAD_CONTENT, "base basefont bgsound link meta noframes script style template title");
        mark(marks, TABLE_BODY, "tbody tfoot thead");
        mark(marks, CELL, "td th");
        mark(marks, FOSTERS, "table tbody tfoot thead tr");
        return marks;
    }

    private static void mark(Map<String, Integer> marks, int mark, String names) {
        for (String name : names.split(" ", -1)) marks.merge(name, mark, (one, other) -> one | other);
    }
}
