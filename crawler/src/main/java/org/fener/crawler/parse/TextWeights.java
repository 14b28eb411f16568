package org.fener.crawler.parse;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
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
    private final Map<String, Integer> called = new HashMap<>();
    private int inLink;
    private int unseen;
    private int inNoise;

    private TextWeights() {}

    static TextWeights of(Element root) {
        TextWeights weights = new TextWeights();
        root.traverse(weights);
        return weights;
    }

    Weight weight(Element element) {
        return weights.getOrDefault(element, NOTHING);
    }

    /// Paragraph characters in all elements that this word makes noise, those inside of other noise aside.
    int paragraphsCalled(String word) {
        return called.getOrDefault(word, 0);
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
        if (!weight.noise.isEmpty() && inNoise == 0) called.merge(weight.noise, weight.paragraph, Integer::sum);
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
