package org.fener.crawler.parse;

import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;

/// The text of every element as `Element.text()` says it, written once for the whole document: that of an element is a
/// part of that of its document.
final class Words {

    /// So many elements around a text may say that its space is kept.
    private static final int FARTHEST = 6;

    private final ElementIndex index;
    private final StringBuilder all = new StringBuilder(8192);
    private final int[] starts;
    private final int[] ends;

    private Words(ElementIndex index) {
        this.index = index;
        this.starts = new int[index.size()];
        this.ends = new int[index.size()];
        index.walk(0, new Writer());
    }

    static Words of(ElementIndex index) {
        return new Words(index);
    }

    String of(Element element) {
        int place = index.place(element);
        return all.substring(start(place), Math.max(start(place), end(place)));
    }

    int length(Element element) {
        int place = index.place(element);
        return Math.max(0, end(place) - start(place));
    }

    private int start(int place) {
        int start = starts[place];
        while (start < ends[place] && all.charAt(start) <= ' ') start++;
        return start;
    }

    private int end(int place) {
        int end = ends[place];
        while (end > starts[place] && all.charAt(end - 1) <= ' ') end--;
        return end;
    }

    /// Blocks are parted by a space, white space is one space, but where it is kept as in `pre`.
    private final class Writer implements ElementIndex.Walker {

        @Override
        public boolean enter(int place) {
            Element element = index.element(place);
            if (!all.isEmpty() && isPartedBefore(place, element)) part();
            starts[place] = all.length();
            return true;
        }

        @Override
        public void text(int parent, TextNode text) {
            if (text instanceof CDataNode || keepsSpace(parent)) all.append(text.getWholeText());
            else fold(text.getWholeText());
        }

        @Override
        public void leave(int place) {
            ends[place] = all.length();
            Element element = index.element(place);
            if (isPartedBehind(place, element) && isTextOrInline(element.nextSibling())) part();
        }

        @Override
        public boolean isDone() {
            return false;
        }

        private void part() {
            if (!isParted()) all.append(' ');
        }

        private boolean isParted() {
            return !all.isEmpty() && all.charAt(all.length() - 1) == ' ';
        }

        private void fold(String words) {
            boolean white = isParted();
            int from = 0;
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                if (c > ' ' && c < '\u00a0') {
                    white = false;
                    continue;
                }
                boolean space = c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == '\u00a0';
                boolean unseen = c == '\u200b' || c == '\u00ad';
                if (!space && !unseen) {
                    white = false;
                    continue;
                }
                all.append(words, from, i);
                from = i + 1;
                if (space && !white) {
                    all.append(' ');
                    white = true;
                }
            }
            all.append(words, from, words.length());
        }
    }

    private boolean keepsSpace(int place) {
        int at = place;
        for (int up = 0; up < FARTHEST && at > 0; up++, at = index.parent(at))
            if (index.element(at).tag().preserveWhitespace()) return true;
        return false;
    }

    private boolean isPartedBefore(int place, Element element) {
        Tag tag = element.tag();
        return tag.isBlock() || element.normalName().equals("br") || (tag.is(Tag.TextBoundary) && hasWords(place));
    }

    private boolean hasWords(int place) {
        for (int text = index.textStart(place); text < index.textEnd(place); text++)
            if (!index.text(text).isBlank()) return true;
        return false;
    }

    private boolean isPartedBehind(int place, Element element) {
        Tag tag = element.tag();
        return tag.isBlock() || tag.is(Tag.TextBoundary) || hasBlock(place);
    }

    /// Among its children.
    private boolean hasBlock(int place) {
        for (int child = place + 1; child < index.end(place); child = index.end(child))
            if (index.element(child).tag().isBlock()) return true;
        return false;
    }

    private static boolean isTextOrInline(@Nullable Node next) {
        return next instanceof TextNode
                || (next instanceof Element element && element.tag().isInline());
    }
}
