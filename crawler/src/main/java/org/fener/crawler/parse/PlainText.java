package org.fener.crawler.parse;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/// The words of an element as a reader sees them: blocks on lines of their own, white space folded, what is never shown
/// left out. Walks without recursion, so that depth does no harm.
final class PlainText implements NodeFilter {

    /// Text beyond this is cut; the archive keeps the page.
    static final int LONGEST = 2_000_000;

    static final Set<String> NEVER = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "button",
            "select",
            "input",
            "textarea",
            "iframe",
            "object",
            "embed",
            "canvas",
            "audio",
            "video",
            "head",
            "title",
            "map",
            "progress",
            "meter");
    static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "aside",
            "nav",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "tr",
            "tbody",
            "thead",
            "blockquote",
            "pre",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "figure",
            "figcaption",
            "fieldset",
            "form",
            "address",
            "details",
            "summary",
            "center",
            "caption",
            "legend");

    /// What an element's name says of its words.
    enum Shape {
        NEVER,
        BLOCK,
        PREFORMATTED,
        BREAK,
        CELL,
        IMAGE,
        CITE,
        INLINE
    }

    private static final Map<String, Shape> SHAPES = shapes();

    private static Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new HashMap<>();
        BLOCKS.forEach(name -> shapes.put(name, Shape.BLOCK));
        shapes.put("pre", Shape.PREFORMATTED);
        shapes.put("br", Shape.BREAK);
        for (String cell : List.of("td", "th", "option")) shapes.put(cell, Shape.CELL);
        shapes.put("img", Shape.IMAGE);
        shapes.put("cite", Shape.CITE);
        NEVER.forEach(name -> shapes.put(name, Shape.NEVER));
        return Map.copyOf(shapes);
    }

    private final TextLines out = new TextLines();
    private final int longest;
    private final boolean contacts;
    private int preformatted;

    private PlainText(int longest, boolean contacts) {
        this.longest = longest;
        this.contacts = contacts;
    }

    static String of(Element element) {
        return new PlainText(LONGEST, false).text(element);
    }

    /// As [#of(Element)], of an element whose document is known.
    static String of(Element element, ElementIndex index) {
        return of(element, index, PlainText::none, LONGEST);
    }

    /// @param leftOut elements that do not belong to the text, such as a signature inside a post
    static String of(Element element, ElementIndex index, Set<Element> leftOut) {
        return of(
                element,
                index,
                leftOut.isEmpty() ? PlainText::none : place -> leftOut.contains(index.element(place)),
                LONGEST);
    }

    /// @param leftOut by place
    static String of(Element element, ElementIndex index, IntPredicate leftOut) {
        return of(element, index, leftOut, LONGEST);
    }

    /// The words from the start, a little more than so many characters if there are more.
    static String start(Element element, ElementIndex index, int most) {
        return of(element, index, PlainText::none, most);
    }

    private static String of(Element element, ElementIndex index, IntPredicate leftOut, int longest) {
        return new PlainText(longest, false).text(element, index, leftOut, Map.of());
    }

    /// What somebody says with it: its words, and the contacts that its links hide.
    static String said(Element element) {
        return new PlainText(LONGEST, true).text(element);
    }

    static String said(Element element, ElementIndex index) {
        return said(element, index, PlainText::none);
    }

    static String said(Element element, ElementIndex index, Set<Element> leftOut) {
        return said(element, index, leftOut, Map.of());
    }

    /// @param replaced what is said in place of elements, on a line of its own
    static String said(Element element, ElementIndex index, Set<Element> leftOut, Map<Element, String> replaced) {
        IntPredicate out = leftOut.isEmpty() ? PlainText::none : place -> leftOut.contains(index.element(place));
        return new PlainText(LONGEST, true).text(element, index, out, replaced);
    }

    /// @param leftOut by place
    static String said(Element element, ElementIndex index, IntPredicate leftOut) {
        return new PlainText(LONGEST, true).text(element, index, leftOut, Map.of());
    }

    private String text(Element element) {
        NodeTraversor.filter(this, element);
        return out.toString();
    }

    private String text(Element element, ElementIndex index, IntPredicate leftOut, Map<Element, String> replaced) {
        index.walk(index.place(element), new Indexed(index, leftOut, replaced));
        return out.toString();
    }

    private static boolean none(int place) {
        return false;
    }

    /// The words on one line.
    static String line(Element element) {
        return of(element).replace('\n', ' ');
    }

    static String line(Element element, ElementIndex index) {
        return of(element, index).replace('\n', ' ');
    }

    /// White space folded, one line.
    static String fold(String text) {
        TextLines folded = new TextLines();
        folded.append(text);
        return folded.toString();
    }

    /// White space folded within lines, empty lines dropped.
    static String lines(String text) {
        TextLines folded = new TextLines();
        text.lines().forEach(each -> {
            folded.append(each);
            folded.newLine();
        });
        return folded.toString();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (isDone()) return FilterResult.STOP;
        if (node instanceof TextNode words) write(words);
        if (!(node instanceof Element element)) return FilterResult.CONTINUE;
        if (shape(element) == Shape.NEVER || isHidden(element)) return FilterResult.SKIP_ENTIRELY;
        enter(element, shape(element));
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) leave(element, shape(element));
        return FilterResult.CONTINUE;
    }

    private boolean isDone() {
        return out.length() > longest;
    }

    private void write(TextNode words) {
        String text = words.getWholeText();
        out.append(text, 0, text.length(), preformatted > 0);
    }

    private void enter(Element element, Shape shape) {
        switch (shape) {
            case BREAK, BLOCK -> out.newLine();
            case PREFORMATTED -> {
                out.newLine();
                preformatted++;
            }
            case CELL -> out.newWord();
            case IMAGE -> out.append(symbol(element.attr("alt"), element.className()));
            case NEVER, CITE, INLINE -> {}
        }
    }

    private void leave(Element element, Shape shape) {
        if (shape == Shape.BLOCK || shape == Shape.PREFORMATTED) out.newLine();
        if (shape == Shape.PREFORMATTED) preformatted--;
        if (contacts && shape == Shape.INLINE && element.normalName().equals("a")) contact(element);
    }

    private void contact(Element link) {
        String contact = ContactLink.hidden(link);
        if (contact.isEmpty()) return;
        out.newWord();
        out.append(contact);
        out.newWord();
    }

    /// Of an element of this name.
    static Shape shape(String name) {
        return SHAPES.getOrDefault(name, Shape.INLINE);
    }

    private static Shape shape(Element element) {
        return inPlace(shape(element.normalName()), element);
    }

    private static Shape inPlace(Shape shape, Element element) {
        if (shape != Shape.CITE) return shape;
        return isAboveQuote(element) ? Shape.BLOCK : Shape.INLINE;
    }

    /// Who is quoted stands above the quote.
    private static boolean isAboveQuote(Element cite) {
        Element box = cite.parent();
        if (box == null || !Objects.equals(box.firstElementChild(), cite)) return false;
        Element above = box.parent();
        return box.normalName().equals("blockquote")
                || (above != null && above.normalName().equals("blockquote"));
    }

    /// Reads without another walk over the tree.
    private final class Indexed implements DocumentOrder.Walker {

        private final ElementIndex index;
        private final IntPredicate leftOut;
        private final Map<Element, String> replaced;

        Indexed(ElementIndex index, IntPredicate leftOut, Map<Element, String> replaced) {
            this.index = index;
            this.leftOut = leftOut;
            this.replaced = replaced;
        }

        @Override
        public boolean enter(int place) {
            if (index.name(place).shape() == Shape.NEVER || index.isHidden(place) || leftOut.test(place)) return false;
            Element element = index.element(place);
            String instead = replaced.isEmpty() ? null : replaced.get(element);
            if (instead == null) {
                PlainText.this.enter(element, inPlace(index.name(place).shape(), element));
                return true;
            }
            out.newLine();
            out.append(instead);
            out.newLine();
            return false;
        }

        @Override
        public void text(int parent, TextNode text) {
            write(text);
        }

        @Override
        public void leave(int place) {
            Element element = index.element(place);
            PlainText.this.leave(element, inPlace(index.name(place).shape(), element));
        }

        @Override
        public boolean isDone() {
            return PlainText.this.isDone();
        }
    }

    static boolean isHidden(Element element) {
        if (element.attributesSize() == 0) return false;
        // React sends what comes late in hidden boxes and has a script put them where they belong
        if (element.hasAttr("hidden")) return !element.id().startsWith("S:");
        return isHidden(element.attr("style"));
    }

    /// Of a style that an element has.
    static boolean isHidden(String style) {
        return !style.isEmpty()
                && style.replace(" ", "").toLowerCase(Locale.ROOT).contains("display:none");
    }

    /// An emoji or smiley that is drawn as an image.
    static String symbol(String alt, String classes) {
        if (alt.isEmpty() || alt.length() > 12 || alt.indexOf(' ') >= 0) return "";
        String name = classes.toLowerCase(Locale.ROOT);
        boolean drawn = name.contains("emoji") || name.contains("smil") || alt.codePointAt(0) > 0x2000;
        return drawn ? alt : "";
    }
}
