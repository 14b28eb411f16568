package org.fener.crawler.parse;

import org.fener.crawler.parse.OpenElements.Open;
import org.fener.crawler.parse.TreeState.Mode;
import org.jsoup.nodes.Document;

/// Start and end tags in the body of a page (WHATWG HTML, 13.2.6.4.7).
final class BodyTags {

    /// So far up jsoup looks for a definition that ends.
    private static final int FARTHEST = 24;

    private final TreeState state;
    private final OpenElements open;
    private final Adoption adoption;
    private final TreeMaker maker;

    BodyTags(TreeState state, TreeMaker maker) {
        this.state = state;
        this.open = state.open;
        this.adoption = new Adoption(open);
        this.maker = maker;
    }

    void start(HtmlTag tag) {
        switch (tag.role) {
            case ORDINARY, RAW, HEAD_EMPTY, MEDIA -> plain(tag);
            case LINK -> link(tag);
            case BLOCK -> block(tag);
            case FORMATTING -> {
                open.reopen();
                open.pushFormatting(state.insert(tag));
            }
            case EMPTY -> {
                open.reopen();
                state.insert(tag);
            }
            case LIST_ITEM -> item(tag, HtmlTag.LI, HtmlTag.LI);
            case DEFINITION -> item(tag, HtmlTag.DD, HtmlTag.DT);
            case HEADING -> {
                open.closeParagraph();
                if (!open.current().isForeign && open.current().tag.role == TagRole.HEADING) open.pop();
                state.insert(tag);
            }
            case PREFORMATTED -> block(tag);
            case RULE -> {
                open.closeParagraph();
                if (open.inScope(HtmlTag.SELECT)) open.endImplied();
                state.insert(tag);
            }
            case TABLE -> {
                if (state.document.quirksMode() != Document.QuirksMode.quirks) open.closeParagraph();
                state.insert(tag);
                state.mode = Mode.TABLE;
            }
            case FORM -> form(tag);
            case INPUT -> {
                if (open.inScope(HtmlTag.SELECT)) open.popTo(HtmlTag.SELECT);
                open.reopen();
                state.insert(tag);
            }
            case BUTTON -> {
                if (open.inScope(HtmlTag.BUTTON, TagRole.SCOPE | TagRole.BUTTON_SCOPE)) {
                    open.endImplied();
                    open.popTo(HtmlTag.BUTTON);
                }
                open.reopen();
                state.insert(tag);
            }
            case SELECT -> {
                if (open.inScope(tag)) open.popTo(tag);
                else {
                    open.reopen();
                    state.insert(tag);
                }
            }
            case OPTION, OPTION_GROUP -> option(tag);
            case NOSCRIPT -> {
                open.reopen();
                state.startNoscript(tag);
            }
            case SVG -> {
                open.reopen();
                state.insertForeign(tag);
            }
            case EMBEDDED -> {
                open.reopen();
                state.insert(tag);
                open.border();
            }
            case TEMPLATE -> state.startTemplate(tag);
            case TABLE_PART -> {}
            case NO_BREAK -> {
                open.reopen();
                if (open.inScope(tag)) {
                    endFormatting(tag);
                    open.reopen();
                }
                open.pushFormatting(state.insert(tag));
            }
            case DOCUMENT -> state.again(tag);
            case UNUSUAL -> state.odd = true;
        }
    }

    private void plain(HtmlTag tag) {
        if (tag.role == TagRole.ORDINARY) open.reopen();
        state.insert(tag);
    }

    private void block(HtmlTag tag) {
        open.closeParagraph();
        state.insert(tag);
    }

    private void link(HtmlTag tag) {
        if (open.formatting(tag) != null) {
            maker.end(tag);
            Open left = open.last(tag);
            if (left != null) {
                open.removeFormatting(left);
                open.remove(left);
            }
        }
        open.reopen();
        open.pushFormatting(state.insert(tag));
    }

    /// @param one and other end before it
    private void item(HtmlTag tag, HtmlTag one, HtmlTag other) {
        int farthest = one == HtmlTag.LI ? 1 : Math.max(0, open.size() - 1 - FARTHEST);
        for (int at = open.size() - 1; at >= farthest; at--) {
            Open around = open.get(at);
            if (around.is(one) || around.is(other)) {
                maker.end(around.tag);
                break;
            }
            boolean passed = around.is(HtmlTag.ADDRESS) || around.is(HtmlTag.DIV) || around.is(HtmlTag.P);
            if (around.has(TagRole.SPECIAL) && !passed) break;
        }
        block(tag);
    }

    private void form(HtmlTag tag) {
        boolean template = open.holds(HtmlTag.TEMPLATE);
        if (state.form != null && !template) return;
        open.closeParagraph();
        Open opened = state.insert(tag);
        if (!template) state.form = opened;
    }

    private void option(HtmlTag tag) {
        if (open.inScope(HtmlTag.SELECT)) {
            if (tag == HtmlTag.OPTION) open.endImplied(HtmlTag.OPTGROUP);
            else open.endImplied();
        } else if (open.isCurrent(HtmlTag.OPTION)) open.pop();
        open.reopen();
        state.insert(tag);
    }

    void end(HtmlTag tag) {
        switch (tag.role) {
            case LIST_ITEM -> {
                if (open.inScope(tag, TagRole.SCOPE | TagRole.LIST_SCOPE)) open.close(tag);
            }
            case DEFINITION -> {
                if (open.inScope(tag)) open.close(tag);
            }
            case HEADING -> {
                if (open.hasHeadingInScope()) {
                    open.endImplied();
                    open.popToHeading();
                }
            }
            case LINK, FORMATTING, NO_BREAK -> endFormatting(tag);
            case FORM -> endForm();
            case EMBEDDED -> {
                if (open.inScope(tag)) {
                    open.endImplied();
                    open.popTo(tag);
                    open.clearToBorder();
                }
            }
            case DOCUMENT -> endDocument(tag);
            default -> endOther(tag);
        }
    }

    private void endOther(HtmlTag tag) {
        if (tag == HtmlTag.P) endParagraph();
        else if (tag == HtmlTag.BR) {
            state.attributes = null;
            start(tag);
        } else if (tag.has(TagRole.CLOSES)) {
            if (open.inScope(tag)) {
                open.endImplied();
                open.popTo(tag);
            }
        } else endAny(tag);
    }

    private void endParagraph() {
        if (!open.hasParagraph()) {
            state.attributes = null;
            state.insert(HtmlTag.P);
        }
        open.close(HtmlTag.P);
    }

    private void endForm() {
        if (open.holds(HtmlTag.TEMPLATE)) {
            if (!open.inScope(HtmlTag.FORM)) return;
            open.endImplied();
            open.popTo(HtmlTag.FORM);
            return;
        }
        Open current = state.form;
        state.form = null;
        if (current == null || !open.inScope(HtmlTag.FORM)) return;
        open.endImplied();
        if (current.isOpen) open.remove(current);
    }

    private void endDocument(HtmlTag tag) {
        if (tag == HtmlTag.BODY) {
            if (open.inScope(tag)) state.mode = Mode.AFTER_BODY;
        } else if (tag == HtmlTag.HTML) {
            if (open.holds(HtmlTag.BODY)) state.mode = Mode.AFTER_ALL;
        } else endAny(tag);
    }

    private void endAny(HtmlTag tag) {
        if (!open.holds(tag)) return;
        for (int at = open.size() - 1; at >= 0; at--) {
            Open around = open.get(at);
            if (around.tag.isSame(tag)) {
                open.close(tag);
                return;
            }
            if (around.has(TagRole.SPECIAL)) return;
        }
    }

    private void endFormatting(HtmlTag tag) {
        if (!adoption.end(tag)) endAny(tag);
    }
}
