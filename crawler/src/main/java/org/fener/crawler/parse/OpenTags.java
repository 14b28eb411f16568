package org.fener.crawler.parse;

import java.util.Arrays;

/// The elements that are open at a place of a page, as the HTML standard opens and closes them (WHATWG HTML, 13.2.4.2),
/// and what of that a reader sees. Elements are not kept: only names.
final class OpenTags {

    /// Deeper ones are not opened: nobody writes such pages, but for harm.
    private static final int DEEPEST = BoundedParser.DEEPEST;

    private final TextLines text;
    private HtmlTag[] tags = new HtmlTag[64];
    private int[] children = new int[64];
    private boolean[] blocks = new boolean[64];
    private int size;
    /// Where what nobody sees begins; -1 where a reader sees.
    private int unseenFrom = -1;
    private int preformatted;
    private int foreign;

    OpenTags(TextLines text) {
        this.text = text;
    }

    boolean isSeen() {
        return unseenFrom < 0;
    }

    boolean isPreformatted() {
        return preformatted > 0;
    }

    /// Within a drawing or a formula, whose names mean other things.
    boolean isForeign() {
        return foreign > 0 && isForeign(size);
    }

    private boolean isForeign(int depth) {
        for (int i = depth - 1; i >= 0; i--) {
            if (tags[i].isForeign()) return true;
            if (tags[i].isScope() || tags[i].isRaw()) return false;
        }
        return false;
    }

    void open(HtmlTag tag, boolean hidden) {
        if (size > 0) children[size - 1]++;
        if (size == DEEPEST) return;
        if (size == tags.length) grow();
        boolean block = tag.isBlock || (tag == HtmlTag.CITE && isAboveQuote());
        if (isSeen()) {
            if (hidden || tag.isUnseen) unseenFrom = size;
            else if (block) text.newLine();
            else if (tag == HtmlTag.TD || tag == HtmlTag.TH || tag == HtmlTag.OPTION) text.newWord();
        }
        if (tag == HtmlTag.PRE && isSeen()) preformatted++;
        if (tag.isForeign()) foreign++;
        tags[size] = tag;
        children[size] = 0;
        blocks[size] = block;
        size++;
    }

    /// An element that holds nothing.
    void pass() {
        if (size > 0) children[size - 1]++;
    }

    /// See [PlainText]: who is quoted.
    private boolean isAboveQuote() {
        if (size == 0 || children[size - 1] != 1) return false;
        return tags[size - 1] == HtmlTag.BLOCKQUOTE || (size > 1 && tags[size - 2] == HtmlTag.BLOCKQUOTE);
    }

    private void grow() {
        tags = Arrays.copyOf(tags, size * 2);
        children = Arrays.copyOf(children, size * 2);
        blocks = Arrays.copyOf(blocks, size * 2);
    }

    private void closeDownTo(int depth) {
        while (size > depth) {
            size--;
            HtmlTag tag = tags[size];
            if (tag.isForeign()) foreign--;
            if (unseenFrom == size) unseenFrom = -1;
            else if (isSeen()) {
                if (blocks[size]) text.newLine();
                if (tag == HtmlTag.PRE) preformatted--;
            }
        }
    }

    /// Closes what the opening of this tag closes without saying so; false if the tag is none where it stands.
    boolean closeBefore(HtmlTag tag) {
        if (isForeign()) {
            if (!tag.breaksOut()) return true;
            while (size > 0 && isForeign()) closeDownTo(size - 1);
        }
        if (tag == HtmlTag.FORM && (find(HtmlTag.FORM) >= 0)) return false;
        if (tag.isTablePart()) return closeBeforeTablePart(tag);
        if (tag == HtmlTag.LI) closeItem(tag, tag);
        else if (tag == HtmlTag.DD || tag == HtmlTag.DT) closeItem(HtmlTag.DD, HtmlTag.DT);
        if (tag.closesParagraph()) closeParagraph();
        if (tag.isHeading() && size > 0 && tags[size - 1].isHeading()) closeDownTo(size - 1);
        if (tag == HtmlTag.A) closeFormatting(tag);
        if (tag == HtmlTag.BUTTON || tag == HtmlTag.SELECT) closeInScope(tag);
        if (tag == HtmlTag.OPTION && size > 0 && tags[size - 1] == HtmlTag.OPTION) closeDownTo(size - 1);
        return true;
    }

    /// An open item of a list ends where the next begins.
    private void closeItem(HtmlTag one, HtmlTag other) {
        for (int i = size - 1; i >= 0; i--) {
            if (tags[i] == one || tags[i] == other) {
                closeDownTo(i);
                return;
            }
            boolean passes = tags[i] == HtmlTag.ADDRESS || tags[i] == HtmlTag.DIV || tags[i] == HtmlTag.P;
            if (tags[i].isSpecial() && !passes) return;
        }
    }

    private boolean closeParagraph() {
        for (int i = size - 1; i >= 0 && !tags[i].isScope() && tags[i] != HtmlTag.BUTTON; i--)
            if (tags[i] == HtmlTag.P) {
                closeDownTo(i);
                return true;
            }
        return false;
    }

    private boolean closeBeforeTablePart(HtmlTag tag) {
        int table = find(HtmlTag.TABLE);
        if (table < 0) return false;
        for (int i = size - 1; i > table; i--) {
            HtmlTag open = tags[i];
            boolean body = open == HtmlTag.TBODY || open == HtmlTag.THEAD || open == HtmlTag.TFOOT;
            boolean cell = tag == HtmlTag.TD || tag == HtmlTag.TH;
            if ((cell && open == HtmlTag.TR) || ((cell || tag == HtmlTag.TR) && body)) {
                closeDownTo(i + 1);
                return true;
            }
        }
        closeDownTo(table + 1);
        return true;
    }

    /// Where the innermost of this name is open.
    private int find(HtmlTag tag) {
        for (int i = size - 1; i >= 0; i--) if (tags[i] == tag) return i;
        return -1;
    }

    private void closeInScope(HtmlTag tag) {
        for (int i = size - 1; i >= 0; i--) {
            if (tags[i] == tag) {
                closeDownTo(i);
                return;
            }
            if (tags[i].isScope()) return;
        }
    }

    void close(HtmlTag tag) {
        if (tag == HtmlTag.P) {
            // an end without a start is an empty paragraph
            if (!closeParagraph() && isSeen()) text.newLine();
        } else if (tag == HtmlTag.FORM) remove(tag);
        else if (tag.isFormatting()) closeFormatting(tag);
        else if (tag.isHeading()) closeHeading();
        else if (tag.isTablePart() || tag == HtmlTag.TABLE) closeTablePart(tag);
        else if (tag == HtmlTag.LI) closeListItem();
        else if (tag.isSpecial() || tag.isScope()) closeInScope(tag);
        else closeOther(tag);
    }

    private void closeOther(HtmlTag tag) {
        for (int i = size - 1; i >= 0; i--) {
            if (tags[i].isSame(tag)) {
                closeDownTo(i);
                return;
            }
            if (tags[i].isSpecial()) return;
        }
    }

    private void closeHeading() {
        for (int i = size - 1; i >= 0 && !tags[i].isScope(); i--)
            if (tags[i].isHeading()) {
                closeDownTo(i);
                return;
            }
    }

    private void closeListItem() {
        for (int i = size - 1; i >= 0; i--) {
            if (tags[i] == HtmlTag.LI) {
                closeDownTo(i);
                return;
            }
            if (tags[i].isScope() || tags[i] == HtmlTag.UL || tags[i] == HtmlTag.OL) return;
        }
    }

    private void closeTablePart(HtmlTag tag) {
        for (int i = size - 1; i >= 0; i--) {
            if (tags[i] == tag) {
                closeDownTo(i);
                return;
            }
            if (tags[i] == HtmlTag.TABLE) return;
        }
    }

    /// Where a block stands between, the block stays open (the standard's adoption agency).
    private void closeFormatting(HtmlTag tag) {
        boolean between = false;
        for (int i = size - 1; i >= 0; i--) {
            if (tags[i] == tag) {
                if (between) remove(i);
                else closeDownTo(i);
                return;
            }
            if (tags[i].isScope()) return;
            between |= tags[i].isSpecial();
        }
    }

    private void remove(HtmlTag tag) {
        int at = find(tag);
        if (at == size - 1 && at >= 0) closeDownTo(at);
        else if (at >= 0) remove(at);
    }

    /// Ends one element and leaves those in it open.
    private void remove(int at) {
        if (unseenFrom == at) unseenFrom = -1;
        else if (unseenFrom > at) unseenFrom--;
        if (blocks[at] && isSeen()) text.newLine();
        size--;
        System.arraycopy(tags, at + 1, tags, at, size - at);
        System.arraycopy(children, at + 1, children, at, size - at);
        System.arraycopy(blocks, at + 1, blocks, at, size - at);
    }
}
