package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// The elements and texts of a document in its order, in flat lists made in one walk. An element is known by its place:
/// what stands inside of it are the places up to its end.
final class DocumentOrder {

    private final List<Element> elements = new ArrayList<>(1024);
    private final List<TextNode> texts = new ArrayList<>(1024);
    /// The places of the elements that texts stand in, and of those that follow them.
    private int[] textParents = new int[1024];
    private int[] textNexts = new int[1024];
    private int[] ends = new int[1024];
    private int[] parents = new int[1024];
    private int[] textStarts = new int[1024];
    private int[] textEnds = new int[1024];

    /// Is told of each element when the walk comes to it.
    interface Listener {
        void element(int place, Element element);
    }

    private DocumentOrder() {}

    static DocumentOrder of(Document document, Listener listener) {
        DocumentOrder order = new DocumentOrder();
        order.add(document, 0, listener);
        return order;
    }

    List<Element> elements() {
        return elements;
    }

    List<TextNode> texts() {
        return texts;
    }

    /// That of the element around it; the document's is its own.
    int parent(int place) {
        return parents[place];
    }

    /// The place behind all that stands inside of an element.
    int end(int place) {
        return ends[place];
    }

    /// The place of the element that a text stands in.
    int textParent(int rank) {
        return textParents[rank];
    }

    /// The rank of the first text that is within an element or behind it.
    int textStart(int place) {
        return textStarts[place];
    }

    /// The rank of the first text behind an element.
    int textEnd(int place) {
        return textEnds[place];
    }

    /// Leads through an element, all elements and texts within it.
    void walk(int from, Walker walker) {
        int[] open = new int[16];
        int depth = 0;
        int place = from;
        int text = textStarts[from];
        while (place < ends[from] || text < textEnds[from]) {
            if (walker.isDone()) return;
            boolean isText = text < textEnds[from] && textNexts[text] <= place;
            int around = isText ? textParents[text] : parents[place];
            while (depth > 0 && open[depth - 1] != around) walker.leave(open[--depth]);
            if (isText) walker.text(around, texts.get(text++));
            else if (walker.enter(place)) {
                if (depth == open.length) open = Arrays.copyOf(open, depth * 2);
                open[depth++] = place++;
            } else {
                text = textEnds[place];
                place = ends[place];
            }
        }
        while (depth > 0) walker.leave(open[--depth]);
    }

    /// Is led through elements and texts.
    interface Walker {

        /// Whether it wants to see what is within the element, and to be told where it ends.
        boolean enter(int place);

        /// A text in the element at this place.
        void text(int parent, TextNode text);

        void leave(int place);

        boolean isDone();
    }

    /// Recursion is bounded by the parser's limit on depth.
    private void add(Element element, int parent, Listener listener) {
        int place = elements.size();
        if (place == ends.length) grow();
        elements.add(element);
        parents[place] = parent;
        textStarts[place] = texts.size();
        listener.element(place, element);
        int children = element.childNodeSize();
        for (int i = 0; i < children; i++) {
            Node child = element.childNode(i);
            if (child instanceof Element inner) add(inner, place, listener);
            else if (child instanceof TextNode text) add(text, place);
        }
        ends[place] = elements.size();
        textEnds[place] = texts.size();
    }

    private void add(TextNode text, int parent) {
        int rank = texts.size();
        if (rank == textParents.length) {
            textParents = Arrays.copyOf(textParents, rank * 2);
            textNexts = Arrays.copyOf(textNexts, rank * 2);
        }
        textParents[rank] = parent;
        textNexts[rank] = elements.size();
        texts.add(text);
    }

    private void grow() {
        int more = ends.length * 2;
        ends = Arrays.copyOf(ends, more);
        parents = Arrays.copyOf(parents, more);
        textStarts = Arrays.copyOf(textStarts, more);
        textEnds = Arrays.copyOf(textEnds, more);
    }
}
