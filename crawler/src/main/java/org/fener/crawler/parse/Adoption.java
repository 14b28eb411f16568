package org.fener.crawler.parse;

import org.fener.crawler.parse.OpenElements.Open;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/// Ends formatting that ends inside of another element than it began in: each part of it gets an element of its own
/// (WHATWG HTML, 13.2.6.4.7, the adoption agency algorithm).
@SuppressWarnings("ReferenceEquality") // which one it is, is the question
final class Adoption {

    private static final int MOST_ROUNDS = 8;
    private static final int MOST_KEPT = 3;

    private final OpenElements open;

    Adoption(OpenElements open) {
        this.open = open;
    }

    /// Ends it, unless no such formatting is open: then its end tag is as any other, and the answer is no.
    boolean end(HtmlTag tag) {
        if (open.isCurrent(tag) && !open.isFormatting(open.current())) {
            open.pop();
            return true;
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Open formatting = open.formatting(tag);
            if (formatting == null) return false;
            if (!formatting.isOpen) {
                open.removeFormatting(formatting);
                return true;
            }
            if (!open.inScope(formatting) || !mend(formatting)) return true;
        }
        return true;
    }

    /// Mends once; whether there may be more to mend.
    private boolean mend(Open formatting) {
        int at = open.lastIndexOf(formatting);
        int block = at + 1;
        while (block < open.size() && !open.get(block).has(TagRole.SPECIAL)) block++;
        if (block == open.size()) {
            open.popTo(at);
            open.removeFormatting(formatting);
            return false;
        }
        return at > 0 && adopt(formatting, at, block);
    }

    private boolean adopt(Open formatting, int at, int block) {
        Open furthest = open.get(block);
        Element ancestor = open.get(at - 1).element;
        Open bookmark = formatting;
        Element last = furthest.element;
        int seen = 0;
        for (int place = block - 1; place >= 0 && place < open.size(); place--) {
            Open node = open.get(place);
            if (node == formatting) {
                move(last, ancestor);
                Open again = OpenElements.again(formatting);
                again.element.appendChildren(furthest.element.childNodes());
                furthest.element.appendChild(again.element);
                open.replaceFormatting(formatting, again, bookmark);
                open.remove(formatting);
                open.insertAfter(furthest, again);
                return true;
            }
            if (++seen > MOST_KEPT) open.removeFormatting(node);
            if (!open.isFormatting(node)) {
                open.remove(node);
                continue;
            }
            Open again = OpenElements.again(node);
            open.replace(node, again, place);
            if (last == furthest.element) bookmark = again;
            again.element.appendChild(last);
            last = again.element;
        }
        return false;
    }

    private static void move(Element node, Element parent) {
        if (node.parent() != null) node.remove();
        if (parent instanceof Document && parent.childrenSize() > 0) return;
        for (Node ancestor = parent; ancestor != null; ancestor = ancestor.parent()) if (ancestor == node) return;
        parent.appendChild(node);
    }
}
