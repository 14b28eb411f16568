package org.fener.crawler.parse;

import org.fener.crawler.parse.OpenElements.Open;
import org.fener.crawler.parse.TreeState.Mode;

/// Start and end tags between those of a table and its cells (WHATWG HTML, 13.2.6.4.9 to 13.2.6.4.15). What stands
/// there without a cell belongs before the table, and that is left to jsoup.
final class TableTags {

    private final TreeState state;
    private final OpenElements open;
    private final BodyTags body;
    private final TreeMaker maker;

    TableTags(TreeState state, BodyTags body, TreeMaker maker) {
        this.state = state;
        this.open = state.open;
        this.body = body;
        this.maker = maker;
    }

    void table(HtmlTag tag) {
        if (tag == HtmlTag.CAPTION) {
            open.clearTo(HtmlTag.TABLE);
            open.border();
            state.insert(tag);
            state.mode = Mode.CAPTION;
        } else if (tag == HtmlTag.COLGROUP) {
            open.clearTo(HtmlTag.TABLE);
            state.insert(tag);
            state.mode = Mode.COLUMNS;
        } else if (tag == HtmlTag.COL) {
            open.clearTo(HtmlTag.TABLE);
            state.implied(HtmlTag.COLGROUP, Mode.COLUMNS);
            columns(tag);
        } else if (tag.has(TagRole.TABLE_BODY)) {
            open.clearTo(HtmlTag.TABLE);
            state.insert(tag);
            state.mode = Mode.TABLE_BODY;
        } else if (tag.has(TagRole.CELL) || tag == HtmlTag.TR) {
            open.clearTo(HtmlTag.TABLE);
            state.implied(HtmlTag.TBODY, Mode.TABLE_BODY);
            tableBody(tag);
        } else if (tag == HtmlTag.SCRIPT || tag == HtmlTag.STYLE) state.insert(tag);
        else if (tag == HtmlTag.TEMPLATE) state.startTemplate(tag);
        else if (tag == HtmlTag.NOSCRIPT) state.startNoscript(tag);
        else if (tag == HtmlTag.FORM) tableForm(tag);
        else if (tag.role == TagRole.INPUT && isHiddenInput()) state.insert(tag);
        else state.odd = true;
    }

    private boolean isHiddenInput() {
        return state.attributes != null && state.attributes.get("type").equalsIgnoreCase("hidden");
    }

    private void tableForm(HtmlTag tag) {
        boolean template = open.holds(HtmlTag.TEMPLATE);
        if (state.form != null && !template) return;
        Open opened = state.insert(tag);
        open.pop();
        if (!template) state.form = opened;
    }

    void tableBody(HtmlTag tag) {
        if (tag == HtmlTag.TR) {
            open.clearToTableBody();
            state.insert(tag);
            state.mode = Mode.ROW;
        } else if (tag.has(TagRole.CELL)) {
            open.clearToTableBody();
            state.implied(HtmlTag.TR, Mode.ROW);
            row(tag);
        } else if (tag == HtmlTag.CAPTION
                || tag == HtmlTag.COL
                || tag == HtmlTag.COLGROUP
                || tag.has(TagRole.TABLE_BODY)) {
            if (leaveTableBody()) maker.start(tag);
        } else table(tag);
    }

    private boolean leaveTableBody() {
        if (!open.hasTableBodyInScope()) return false;
        open.clearToTableBody();
        open.pop();
        state.mode = Mode.TABLE;
        return true;
    }

    void row(HtmlTag tag) {
        if (tag.has(TagRole.CELL)) {
            open.clearTo(HtmlTag.TR);
            state.insert(tag);
            state.mode = Mode.CELL;
            open.border();
        } else if (tag == HtmlTag.CAPTION
                || tag == HtmlTag.COL
                || tag == HtmlTag.COLGROUP
                || tag == HtmlTag.TR
                || tag.has(TagRole.TABLE_BODY)) {
            if (leaveRow()) maker.start(tag);
        } else table(tag);
    }

    private boolean leaveRow() {
        if (!open.hasInTable(HtmlTag.TR)) return false;
        open.clearTo(HtmlTag.TR);
        open.pop();
        state.mode = Mode.TABLE_BODY;
        return true;
    }

    void cell(HtmlTag tag) {
        if (!isPartOfTable(tag)) body.start(tag);
        else if (leaveCell()) maker.start(tag);
    }

    static boolean isPartOfTable(HtmlTag tag) {
        return tag.role == TagRole.TABLE_PART && !tag.name.equals("frame") && tag != HtmlTag.HEAD;
    }

    private boolean leaveCell() {
        HtmlTag cell = open.hasInTable(HtmlTag.TD) ? HtmlTag.TD : HtmlTag.TH;
        if (!open.hasInTable(cell)) return false;
        closeCell(cell);
        return true;
    }

    private void closeCell(HtmlTag cell) {
        open.endImplied();
        open.popTo(cell);
        open.clearToBorder();
        state.mode = Mode.ROW;
    }

    void caption(HtmlTag tag) {
        if (!isPartOfTable(tag)) body.start(tag);
        else if (leaveCaption()) maker.start(tag);
    }

    private boolean leaveCaption() {
        if (!open.hasInTable(HtmlTag.CAPTION)) return false;
        open.endImplied();
        open.popTo(HtmlTag.CAPTION);
        open.clearToBorder();
        state.mode = Mode.TABLE;
        return true;
    }

    void columns(HtmlTag tag) {
        if (tag == HtmlTag.COL) state.insert(tag);
        else if (tag == HtmlTag.HTML) state.again(tag);
        else if (tag == HtmlTag.TEMPLATE) state.startTemplate(tag);
        else if (open.isCurrent(HtmlTag.COLGROUP)) {
            open.pop();
            state.mode = Mode.TABLE;
            maker.start(tag);
        }
    }

    void endInTable(HtmlTag tag) {
        if (tag == HtmlTag.TABLE) {
            if (!open.hasInTable(tag)) return;
            open.popTo(tag);
            state.resetMode();
        } else if (isPartOfTable(tag) || tag == HtmlTag.BODY || tag == HtmlTag.HTML) return;
        else if (tag == HtmlTag.P || tag == HtmlTag.BR) state.odd = true;
        else body.end(tag);
    }

    void endInTableBody(HtmlTag tag) {
        if (tag.has(TagRole.TABLE_BODY)) {
            if (!open.hasInTable(tag)) return;
            open.clearToTableBody();
            open.pop();
            state.mode = Mode.TABLE;
        } else if (tag == HtmlTag.TABLE) {
            if (leaveTableBody()) maker.end(tag);
        } else endInTable(tag);
    }

    void endInRow(HtmlTag tag) {
        if (tag == HtmlTag.TR) leaveRow();
        else if (tag == HtmlTag.TABLE) {
            if (leaveRow()) maker.end(tag);
        } else if (tag.has(TagRole.TABLE_BODY)) {
            if (open.hasInTable(tag) && leaveRow()) maker.end(tag);
        } else endInTable(tag);
    }

    void endInCell(HtmlTag tag) {
        if (tag.has(TagRole.CELL)) {
            if (open.hasInTable(tag)) closeCell(tag);
            else state.odd = true;
        } else if (tag == HtmlTag.TABLE || tag == HtmlTag.TR || tag.has(TagRole.TABLE_BODY)) {
            if (open.hasInTable(tag) && leaveCell()) maker.end(tag);
        } else if (!isPartOfTable(tag) && tag != HtmlTag.BODY && tag != HtmlTag.HTML) body.end(tag);
    }

    void endInCaption(HtmlTag tag) {
        if (tag == HtmlTag.CAPTION) leaveCaption();
        else if (tag == HtmlTag.TABLE) {
            if (leaveCaption()) maker.end(tag);
        } else if (!isPartOfTable(tag) && tag != HtmlTag.BODY && tag != HtmlTag.HTML) body.end(tag);
    }

    void endInColumns(HtmlTag tag) {
        if (tag == HtmlTag.COL) return;
        if (open.isCurrent(HtmlTag.COLGROUP)) {
            open.pop();
            state.mode = Mode.TABLE;
            if (tag != HtmlTag.COLGROUP) maker.end(tag);
        }
    }
}
