package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The main text of a page without menus, teasers, banners and footers.
///
/// From the container that is named for it, or from the body, it goes down as long as one child holds nearly all
/// paragraphs; noise inside is left out, unless the "noise" is what the page is about.
final class MainText {

    /// A child must hold this share of its parent's paragraphs to stand for it.
    private static final double CHILD_SHARE = 0.8;
    /// What holds so much of the page is not noise, whatever it is called.
    private static final double TOO_MUCH = 0.35;
    private static final int SPARSE = 250;
    private static final int FEW = 40;

    /// @param share of the page's paragraphs that a container of this name must hold
    private record Named(Css where, double share) {
        static Named of(String css, double share) {
            return new Named(Css.of(css), share);
        }
    }

    private static final List<Named> NAMED = List.of(
            Named.of("[itemprop=articleBody]", 0.1),
            Named.of(
                    ".post-content, .entry-content, .post-body, .post__content, .article-body, .article__body, .article-content, .article__content, .story-body, .articleBody, #article-body, #articleBody, .ArticleBody, .article-text, .articletext, .post-text, .blog-content, .news-text, .story-content, .td-post-content, .article_body, .article_content, .post_content, .story__body, .field--name-body, .field-name-body, .rich-text, .wysiwyg, .entry",
                    0.25),
            Named.of("article", 0.35),
            Named.of("main, [role=main], #main-content, #main, #content, .main-content", 0.4));
    /// So many of the names are those of a text, not of a part of a page.
    private static final int BODIES = 2;

    private static final Css WHOLE = Css.of("main, [role=main], #main-content, #main, #content, .main-content");
    private static final Set<String> CONTAINERS =
            Set.of("body", "div", "section", "article", "main", "td", "table", "tbody", "tr", "form", "center", "span");

    private final ElementIndex index;
    private final Evidence evidence;
    private final Document document;
    private final TextWeights weights;
    private final Noise noise;
    private final int all;

    MainText(ElementIndex index, Evidence evidence) {
        this(index, evidence, Set.of());
    }

    /// @param others what does not belong to the main text, such as the comments on it
    MainText(ElementIndex index, Evidence evidence, Set<Element> others) {
        this.index = index;
        this.evidence = evidence;
        this.document = index.document();
        this.weights = TextWeights.of(index, document.body());
        this.all = weights.weight(document.body()).paragraph;
        this.noise = new Noise(weights, all * TOO_MUCH);
        weights.leaveOut(noise, element -> others.contains(element) || isPageHeader(element));
    }

    static String of(Document document) {
        ElementIndex index = ElementIndex.of(document);
        return new MainText(index, new Evidence(index)).text();
    }

    String text() {
        Element main = element();
        int paragraphs = weights.weight(main).keptParagraph;
        if (paragraphs * 2 >= weights.weight(document.body()).text || isArticle()) return text(main);
        Element whole = whole();
        int place = index.place(whole);
        String wide = PlainText.said(whole, index, inner -> inner != place && weights.weight(inner).leftOut);
        return paragraphs * 2 >= wide.length() ? text(main) : withoutRepeats(wide);
    }

    /// It says so, in schema.org's words or as a card that has a body by name.
    private boolean isArticle() {
        return evidence.linkedData().stream().anyMatch(thing -> thing.isA(SchemaParser.ARTICLES))
                || evidence.microdata().stream().anyMatch(thing -> thing.isA(SchemaParser.ARTICLES))
                || (evidence.isOfKind("article")
                        && named(NAMED.subList(0, BODIES)).isPresent());
    }

    /// Where a page says little in paragraphs: its main part as it names it, or all of it.
    private Element whole() {
        Element best = document.body();
        int most = 0;
        for (Element candidate : WHOLE.all(document.body(), index)) {
            int words = weights.weight(candidate).kept;
            if (words > most) {
                most = words;
                best = candidate;
            }
        }
        return most * 5 >= weights.weight(document.body()).kept * 2 ? best : document.body();
    }

    private boolean isPageHeader(Element element) {
        if (!element.normalName().equals("header")) return false;
        Element above = element.parent();
        return above != null && (above.equals(document.body()) || Objects.equals(above.parent(), document.body()));
    }

    String text(Element main) {
        return text(main, any -> false);
    }

    /// @param leftOut what does not belong to it besides noise
    String text(Element main, Predicate<Element> leftOut) {
        boolean sparse = weights.weight(main).paragraph < SPARSE;
        String title = document.title();
        int place = index.place(main);
        String text = PlainText.said(
                main,
                index,
                inner -> inner != place
                        && (weights.weight(inner).leftOut
                                || isTitle(index.element(inner), title)
                                || leftOut.test(index.element(inner))
                                || (!sparse && noise.isLinkBlock(index.element(inner), weights.weight(inner), index))));
        return withoutRepeats(text);
    }

    private boolean isTitle(Element inner, String title) {
        if (!inner.normalName().equals("h1")) return false;
        String words = PlainText.line(inner, index);
        return words.isEmpty() || title.contains(words);
    }

    /// Pages carry paragraphs twice, for wide and for narrow screens.
    private static String withoutRepeats(String text) {
        List<String> lines = text.lines().toList();
        Set<String> seen = new HashSet<>();
        List<String> kept = new ArrayList<>(lines.size());
        for (String line : Beginnings.dropped(lines)) if (line.length() < 60 || seen.add(line)) kept.add(line);
        return kept.size() == lines.size() ? text : String.join("\n", kept).strip();
    }

    /// The element that holds the main text.
    Element element() {
        return down(named(NAMED).orElse(document.body()));
    }

    /// Whether it stands in a menu, a teaser, a footer or the like.
    boolean isInNoise(Element element) {
        return weights.weight(element).inNoise;
    }

    /// The innermost element that holds all of these words as they stand, white space aside.
    Optional<Element> holding(String words) {
        String wanted = squeezed(words);
        if (wanted.length() < FEW
                || !squeezed(PlainText.of(document.body(), index)).contains(wanted)) return Optional.empty();
        Element at = document.body();
        for (int depth = 0; depth < BoundedParser.DEEPEST; depth++) {
            Optional<Element> inner = at.children().stream()
                    .filter(child -> CONTAINERS.contains(child.normalName()))
                    .filter(child -> squeezed(PlainText.of(child, index)).contains(wanted))
                    .findFirst();
            if (inner.isEmpty()) break;
            at = inner.get();
        }
        return Optional.of(at);
    }

    static String squeezed(String words) {
        StringBuilder out = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) if (!isSpace(words.charAt(i))) out.append(words.charAt(i));
        return out.toString();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /// Characters in the elements, those of elements inside of others counted once. In document order.
    int outermost(List<Element> elements) {
        int words = 0;
        int end = 0;
        for (Element element : elements) {
            int place = index.place(element);
            if (place < end) continue;
            words += weights.weight(place).text;
            end = index.end(place);
        }
        return words;
    }

    TextWeights.Weight weight(Element element) {
        return weights.weight(element);
    }

    private Optional<Element> named(List<Named> names) {
        int whole = clean(document.body());
        for (Named name : names) {
            Element best = null;
            int most = 0;
            List<Element> candidates = name.where.all(document.body(), index);
            for (Element candidate : candidates) {
                int words = clean(candidate);
                if (words > most) {
                    most = words;
                    best = candidate;
                }
            }
            if (best == null || most < FEW) continue;
            Element joined = joined(best, most, candidates);
            if (clean(joined) >= name.share * whole) return Optional.of(joined);
        }
        return Optional.empty();
    }

    /// The body of an article may come in several parts of the same name.
    private Element joined(Element best, int most, List<Element> candidates) {
        Element at = best;
        for (Element candidate : candidates) {
            if (clean(candidate) * 4 < most
                    || Objects.equals(candidate, at)
                    || candidate.parents().contains(at)
                    || at.parents().contains(candidate)) continue;
            while (!Objects.equals(at, candidate) && !candidate.parents().contains(at) && at.parent() != null)
                at = at.parent();
        }
        return at;
    }

    private Element down(Element from) {
        int at = index.place(from);
        for (int depth = 0; depth < BoundedParser.DEEPEST; depth++) {
            int words = weights.weight(at).keptParagraph;
            int best = -1;
            int most = 0;
            for (int child = at + 1; child < index.end(at); child = index.end(child)) {
                TextWeights.Weight weight = weights.weight(child);
                if (weight.keptParagraph <= most || !mayHold(index.element(child), weight)) continue;
                most = weight.keptParagraph;
                best = child;
            }
            if (best < 0 || words < FEW || most < CHILD_SHARE * words) break;
            at = best;
        }
        return index.element(at);
    }

    private boolean mayHold(Element child, TextWeights.Weight weight) {
        return CONTAINERS.contains(child.normalName()) && !noise.is(child, weight);
    }

    /// Paragraph characters without those of noise.
    private int clean(Element element) {
        return weights.weight(element).keptParagraph;
    }
}
