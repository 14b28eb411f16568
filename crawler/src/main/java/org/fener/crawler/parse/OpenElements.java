package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/// The elements that are open while a tree is made, and the formatting that is to be opened again (WHATWG HTML,
/// 13.2.4.2 and 13.2.4.3).
@SuppressWarnings("ReferenceEquality") // which one it is, is the question
final class OpenElements {

    /// An element that may still be open.
    static final class Open {
        final HtmlTag tag;
        final Element element;
        final boolean isForeign;
        boolean isOpen = true;

        Open(HtmlTag tag, Element element, boolean isForeign) {
            this.tag = tag;
            this.element = element;
            this.isForeign = isForeign;
        }

        /// An element of HTML of this name.
        boolean is(HtmlTag other) {
            return !isForeign && tag.isSame(other);
        }

        boolean has(int mark) {
            return isForeign ? (mark & INTEGRATION) != 0 && isIntegration() : tag.has(mark);
        }

        /// Foreign, but what stands in it is HTML.
        boolean isIntegration() {
            return isForeign && (tag == HtmlTag.TITLE || tag.name.equals("desc") || tag.name.equals("foreignobject"));
        }
    }

    private static final int INTEGRATION = TagRole.SCOPE | TagRole.SPECIAL;
    /// So many formatting elements are looked back at.
    private static final int FARTHEST = 12;

    private static final int MOST_ALIKE = 3;
    private static final int MOST_FORMATTING = 512;

    private final List<Open> stack = new ArrayList<>(64);
    /// Null stands for a border that formatting does not cross.
    private final List<@Nullable Open> formatting = new ArrayList<>();

    int size() {
        return stack.size();
    }

    Open get(int at) {
        return stack.get(at);
    }

    Open current() {
        return stack.getLast();
    }

    boolean isCurrent(HtmlTag tag) {
        return current().is(tag);
    }

    void append(Node node) {
        current().element.appendChild(node);
    }

    Open push(HtmlTag tag, Element element, boolean foreign) {
        Open open = new Open(tag, element, foreign);
        stack.add(open);
        return open;
    }

    void pop() {
        stack.removeLast().isOpen = false;
    }

    void remove(Open open) {
        stack.remove(open);
        open.isOpen = false;
    }

    int lastIndexOf(Open open) {
        return stack.lastIndexOf(open);
    }

    void insertAfter(Open below, Open open) {
        int at = stack.lastIndexOf(below);
        stack.add(at < 0 ? stack.size() : at + 1, open);
    }

    /// @param at its place on the stack
    void replace(Open old, Open by, int at) {
        formatting.set(formatting.lastIndexOf(old), by);
        stack.set(at, by);
        old.isOpen = false;
    }

    boolean inScope(Open wanted) {
        for (int at = stack.size() - 1; at >= 0; at--) {
            Open open = stack.get(at);
            if (open == wanted) return true;
            if (open.has(TagRole.SCOPE)) return false;
        }
        return false;
    }

    void popTo(HtmlTag tag) {
        while (!stack.isEmpty()) {
            boolean found = current().is(tag);
            pop();
            if (found) return;
        }
    }

    /// As [#popTo], whatever it is a part of.
    void popToNamed(String name) {
        while (!stack.isEmpty()) {
            boolean found = current().tag.name.equals(name);
            pop();
            if (found) return;
        }
    }

    void popToHeading() {
        while (!stack.isEmpty()) {
            boolean found = !current().isForeign && current().tag.role == TagRole.HEADING;
            pop();
            if (found) return;
        }
    }

    void popTo(int size) {
        while (stack.size() > size) pop();
    }

    /// Down to one of these or the root.
    void clearTo(HtmlTag tag) {
        while (!isCurrent(tag) && !isRoot()) pop();
    }

    void clearToTableBody() {
        while (!(current().has(TagRole.TABLE_BODY) && !current().isForeign) && !isRoot()) pop();
    }

    private boolean isRoot() {
        return isCurrent(HtmlTag.TEMPLATE) || isCurrent(HtmlTag.HTML);
    }

    boolean holds(HtmlTag tag) {
        return last(tag) != null;
    }

    /// The innermost of this name.
    @Nullable
    Open last(HtmlTag tag) {
        for (int at = stack.size() - 1; at >= 0; at--) if (stack.get(at).is(tag)) return stack.get(at);
        return null;
    }

    boolean inScope(HtmlTag tag) {
        return inScope(tag, TagRole.SCOPE);
    }

    /// @param borders marks of what ends the scope
    boolean inScope(HtmlTag tag, int borders) {
        for (int at = stack.size() - 1; at >= 0; at--) {
            Open open = stack.get(at);
            if (open.is(tag)) return true;
            if (open.has(borders)) return false;
        }
        return false;
    }

    boolean hasHeadingInScope() {
        for (int at = stack.size() - 1; at >= 0; at--) {
            Open open = stack.get(at);
            if (!open.isForeign && open.tag.role == TagRole.HEADING) return true;
            if (open.has(TagRole.SCOPE)) return false;
        }
        return false;
    }

    boolean hasTableBodyInScope() {
        return inScope(HtmlTag.TBODY, TagRole.TABLE_SCOPE)
                || inScope(HtmlTag.THEAD, TagRole.TABLE_SCOPE)
                || inScope(HtmlTag.TFOOT, TagRole.TABLE_SCOPE);
    }

    boolean hasInTable(HtmlTag tag) {
        return inScope(tag, TagRole.TABLE_SCOPE);
    }

    boolean hasParagraph() {
        return inScope(HtmlTag.P, TagRole.SCOPE | TagRole.BUTTON_SCOPE);
    }

    void closeParagraph() {
        if (hasParagraph()) close(HtmlTag.P);
    }

    /// Closes an element that is known to be open, and what ends with it.
    void close(HtmlTag tag) {
        endImplied(tag);
        popTo(tag);
    }

    /// What may end without a tag of its own where a template ends.
    void endAllImplied() {
        while (!stack.isEmpty() && mayEndWithTemplate(current())) pop();
    }

    private static boolean mayEndWithTemplate(Open open) {
        if (open.has(TagRole.IMPLIED_END)) return true;
        return !open.isForeign && open.tag.isTablePart() && open.tag != HtmlTag.COL;
    }

    void endImplied() {
        while (!stack.isEmpty() && current().has(TagRole.IMPLIED_END)) pop();
    }

    void endImplied(HtmlTag but) {
        while (!stack.isEmpty() && current().has(TagRole.IMPLIED_END) && !isCurrent(but)) pop();
    }

    // formatting

    void border() {
        add(null);
    }

    void clearToBorder() {
        while (!formatting.isEmpty()) if (formatting.removeLast() == null) return;
    }

    @Nullable
    Open formatting(HtmlTag tag) {
        for (int at = formatting.size() - 1; at >= 0; at--) {
            Open open = formatting.get(at);
            if (open == null) return null;
            if (open.tag.isSame(tag)) return open;
        }
        return null;
    }

    boolean isFormatting(Open open) {
        return formatting.contains(open);
    }

    void removeFormatting(Open open) {
        int at = formatting.lastIndexOf(open);
        if (at >= 0) formatting.remove(at);
    }

    /// @param bookmark behind which it stands
    void replaceFormatting(Open old, Open by, Open bookmark) {
        int at = formatting.indexOf(bookmark);
        if (at < 0) {
            removeFormatting(old);
            add(by);
        } else if (bookmark == old) formatting.set(at, by);
        else {
            removeFormatting(old);
            formatting.add(formatting.indexOf(bookmark) + 1, by);
        }
    }

    void pushFormatting(Open open) {
        int alike = 0;
        int farthest = Math.max(0, formatting.size() - 1 - FARTHEST);
        for (int at = formatting.size() - 1; at >= farthest; at--) {
            Open other = formatting.get(at);
            if (other == null) break;
            if (isAlike(open, other) && ++alike == MOST_ALIKE) {
                formatting.remove(at);
                break;
            }
        }
        add(open);
    }

    private void add(@Nullable Open open) {
        formatting.add(open);
        if (formatting.size() > MOST_FORMATTING) formatting.removeFirst();
    }

    private static boolean isAlike(Open one, Open other) {
        return one.tag.isSame(other.tag) && Objects.equals(one.element.attributes(), other.element.attributes());
    }

    /// Opens again what was closed by the end of a block around it.
    void reopen() {
        if (formatting.isEmpty()) return;
        Open last = formatting.getLast();
        if (last == null || last.isOpen) return;
        int size = formatting.size();
        int from = size - 1;
        int farthest = Math.max(0, size - FARTHEST);
        while (from > farthest) {
            Open before = formatting.get(from - 1);
            if (before == null || before.isOpen) break;
            from--;
        }
        for (int at = from; at < size; at++) {
            Open again = again(Objects.requireNonNull(formatting.get(at)));
            append(again.element);
            stack.add(again);
            formatting.set(at, again);
        }
    }

    /// Another of the same name and attributes.
    static Open again(Open closed) {
        Attributes attributes = closed.element.attributesSize() == 0
                ? null
                : closed.element.attributes().clone();
        return new Open(closed.tag, new PlacedElement(closed.element.tag(), attributes), false);
    }
}
