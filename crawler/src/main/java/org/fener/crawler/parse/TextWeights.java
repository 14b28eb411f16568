package org.fener.crawler.parse;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/// How much text stands in each element, how much of it in links, and how much in paragraphs (blocks of running text
/// that is not mostly links).
final class TextWeights {

    /// Characters in all, in links, in paragraphs.
    static final class Weight {
        int text;
        int linked;
        int paragraph;
        /// Characters and those in paragraphs, without what is left out inside.
        int kept;
        int keptParagraph;
        boolean leftOut;
        /// It or an element around it is noise.
        boolean inNoise;
        /// see [Noise#word]
        String noise = "";
        private int own;
        private int ownLinked;
        private boolean inCalled;
        private boolean inLink;
        private boolean unseen;
        private boolean inline;

        double linkShare() {
            return text == 0 ? 0 : linked / (double) text;
        }
    }

    /// Shorter runs of text are labels.
    private static final int PARAGRAPH = 40;

    private static final Weight NOTHING = new Weight();
    static final Set<String> INLINE = Set.of(
            "a", "b", "i", "em", "strong", "span", "u", "s", "code", "kbd", "sub", "sup", "small", "mark", "abbr",
            "cite", "q", "font", "time", "br", "wbr", "img", "label", "tt", "ins", "del", "bdi", "bdo", "big",
            "acronym", "var", "samp", "dfn", "strike", "nobr");
    static final Set<String> UNSEEN =
            Set.of("script", "style", "noscript", "template", "svg", "select", "textarea", "button", "iframe", "head");

    /// Of a page that is made of parts of one name, they hold this share at least.
    private static final double MOST = 0.35;

    private final ElementIndex index;
    private final int root;
    private final int end;
    /// By place, from that of the root.
    private final Weight[] weights;
    /// By the word that makes them noise, the sums of elements that are not inside of others.
    private final Map<String, Weight> called = new HashMap<>();

    private TextWeights(ElementIndex index, Element root) {
        this.index = index;
        this.root = index.place(root);
        this.end = index.end(this.root);
        this.weights = new Weight[end - this.root];
        for (int place = this.root; place < end; place++) weights[place - this.root] = unweighed(place);
        for (int text = index.textStart(this.root); text < index.textEnd(this.root); text++) addText(text);
        for (int place = end - 1; place >= this.root; place--) sumUp(place);
    }

    static TextWeights of(ElementIndex index, Element root) {
        return new TextWeights(index, root);
    }

    Weight weight(Element element) {
        return weight(index.place(element));
    }

    Weight weight(int place) {
        return place < root || place >= end ? NOTHING : weights[place - root];
    }

    /// Sums up what is left without noise and others; to be called once, before what is kept is asked for.
    void leaveOut(Noise noise, Predicate<Element> others) {
        for (int place = root; place < end; place++) {
            Element element = index.element(place);
            Weight weight = weights[place - root];
            boolean isNoise = noise.is(element, weight);
            weight.inNoise = isNoise || (place > root && weights[index.parent(place) - root].inNoise);
            weight.leftOut = isNoise || others.test(element);
            weight.kept = weight.text;
            weight.keptParagraph = weight.paragraph;
        }
        for (int place = end - 1; place > root; place--) {
            Weight weight = weights[place - root];
            Weight above = weights[index.parent(place) - root];
            above.kept -= weight.leftOut ? weight.text : weight.text - weight.kept;
            above.keptParagraph -= weight.leftOut ? weight.paragraph : weight.paragraph - weight.keptParagraph;
        }
    }

    /// Whether elements that this word makes noise are most of the page.
    boolean isMostCalled(String word) {
        Weight sum = called.getOrDefault(word, NOTHING);
        Weight all = weights[0];
        return sum.text > 0 && (sum.text >= MOST * all.text || sum.paragraph >= Math.max(1, MOST * all.paragraph));
    }

    private Weight unweighed(int place) {
        ElementName name = index.name(place);
        Weight weight = new Weight();
        weight.noise = Noise.word(place, index);
        Weight above = place == root ? NOTHING : weights[index.parent(place) - root];
        weight.inCalled = above.inCalled || !above.noise.isEmpty();
        weight.inLink = above.inLink || name.is("a");
        weight.unseen = above.unseen || name.isUnseen() || index.isHidden(place);
        weight.inline = name.isInline();
        return weight;
    }

    private void addText(int text) {
        Weight weight = weights[index.textParent(text) - root];
        if (weight.unseen) return;
        int length = visible(index.text(text));
        weight.own += length;
        if (weight.inLink) weight.ownLinked += length;
    }

    /// To be called for what is inside before.
    private void sumUp(int place) {
        Weight weight = weights[place - root];
        Weight above = place == root ? new Weight() : weights[index.parent(place) - root];
        weight.text += weight.own;
        weight.linked += weight.ownLinked;
        if (weight.inline && place != root) {
            above.own += weight.own;
            above.ownLinked += weight.ownLinked;
            above.text += weight.text - weight.own;
            above.linked += weight.linked - weight.ownLinked;
            above.paragraph += weight.paragraph;
            return;
        }
        if (weight.own >= PARAGRAPH && weight.ownLinked * 2 < weight.own) weight.paragraph += weight.own;
        if (!weight.noise.isEmpty() && !weight.inCalled) {
            Weight sum = called.computeIfAbsent(weight.noise, any -> new Weight());
            sum.text += weight.text;
            sum.paragraph += weight.paragraph;
        }
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
