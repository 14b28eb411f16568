package org.fener.crawler.parse;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A page's links and words, read in one pass over its characters: no tree is made, so that no page can be too deep,
/// too broken or too large for it, and a page costs a fraction of what it costs to parse. Tags, comments, scripts and
/// entities are told by the rules of the HTML standard; the words are those that [PlainText] finds in the tree, but
/// for words that stand in a table and in none of its cells, which a tree moves before the table.
final class FlatHtml {

    /// Every address in the page, absolute and canonical, each once; the words that a reader sees.
    record Reading(Set<URI> links, String text) {}

    /// Attributes whose value is an address.
    static final Set<String> LINKS = Set.of(
            "action",
            "archive",
            "background",
            "cite",
            "classid",
            "codebase",
            "data",
            "dynsrc",
            "formaction",
            "href",
            "longdesc",
            "lowsrc",
            "profile",
            "src",
            "usemap");

    /// A page of more addresses is a trap or a dump; the others are not looked at.
    private static final int MOST_LINKS = 20_000;

    private final String page;
    private final TextLines text = new TextLines();
    private final OpenTags open = new OpenTags(text);
    private final Set<String> links = new LinkedHashSet<>();
    private Optional<String> base = Optional.empty();
    private boolean bodySeen;
    private boolean bodyHidden;
    private int at;

    /// Of the start tag that is being read.
    private boolean hidden;
    private String id = "";
    private String style = "";
    private String alt = "";
    private String classes = "";
    private String href = "";
    private String content = "";
    private String equivalent = "";

    private FlatHtml(String page) {
        this.page = page;
    }

    static Reading of(String page, WebAddress own) {
        FlatHtml flat = new FlatHtml(page);
        flat.read();
        WebAddress base = flat.base.flatMap(own::resolve).map(WebAddress::base).orElse(own);
        Set<URI> links = new LinkedHashSet<>();
        for (String link : flat.links) base.resolve(link).ifPresent(links::add);
        return new Reading(links, flat.bodyHidden ? "" : flat.text.toString());
    }

    private void read() {
        int length = page.length();
        while (at < length) {
            int tag = page.indexOf('<', at);
            if (tag < 0) tag = length;
            if (tag > at) words(at, tag);
            at = tag;
            if (tag < length) markup();
        }
    }

    /// At a `<`.
    private void markup() {
        char next = at + 1 < page.length() ? page.charAt(at + 1) : ' ';
        if (isLetter(next)) startTag();
        else if (next == '/' && at + 2 < page.length() && isLetter(page.charAt(at + 2))) endTag();
        else if (page.startsWith("<!--", at)) comment();
        else if (page.startsWith("<![CDATA[", at) && open.isForeign()) characterData();
        else if (next == '!' || next == '?' || next == '/') at = after(">", at + 2);
        else {
            words(at, at + 1);
            at++;
        }
    }

    private void comment() {
        int from = at + 4;
        if (page.startsWith(">", from)) at = from + 1;
        else if (page.startsWith("->", from)) at = from + 2;
        else {
            int end = after("-->", from);
            int odd = page.indexOf("--!>", from, end);
            at = odd >= 0 ? odd + 4 : end;
        }
    }

    private void characterData() {
        int end = page.indexOf("]]>", at);
        int to = end < 0 ? page.length() : end;
        if (open.isSeen()) text.append(page, at + 9, to, open.isPreformatted());
        at = Math.min(page.length(), to + 3);
    }

    private int after(String mark, int from) {
        int end = page.indexOf(mark, from);
        return end < 0 ? page.length() : end + mark.length();
    }

    private void words(int from, int to) {
        if (!open.isSeen()) return;
        int entity = page.indexOf('&', from, to);
        if (entity < 0) text.append(page, from, to, open.isPreformatted());
        else {
            String plain = CharacterReferences.plain(page, from, to, entity, false);
            text.append(plain, 0, plain.length(), open.isPreformatted());
        }
    }

    private void endTag() {
        int from = at + 2;
        int to = nameEnd(from);
        at = to;
        attributes(false);
        HtmlTag tag = HtmlTag.of(page, from, to);
        if (tag == HtmlTag.BR) {
            if (open.isSeen()) text.newLine();
        } else if (tag != HtmlTag.BODY
                && tag != HtmlTag.HTML
                && tag != HtmlTag.HEAD
                && (!tag.isVoid() || open.isForeign())) open.close(tag);
    }

    private void startTag() {
        int from = at + 1;
        int to = nameEnd(from);
        HtmlTag tag = HtmlTag.of(page, from, to);
        if (tag == HtmlTag.IMAGE) tag = HtmlTag.IMG;
        at = to;
        hidden = false;
        id = style = alt = classes = href = content = equivalent = "";
        boolean closed = attributes(true);
        if (tag == HtmlTag.META) refresh();
        if (tag == HtmlTag.BASE && base.isEmpty() && !href.isEmpty()) base = Optional.of(href);
        if (tag == HtmlTag.BODY) body();
        if (tag == HtmlTag.BODY || tag == HtmlTag.HTML || tag == HtmlTag.HEAD || tag == HtmlTag.FRAMESET) return;
        if (!open.closeBefore(tag)) return;
        if (open.isForeign()) {
            if (closed) open.pass();
            else open.open(tag, isHidden());
        } else if (tag.isVoid()) single(tag);
        else if (tag.isRaw()) raw(tag);
        else if (tag.isForeign() && closed) open.pass();
        else open.open(tag, isHidden());
    }

    private void body() {
        if (!bodySeen) bodyHidden = isHidden();
        bodySeen = true;
    }

    private boolean isHidden() {
        return hidden ? !id.startsWith("S:") : !style.isEmpty() && PlainText.isHidden(style);
    }

    private void single(HtmlTag tag) {
        open.pass();
        if (!open.isSeen() || isHidden()) return;
        if (tag.isBlock || tag == HtmlTag.BR) text.newLine();
        else if (tag == HtmlTag.IMG && !alt.isEmpty()) text.append(PlainText.symbol(alt, classes));
    }

    /// What is characters alone up to its end tag.
    private void raw(HtmlTag tag) {
        open.pass();
        int from = at;
        int found = RawText.end(page, tag, from);
        int end = found < 0 ? page.length() : found;
        if (tag == HtmlTag.STYLE) addresses(page.substring(from, end));
        if (!tag.isUnseen && !isHidden() && open.isSeen()) text.append(page, from, end, open.isPreformatted());
        at = after(">", end);
    }

    private int nameEnd(int from) {
        int to = from;
        while (to < page.length() && !RawText.endsName(page.charAt(to))) to++;
        return to;
    }

    /// Reads up to the end of a tag; whether it ends with `/>`.
    private boolean attributes(boolean wanted) {
        int length = page.length();
        while (at < length) {
            char c = page.charAt(at);
            if (c == '>') {
                at++;
                return page.charAt(at - 2) == '/';
            }
            if (c <= ' ' || c == '/') {
                at++;
                continue;
            }
            int from = at++;
            while (at < length && !RawText.endsName(page.charAt(at)) && page.charAt(at) != '=') at++;
            int to = at;
            while (at < length && page.charAt(at) <= ' ') at++;
            if (at < length && page.charAt(at) == '=') value(from, to, wanted);
            else if (wanted && isNamed("hidden", from, to)) hidden = true;
        }
        return false;
    }

    /// At the `=` of an attribute whose name is given.
    private void value(int nameFrom, int nameTo, boolean wanted) {
        int length = page.length();
        at++;
        while (at < length && page.charAt(at) <= ' ') at++;
        if (at >= length || page.charAt(at) == '>') return;
        char quote = page.charAt(at);
        int from;
        int to;
        if (quote == '"' || quote == '\'') {
            from = at + 1;
            to = page.indexOf(quote, from);
            if (to < 0) to = length;
            at = Math.min(length, to + 1);
        } else {
            from = at;
            while (at < length && page.charAt(at) > ' ' && page.charAt(at) != '>') at++;
            to = at;
        }
        if (wanted) note(nameFrom, nameTo, from, to);
    }

    /// The name is looked at by its first letter, because most say nothing to us.
    private void note(int nameFrom, int nameTo, int from, int to) {
        switch (page.charAt(nameFrom) | 0x20) {
            case 'h' -> {
                if (isNamed("href", nameFrom, nameTo)) {
                    if (href.isEmpty()) href = value(from, to);
                    link(href);
                } else if (isNamed("hidden", nameFrom, nameTo)) hidden = true;
                else if (isNamed("http-equiv", nameFrom, nameTo)) equivalent = value(from, to);
            }
            case 's' -> {
                if (isNamed("src", nameFrom, nameTo)) link(value(from, to));
                else if (isNamed("style", nameFrom, nameTo) && style.isEmpty()) {
                    style = value(from, to);
                    addresses(style);
                }
            }
            case 'i' -> {
                if (isNamed("id", nameFrom, nameTo) && id.isEmpty()) id = value(from, to);
            }
            case 'a', 'b', 'c', 'd', 'f', 'l', 'p', 'u' -> seldom(nameFrom, nameTo, from, to);
            default -> {}
        }
    }

    private void seldom(int nameFrom, int nameTo, int from, int to) {
        if (isNamed("class", nameFrom, nameTo)) {
            if (classes.isEmpty()) classes = value(from, to);
        } else if (isNamed("alt", nameFrom, nameTo)) alt = value(from, to);
        else if (isNamed("content", nameFrom, nameTo)) content = value(from, to);
        else if (nameTo - nameFrom <= 10
                && nameTo - nameFrom >= 4
                && LINKS.contains(page.substring(nameFrom, nameTo).toLowerCase(Locale.ROOT))) link(value(from, to));
    }

    private String value(int from, int to) {
        return CharacterReferences.plain(page, from, to, true);
    }

    private boolean isNamed(String name, int from, int to) {
        return to - from == name.length() && page.regionMatches(true, from, name, 0, name.length());
    }

    private void link(String link) {
        if (!link.isEmpty() && links.size() < MOST_LINKS) links.add(link);
    }

    private void refresh() {
        if (!equivalent.equalsIgnoreCase("refresh")) return;
        int url = content.toLowerCase(Locale.ROOT).indexOf("url=");
        if (url >= 0)
            link(content.substring(url + 4).replace("'", "").replace("\"", "").strip());
    }

    /// Those in a style sheet.
    private void addresses(String css) {
        for (int url = css.indexOf("url("); url >= 0; url = css.indexOf("url(", url + 4)) {
            int end = css.indexOf(')', url);
            if (end < 0) return;
            String address = css.substring(url + 4, end).strip();
            boolean quoted = address.length() > 1
                    && (address.charAt(0) == '"' || address.charAt(0) == '\'')
                    && address.charAt(address.length() - 1) == address.charAt(0);
            link(quoted ? address.substring(1, address.length() - 1) : address);
        }
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
