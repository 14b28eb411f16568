package org.fener.crawler.parse;

import org.fener.crawler.parse.TreeState.Mode;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// Makes a tree of what [QuickTree] reads, as the HTML standard has it (WHATWG HTML, 13.2.6) and jsoup does it. What
/// has to be moved out of tables, and what is seldom, is left to jsoup: then [#isOdd].
final class TreeMaker {

    /// jsoup's limit is higher.
    private static final int DEEPEST = 400;

    private final TreeState state;
    private final OpenElements open;
    private final HeadTags head;
    private final BodyTags body;
    private final TableTags table;

    TreeMaker(Document document) {
        this.state = new TreeState(document);
        this.open = state.open;
        this.head = new HeadTags(state, this);
        this.body = new BodyTags(state, this);
        this.table = new TableTags(state, body, this);
    }

    /// Whether the page is not for this, but for jsoup.
    boolean isOdd() {
        return state.odd;
    }

    void odd() {
        state.odd = true;
    }

    /// Whether what was read so far has come to a body: then a whole document stands.
    boolean hasBody() {
        return state.hasBody;
    }

    boolean isForeign() {
        return open.size() > 0 && open.current().isForeign;
    }

    /// Whether what follows the start tag that was read last is characters alone.
    boolean isRaw() {
        return state.raw;
    }

    /// Fills the element whose start tag was read last with characters, and closes it.
    void fill(String text) {
        state.fill(text);
    }

    void comment(String text) {
        around(new Comment(text));
    }

    /// Behind the body, what says nothing stands outside of it.
    private void around(Node node) {
        if (open.size() == 0 || (state.noscript < 0 && state.mode == Mode.AFTER_ALL)) state.document.appendChild(node);
        else if (state.noscript < 0 && state.mode == Mode.AFTER_BODY)
            open.get(0).element.appendChild(node);
        else open.append(node);
    }

    void text(String text) {
        if (state.noscript >= 0) {
            open.append(new TextNode(text));
            return;
        }
        if (isForeignFor(true)) {
            open.append(new TextNode(text));
            return;
        }
        switch (state.mode) {
            case BODY, CELL, CAPTION, TEMPLATE -> bodyText(text);
            case TABLE, TABLE_BODY, ROW -> tableText(text);
            case BEFORE_HTML, BEFORE_HEAD, HEAD, AFTER_HEAD, COLUMNS, AFTER_BODY, AFTER_ALL -> spaceFirst(text);
        }
    }

    void characterData(String text) {
        open.append(new CDataNode(text));
    }

    private void spaceFirst(String text) {
        int space = 0;
        while (space < text.length() && isSpace(text.charAt(space))) space++;
        if (space > 0) space(text.substring(0, space));
        if (space == text.length()) return;
        String rest = text.substring(space);
        switch (state.mode) {
            case BEFORE_HTML -> {
                state.implied(HtmlTag.HTML, Mode.BEFORE_HEAD);
                text(rest);
            }
            case BEFORE_HEAD -> {
                state.impliedHead();
                text(rest);
            }
            case HEAD -> {
                state.endHead();
                text(rest);
            }
            case AFTER_HEAD -> {
                state.implied(HtmlTag.BODY, Mode.BODY);
                text(rest);
            }
            case AFTER_BODY, AFTER_ALL -> {
                state.mode = Mode.BODY;
                text(rest);
            }
            case BODY, TABLE, TABLE_BODY, ROW, CELL, CAPTION, COLUMNS, TEMPLATE -> state.odd = true;
        }
    }

    private void space(String text) {
        around(new TextNode(text));
    }

    private void bodyText(String text) {
        open.reopen();
        open.append(new TextNode(text));
    }

    private void tableText(String text) {
        if (isBlank(text) && open.current().has(TagRole.FOSTERS)) open.append(new TextNode(text));
        else state.odd = true;
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    private static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) if (!isSpace(text.charAt(i))) return false;
        return true;
    }

    /// @param selfClosing whether it ends with `/>`, which only says something in foreign content
    void start(HtmlTag tag, @Nullable Attributes attributes, boolean selfClosing) {
        state.attributes = attributes;
        state.selfClosing = selfClosing;
        state.raw = false;
        if (open.size() >= DEEPEST) state.odd = true;
        else if (state.noscript >= 0) fallback(tag);
        else if (isForeignFor(true)) foreign(tag);
        else start(tag);
    }

    /// What stands in a `noscript` is not mended.
    private void fallback(HtmlTag tag) {
        if (state.selfClosing && tag.role == TagRole.RAW) state.odd = true;
        else state.insert(tag);
    }

    /// @param content whether a start tag or text is looked at, which some foreign elements take as HTML
    private boolean isForeignFor(boolean content) {
        return isForeign() && !(content && open.current().isIntegration());
    }

    private void foreign(HtmlTag tag) {
        boolean font = tag.name.equals("font")
                && state.attributes != null
                && (state.attributes.hasKey("color")
                        || state.attributes.hasKey("face")
                        || state.attributes.hasKey("size"));
        if (tag.has(TagRole.BREAKS_OUT) || font) {
            breakOut();
            start(tag);
        } else if (tag == HtmlTag.SCRIPT) state.odd = true;
        else state.insertForeign(tag);
    }

    private void breakOut() {
        while (isForeign() && !open.current().isIntegration()) open.pop();
    }

    void template(HtmlTag tag) {
        if (tag.has(TagRole.HEAD_CONTENT)) {
            if (tag == HtmlTag.TEMPLATE) state.startTemplate(tag);
            else state.insert(tag);
            return;
        }
        if (tag == HtmlTag.COL) state.mode = Mode.COLUMNS;
        else if (tag == HtmlTag.TR) state.mode = Mode.TABLE_BODY;
        else if (tag.has(TagRole.CELL)) state.mode = Mode.ROW;
        else if (TableTags.isPartOfTable(tag)) state.mode = Mode.TABLE;
        else state.mode = Mode.BODY;
        state.templates.set(state.templates.size() - 1, state.mode);
        start(tag);
    }

    /// As the part of the page has it that is read.
    void start(HtmlTag tag) {
        switch (state.mode) {
            case BODY -> body.start(tag);
            case CELL -> table.cell(tag);
            case ROW -> table.row(tag);
            case TABLE_BODY -> table.tableBody(tag);
            case TABLE -> table.table(tag);
            case CAPTION -> table.caption(tag);
            case COLUMNS -> table.columns(tag);
            case TEMPLATE -> template(tag);
            case BEFORE_HTML -> head.beforeHtml(tag);
            case BEFORE_HEAD -> head.beforeHead(tag);
            case HEAD -> head.head(tag);
            case AFTER_HEAD -> head.afterHead(tag);
            case AFTER_BODY, AFTER_ALL -> {
                if (tag == HtmlTag.HTML) state.again(tag);
                else {
                    state.mode = Mode.BODY;
                    body.start(tag);
                }
            }
        }
    }

    void endTag(HtmlTag tag) {
        if (state.noscript >= 0) endInNoscript(tag);
        else if (isForeign()) endForeign(tag);
        else end(tag);
    }

    private void endInNoscript(HtmlTag tag) {
        if (tag == HtmlTag.NOSCRIPT) {
            state.endNoscript();
            return;
        }
        for (int at = open.size() - 1; at > state.noscript; at--)
            if (open.get(at).tag.isSame(tag)) {
                open.popTo(at);
                return;
            }
    }

    private void endForeign(HtmlTag tag) {
        if (tag == HtmlTag.BR || tag == HtmlTag.P) {
            breakOut();
            end(tag);
            return;
        }
        for (int at = open.size() - 1; at > 0; at--) {
            if (open.get(at).tag.isSame(tag)) {
                open.popToNamed(tag.name);
                return;
            }
            if (!open.get(at - 1).isForeign) {
                end(tag);
                return;
            }
        }
    }

    /// As the part of the page has it that is read.
    void end(HtmlTag tag) {
        if (tag == HtmlTag.TEMPLATE && mayHoldTemplates()) {
            state.endTemplate();
            return;
        }
        switch (state.mode) {
            case TEMPLATE -> {}
            case BODY -> body.end(tag);
            case CELL -> table.endInCell(tag);
            case ROW -> table.endInRow(tag);
            case TABLE_BODY -> table.endInTableBody(tag);
            case TABLE -> table.endInTable(tag);
            case CAPTION -> table.endInCaption(tag);
            case COLUMNS -> table.endInColumns(tag);
            case BEFORE_HTML, BEFORE_HEAD -> {
                if (HeadTags.endsHead(tag) || tag == HtmlTag.HEAD) state.odd = true;
            }
            case HEAD -> head.endInHead(tag);
            case AFTER_HEAD -> {
                if (HeadTags.endsHead(tag)) {
                    state.implied(HtmlTag.BODY, Mode.BODY);
                    end(tag);
                }
            }
            case AFTER_BODY, AFTER_ALL -> {
                if (state.mode == Mode.AFTER_BODY && tag == HtmlTag.HTML) state.mode = Mode.AFTER_ALL;
                else {
                    state.mode = Mode.BODY;
                    end(tag);
                }
            }
        }
    }

    private boolean mayHoldTemplates() {
        return state.mode.compareTo(Mode.HEAD) >= 0 && state.mode.compareTo(Mode.AFTER_BODY) < 0;
    }
}
