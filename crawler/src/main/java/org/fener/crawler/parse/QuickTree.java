package org.fener.crawler.parse;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Makes of a page the tree that jsoup makes of it, in a third of the time. Pages that need no mending are most pages;
/// of another it makes none, and jsoup is asked. Tags, comments, scripts and references are told by the rules of the
/// HTML standard (WHATWG HTML, 13.2.5).
final class QuickTree {

    private static final Pattern DOCTYPE = Pattern.compile(
            "(?is)<!doctype\\s+html(?:\\s+public\\s+(?:\"([^\">]*)\"|'([^'>]*)')(?:\\s*(?:\"([^\">]*)\"|'([^'>]*)'))?|\\s+system\\s+(?:\"([^\">]*)\"|'([^'>]*)'))?\\s*>");
    private static final int LONGEST_DOCTYPE = 500;
    private static final int MOST_ATTRIBUTES = 100;

    /// After so many tags the clock is looked at.
    private static final int STRETCH = 1024;

    private final String page;
    private final BooleanSupplier isOver;
    private final Document document;
    private final TreeMaker tree;
    private int at;
    /// Where the next text begins: `<` that begins nothing belongs to it.
    private int textFrom;
    /// Where the first `&` is behind what has been read.
    private int nextReference = -1;

    private QuickTree(String page, BooleanSupplier isOver) {
        this.page = page;
        this.isOver = isOver;
        this.document = new Document(Parser.NamespaceHtml, "");
        this.tree = new TreeMaker(document);
    }

    /// Empty if the page is one for jsoup.
    static Optional<Document> of(String page) {
        return of(page, () -> false);
    }

    /// @param isOver whether the time for it is over: then the page ends
    static Optional<Document> of(String page, BooleanSupplier isOver) {
        if (page.indexOf('\0') >= 0) return Optional.empty();
        QuickTree quick = new QuickTree(page, isOver);
        return quick.read() ? Optional.of(quick.document) : Optional.empty();
    }

    private boolean read() {
        beginning();
        int length = page.length();
        textFrom = at;
        int tags = 0;
        while (at < length && !tree.isOdd()) {
            int tag = page.indexOf('<', at);
            at = tag < 0 ? length : tag;
            if (tag >= 0) markup();
            if (++tags % STRETCH == 0 && isOver.getAsBoolean()) length = at;
        }
        text(at);
        return !tree.isOdd() && tree.hasBody();
    }

    /// White space, comments and the document type.
    private void beginning() {
        if (page.startsWith("\ufeff")) tree.odd();
        document.quirksMode(Document.QuirksMode.quirks);
        while (!tree.isOdd()) {
            while (at < page.length() && TreeMaker.isSpace(page.charAt(at))) at++;
            if (page.startsWith("<!--", at)) comment();
            else if (isXmlDeclaration()) tree.comment(bogus(at + 1));
            else break;
        }
        if (!page.startsWith("<!", at)) return;
        int end = page.indexOf('>', at);
        Matcher type = DOCTYPE.matcher(page.substring(at, Math.min(page.length(), Math.max(at, end + 1))));
        if (end < 0 || end - at > LONGEST_DOCTYPE || !type.matches()) {
            tree.odd();
            return;
        }
        String open = first(type, 1, 2);
        document.appendChild(new DocumentType("html", open, first(type, 3, 4) + first(type, 5, 6)));
        if (!open.equalsIgnoreCase("HTML")) document.quirksMode(Document.QuirksMode.noQuirks);
        at = end + 1;
    }

    private static String first(Matcher matcher, int one, int other) {
        String found = matcher.group(one) == null ? matcher.group(other) : matcher.group(one);
        return found == null ? "" : found;
    }

    private void text(int to) {
        if (to > textFrom && !tree.isOdd()) tree.text(plain(textFrom, to, false));
    }

    /// A part of the page without its character references. The next `&` is looked for once, not in each part.
    private String plain(int from, int to, boolean attribute) {
        if (nextReference < from) {
            int found = page.indexOf('&', from);
            nextReference = found < 0 ? page.length() : found;
        }
        return nextReference >= to
                ? page.substring(from, to)
                : CharacterReferences.plain(page, from, to, nextReference, attribute);
    }

    /// At a `<`.
    private void markup() {
        char next = at + 1 < page.length() ? page.charAt(at + 1) : ' ';
        if (isLetter(next)) {
            text(at);
            startTag();
        } else if (next == '/' && at + 2 < page.length() && isLetter(page.charAt(at + 2))) {
            text(at);
            endTag();
        } else if (next == '!') {
            text(at);
            declaration();
        } else if (next == '/' && at + 2 < page.length() && page.charAt(at + 2) != '>') {
            text(at);
            tree.comment(bogus(at + 2));
        } else if (isXmlDeclaration()) {
            text(at);
            tree.comment(bogus(at + 1));
        } else if (next == '?' || next == '/') tree.odd();
        else {
            at++;
            return;
        }
        textFrom = at;
    }

    /// The only one of its kind that pages have; it is taken for a comment.
    private boolean isXmlDeclaration() {
        return page.startsWith("<?xml", at) && at + 5 < page.length() && TreeMaker.isSpace(page.charAt(at + 5));
    }

    private void declaration() {
        if (page.startsWith("<!--", at)) comment();
        else if (page.startsWith("<![CDATA[", at)) characterData();
        else {
            // a document type says nothing here
            boolean type = page.regionMatches(true, at, "<!doctype", 0, 9);
            String comment = bogus(at + 2);
            if (!type) tree.comment(comment);
        }
    }

    /// What is taken for a comment up to the next `>`, with which this goes on.
    private String bogus(int from) {
        int end = page.indexOf('>', from);
        if (end < 0) {
            tree.odd();
            return "";
        }
        at = end + 1;
        return page.substring(from, end);
    }

    private void comment() {
        int from = at + 4;
        if (page.startsWith(">", from) || page.startsWith("->", from)) {
            tree.odd();
            return;
        }
        int end = page.indexOf("-->", from);
        if (end < 0 || page.indexOf("--!>", from, end) >= 0) {
            tree.odd();
            return;
        }
        tree.comment(page.substring(from, end));
        at = end + 3;
    }

    private void characterData() {
        int end = page.indexOf("]]>", at);
        if (end < 0 || !tree.isForeign()) {
            tree.odd();
            return;
        }
        tree.characterData(page.substring(at + 9, end));
        at = end + 3;
    }

    private void endTag() {
        int from = at + 2;
        int to = nameEnd(from);
        at = to;
        HtmlTag tag = HtmlTag.of(page, from, to);
        attributes(false);
        if (!tree.isOdd()) tree.endTag(tag);
    }

    private void startTag() {
        int from = at + 1;
        int to = nameEnd(from);
        at = to;
        HtmlTag tag = HtmlTag.of(page, from, to);
        attributes = null;
        attributes(true);
        if (tree.isOdd()) return;
        boolean selfClosing = page.charAt(at - 2) == '/' && selfClosed;
        tree.start(tag, attributes, selfClosing);
        if (tree.isOdd()) return;
        if (tree.isRaw()) raw(tag);
        else if (tag.role == TagRole.PREFORMATTED && !tree.isForeign()) skipLine();
    }

    /// A line feed right behind the tag is no part of what follows.
    private void skipLine() {
        if (page.startsWith("\r\n", at)) at += 2;
        else if (page.startsWith("\n", at) || page.startsWith("\r", at)) at++;
        else if (page.startsWith("&", at)) tree.odd();
    }

    /// What is characters alone up to its end tag.
    private void raw(HtmlTag tag) {
        if (tag == HtmlTag.TEXTAREA) skipLine();
        int from = at;
        int end = RawText.end(page, tag, from);
        int after = end < 0 ? -1 : page.indexOf('>', end);
        if (after < 0) {
            tree.odd();
            return;
        }
        boolean references = tag == HtmlTag.TITLE || tag == HtmlTag.TEXTAREA;
        tree.fill(references ? plain(from, end, false) : page.substring(from, end));
        at = after + 1;
    }

    private int nameEnd(int from) {
        int to = from;
        while (to < page.length() && !endsName(page.charAt(to))) to++;
        return to;
    }

    private static boolean endsName(char c) {
        return c <= ' ' ? TreeMaker.isSpace(c) : c == '/' || c == '>';
    }

    private @Nullable NamedAttributes attributes;
    private int attributeCount;
    private boolean selfClosed;

    /// Reads up to the end of a tag.
    private void attributes(boolean wanted) {
        int length = page.length();
        selfClosed = false;
        while (at < length) {
            char c = page.charAt(at);
            if (c == '>') {
                at++;
                return;
            }
            if (c == '/') {
                at++;
                selfClosed = true;
                continue;
            }
            if (TreeMaker.isSpace(c)) {
                at++;
                continue;
            }
            selfClosed = false;
            if (!attribute(wanted) || tree.isOdd()) break;
        }
        tree.odd();
    }

    private boolean attribute(boolean wanted) {
        int length = page.length();
        int from = at;
        // an `=` may begin a name
        at++;
        while (at < length && !endsName(page.charAt(at)) && page.charAt(at) != '=') at++;
        int to = at;
        while (at < length && TreeMaker.isSpace(page.charAt(at))) at++;
        if (at >= length) return false;
        if (page.charAt(at) != '=') {
            if (wanted) add(from, to, null);
            return true;
        }
        at++;
        while (at < length && TreeMaker.isSpace(page.charAt(at))) at++;
        if (at >= length) return false;
        return value(from, to, wanted);
    }

    private boolean value(int nameFrom, int nameTo, boolean wanted) {
        char quote = page.charAt(at);
        if (quote == '>') {
            if (wanted) add(nameFrom, nameTo, null);
            return true;
        }
        int from;
        int to;
        if (quote == '"' || quote == '\'') {
            from = at + 1;
            to = page.indexOf(quote, from);
            if (to < 0) return false;
            at = to + 1;
        } else {
            from = at;
            while (at < page.length() && page.charAt(at) != '>' && !TreeMaker.isSpace(page.charAt(at))) at++;
            to = at;
        }
        if (wanted) add(nameFrom, nameTo, plain(from, to, true));
        return true;
    }

    private void add(int from, int to, @Nullable String value) {
        AttributeName name = AttributeName.of(page, from, to);
        NamedAttributes all = attributes;
        if (all == null) {
            all = new NamedAttributes();
            attributes = all;
            attributeCount = 0;
        } else if (all.has(name)) return;
        all.add(name, value);
        if (++attributeCount > MOST_ATTRIBUTES) tree.odd();
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
