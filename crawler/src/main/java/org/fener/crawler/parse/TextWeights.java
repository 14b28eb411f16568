package org.fener.crawler.parse;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// How much text stands in each element, how much of it in links, and how much in paragraphs (blocks of running text
/// that is not mostly links). One walk, no recursion.
final class TextWeights implements NodeVisitor {

    /// Characters in all, in links, in paragraphs.
    static final class Weight {
        int text;
        int linked;
        int paragraph;
        /// Characters and those in paragraphs, without what is left out inside.
        int kept;
        int keptParagraph;
        boolean leftOut;
        /// see [Noise#word]
        String noise = "";
        private int own;
        private int ownLinked;

        double linkShare() {
            return text == 0 ? 0 : linked / (double) text;
        }
    }

    /// Shorter runs of text are labels.
    private static final int PARAGRAPH = 40;

    private static final Weight NOTHING = new Weight();
    private static final Set<String> INLINE = Set.of(
            "a", "b", "i", "em", "strong", "span", "u", "s", "code", "kbd", "sub", "sup", "small", "mark", "abbr",
            "cite", "q", "font", "time", "br", "wbr", "img", "label", "tt", "ins", "del", "bdi", "bdo", "big",
            "acronym", "var", "samp", "dfn", "strike", "nobr");
    private static final Set<String> UNSEEN =
            Set.of("script", "style", "noscript", "template", "svg", "select", "textarea", "button", "iframe", "head");

    private final IdentityHashMap<Element, Weight> weights = new IdentityHashMap<>();
    /// Of a page that is made of parts of one name, they hold this share at least.
    private static final double MOST = 0.35;

    /// By the word that makes them noise, the sums of elements that are not inside of others.
    private final Map<String, Weight> called = new HashMap<>();
    private final Element root;
    private int inLink;
    private int unseen;
    private int inNoise;

    private TextWeights(Element root) {
        this.root = root;
    }

    static TextWeights of(Element root) {
        TextWeights weights = new TextWeights(root);
        root.traverse(weights);
        return weights;
    }

    Weight weight(Element element) {
        return weights.getOrDefault(element, NOTHING);
    }

    /// Sums up what is left without these elements; to be called once, before what is kept is asked for.
    void leaveOut(Predicate<Element> noise) {
        root.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (!(node instanceof Element element)) return;
                Weight weight = weight(element);
                weight.leftOut = noise.test(element);
                weight.kept = weight.text;
                weight.keptParagraph = weight.paragraph;
            }

            @Override
            public void tail(Node node, int depth) {
                if (!(node instanceof Element element) || element.parent() == null || element.equals(root)) return;
                Weight weight = weight(element);
                Weight above = weight(element.parent());
                above.kept -= weight.leftOut ? weight.text : weight.text - weight.kept;
                above.keptParagraph -= weight.leftOut ? weight.paragraph : weight.paragraph - weight.keptParagraph;
            }
        });
    }

    /// Whether elements that this word makes noise are most of the page.
    boolean isMostCalled(String word) {
        Weight sum = called.getOrDefault(word, NOTHING);
        Weight all = weight(root);
        return sum.text > 0 && (sum.text >= MOST * all.text || sum.paragraph >= Math.max(1, MOST * all.paragraph));
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof Element element) {
            Weight weight = new Weight();
            weight.noise = Noise.word(element);
            if (!weight.noise.isEmpty()) inNoise++;
            weights.put(element, weight);
            if (element.normalName().equals("a")) inLink++;
            if (UNSEEN.contains(element.normalName()) || PlainText.isHidden(element)) unseen++;
        } else if (node instanceof TextNode text && unseen == 0 && node.parent() instanceof Element parent) {
            Weight weight = weights.get(parent);
            int length = visible(text.getWholeText());
            if (weight == null || length == 0) return;
            weight.own += length;
            if (inLink > 0) weight.ownLinked += length;
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) return;
        if (element.normalName().equals("a")) inLink--;
        if (UNSEEN.contains(element.normalName()) || PlainText.isHidden(element)) unseen--;
        Weight weight = weight(element);
        if (!weight.noise.isEmpty()) inNoise--;
        Weight above = element.parent() == null ? null : weights.get(element.parent());
        weight.text += weight.own;
        weight.linked += weight.ownLinked;
        if (INLINE.contains(element.normalName()) && above != null) {
            above.own += weight.own;
            above.ownLinked += weight.ownLinked;
            above.text += weight.text - weight.own;
            above.linked += weight.linked - weight.ownLinked;
            above.paragraph += weight.paragraph;
            return;
        }
        if (weight.own >= PARAGRAPH && weight.ownLinked * 2 < weight.own) weight.paragraph += weight.own;
        if (!weight.noise.isEmpty() && inNoise == 0) {
            Weight sum = called.computeIfAbsent(weight.noise, any -> new Weight());
            sum.text += weight.text;
            sum.paragraph += weight.paragraph;
        }
        if (above == null) return;
        above.text += weight.text;
        above.linked += weight.linked;
        above.paragraph += weight.paragraph;
    }

    private static int visible(String text) {
        int count = 0;
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            boolean blank = text.charAt(i) <= ' ' || text.charAt(i) == '\u00a0';
            if (!blank || !space) count++;
            space = blank;
        }
        return space && count > 0 ? count - 1 : count;
    }
}
