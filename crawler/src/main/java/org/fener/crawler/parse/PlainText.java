package org.fener.crawler.parse;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
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

    private final TextLines out = new TextLines();
    private final Predicate<Element> leftOut;
    private final int longest;
    private int preformatted;

    private PlainText(Predicate<Element> leftOut, int longest) {
        this.leftOut = leftOut;
        this.longest = longest;
    }

    static String of(Element element) {
        return of(element, any -> false);
    }

    /// @param leftOut elements that do not belong to the text, such as a signature inside a post
    static String of(Element element, Predicate<Element> leftOut) {
        return of(element, leftOut, LONGEST);
    }

    /// The words from the start, a little more than so many characters if there are more.
    static String start(Element element, int most) {
        return of(element, any -> false, most);
    }

    private static String of(Element element, Predicate<Element> leftOut, int longest) {
        PlainText text = new PlainText(leftOut, longest);
        NodeTraversor.filter(text, element);
        return text.out.toString();
    }

    /// The words on one line.
    static String line(Element element) {
        return of(element).replace('\n', ' ');
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
        if (out.length() > longest) return FilterResult.STOP;
        if (node instanceof TextNode words) {
            String text = words.getWholeText();
            out.append(text, 0, text.length(), preformatted > 0);
        }
        if (!(node instanceof Element element)) return FilterResult.CONTINUE;
        String name = element.normalName();
        if (NEVER.contains(name) || isHidden(element) || leftOut.test(element)) return FilterResult.SKIP_ENTIRELY;
        if (name.equals("br") || isBlock(element)) out.newLine();
        else if (name.equals("td") || name.equals("th") || name.equals("option")) out.newWord();
        else if (name.equals("img")) out.append(symbol(element.attr("alt"), element.className()));
        if (name.equals("pre")) preformatted++;
        return FilterResult.CONTINUE;
    }

    /// Blocks, and who is quoted, who stands above the quote.
    private static boolean isBlock(Element element) {
        String name = element.normalName();
        if (!name.equals("cite")) return BLOCKS.contains(name);
        Element box = element.parent();
        if (box == null || !Objects.equals(box.firstElementChild(), element)) return false;
        Element above = box.parent();
        return box.normalName().equals("blockquote")
                || (above != null && above.normalName().equals("blockquote"));
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (isBlock(element)) out.newLine();
            if (element.normalName().equals("pre")) preformatted--;
        }
        return FilterResult.CONTINUE;
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
