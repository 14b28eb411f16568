package org.fener.crawler.parse;

import java.util.Arrays;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;

/// Writes the text of an element as `Element.text()` says it: blocks are parted by a space, white space is one space,
/// but where it is kept as in `pre`.
class WordWriter implements DocumentOrder.Walker {

    /// So many elements around a text may say that its space is kept.
    private static final int FARTHEST = 6;

    private final ElementIndex index;
    private char[] written;
    private int size;

    WordWriter(ElementIndex index, int expected) {
        this.index = index;
        this.written = new char[expected];
    }

    static String words(ElementIndex index, int place) {
        int texts = index.textEnd(place) - index.textStart(place);
        String only = texts == 1 ? index.text(index.textStart(place)).trim() : "";
        if (texts == 0 || isFolded(only)) return only;
        WordWriter writer = new WordWriter(index, 64);
        index.walk(place, writer);
        return writer.words(0, writer.size);
    }

    /// Whether it says something and white space parts only two words each.
    private static boolean isFolded(String trimmed) {
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            boolean plain = c > ' ' && c < '\u00a0';
            if (!plain && !(c == ' ' && trimmed.charAt(i - 1) != ' ')) return false;
        }
        return !trimmed.isEmpty();
    }

    /// How much is written.
    final int size() {
        return size;
    }

    /// Of what is written a part, without white space around it.
    final String words(int from, int to) {
        int start = start(from, to);
        return new String(written, start, end(start, to) - start);
    }

    final int length(int from, int to) {
        int start = start(from, to);
        return end(start, to) - start;
    }

    private int start(int from, int to) {
        int start = from;
        while (start < to && written[start] <= ' ') start++;
        return start;
    }

    private int end(int start, int to) {
        int end = to;
        while (end > start && written[end - 1] <= ' ') end--;
        return end;
    }

    @Override
    public boolean enter(int place) {
        if (size > 0 && isPartedBefore(place)) part();
        return true;
    }

    @Override
    public void text(int parent, TextNode text) {
        String words = text.getWholeText();
        int length = words.length();
        if (size + length >= written.length) written = Arrays.copyOf(written, Math.max(size + length + 1, size * 2));
        words.getChars(0, length, written, size);
        size = text instanceof CDataNode || keepsSpace(parent) ? size + length : folded(size, size + length);
    }

    @Override
    public void leave(int place) {
        Element element = index.element(place);
        if (isPartedBehind(place, element) && isTextOrInline(element.nextSibling())) part();
    }

    @Override
    public boolean isDone() {
        return false;
    }

    private void part() {
        if (isParted()) return;
        if (size == written.length) written = Arrays.copyOf(written, size * 2);
        written[size++] = ' ';
    }

    private boolean isParted() {
        return size > 0 && written[size - 1] == ' ';
    }

    /// Folds what stands there.
    ///
    /// @return where it ends now
    private int folded(int from, int to) {
        boolean white = isParted();
        int at = from;
        for (int i = from; i < to; i++) {
            char c = written[i];
            boolean plain = c > ' ' && c < '\u00a0';
            if (plain || !(isSpace(c) || isUnseen(c))) {
                written[at++] = c;
                white = false;
            } else if (isSpace(c) && !white) {
                written[at++] = ' ';
                white = true;
            }
        }
        return at;
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == '\u00a0';
    }

    static boolean isUnseen(char c) {
        return c == '\u200b' || c == '\u00ad';
    }

    private boolean keepsSpace(int place) {
        int at = place;
        int farthest = index.mayKeepSpace() ? FARTHEST : 1;
        for (int up = 0; up < farthest && at > 0; up++, at = index.parent(at))
            if (index.element(at).tag().preserveWhitespace()) return true;
        return false;
    }

    private boolean isPartedBefore(int place) {
        Tag tag = index.element(place).tag();
        return tag.isBlock() || index.name(place).is("br") || (tag.is(Tag.TextBoundary) && hasWords(place));
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
