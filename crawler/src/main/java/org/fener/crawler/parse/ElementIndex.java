package org.fener.crawler.parse;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The elements of a document in its order, found by name, class, id or attribute without another walk over it. Made in
/// one walk; the document must not change afterwards.
///
/// An element is known by its place in the order; what stands inside of it are the places up to its end, so that a
/// search within it is a search for two numbers in a sorted list.
final class ElementIndex {

    /// The words of elements with more texts are cut out of those of the whole document, once as much has been written
    /// for them as pays for it.
    private static final int FEW_TEXTS = 4;

    /// What keeps white space and may have elements inside.
    private static final List<String> KEEPING = List.of("pre", "listing", "plaintext", "textarea");

    private final Document document;
    private final ElementNames names = new ElementNames();
    private final DocumentOrder order;
    private final List<Element> elements;
    private final IdentityPlaces places;
    private final boolean mayKeepSpace;
    /// By the alternative's selector, which is part of several.
    private final Map<String, Places> answers = new HashMap<>();

    private final IdentityHashMap<Css, Places> unions = new IdentityHashMap<>();
    private final IdentityHashMap<Pick, List<Pick.Place>> possible = new IdentityHashMap<>();
    private @Nullable BitSet hidden;
    private @Nullable Words words;
    /// So many texts have been written for single elements of more than a few.
    private int briefly;

    private ElementIndex(Document document) {
        this.document = document;
        this.order = DocumentOrder.of(document, names);
        this.elements = order.elements();
        this.places = new IdentityPlaces(elements);
        this.mayKeepSpace = KEEPING.stream().anyMatch(name -> names.named(name).size() > 0);
    }

    static ElementIndex of(Document document) {
        return new ElementIndex(document);
    }

    Document document() {
        return document;
    }

    /// How many elements there are; the document itself is at place 0.
    int size() {
        return elements.size();
    }

    Element element(int place) {
        return elements.get(place);
    }

    int place(Element element) {
        int place = places.of(element);
        if (place < 0) throw new IllegalArgumentException("<" + element.normalName() + "> is of another document");
        return place;
    }

    /// That of the element around it; the document's is its own.
    int parent(int place) {
        return order.parent(place);
    }

    /// The place behind all that stands inside of an element.
    int end(int place) {
        return order.end(place);
    }

    ElementName name(int place) {
        return names.name(place);
    }

    ClassNames classNames(int place) {
        return names.classNames(place);
    }

    /// Whether an element is not shown; see [PlainText#isHidden(Element)].
    boolean isHidden(int place) {
        if (hidden == null) hidden = names.hidden(elements);
        return hidden.get(place);
    }

    String id(int place) {
        return names.has(place, AttributeName.ID) ? elements.get(place).attr("id") : "";
    }

    String role(int place) {
        return names.has(place, AttributeName.ROLE) ? elements.get(place).attr("role") : "";
    }

    String text(int rank) {
        return order.texts().get(rank).getWholeText();
    }

    /// As `TextNode.text()`.
    String folded(int rank) {
        return order.texts().get(rank).text();
    }

    /// The place of the element that a text stands in.
    int textParent(int rank) {
        return order.textParent(rank);
    }

    /// The rank of the first text that is within an element or behind it.
    int textStart(int place) {
        return order.textStart(place);
    }

    /// The rank of the first text behind an element.
    int textEnd(int place) {
        return order.textEnd(place);
    }

    /// Whether white space may be kept in elements inside of others, as in `pre`.
    boolean mayKeepSpace() {
        return mayKeepSpace;
    }

    /// Leads through an element, all elements and texts within it, in the document's order.
    void walk(int from, DocumentOrder.Walker walker) {
        order.walk(from, walker);
    }

    /// As `Element.text()`.
    String words(Element element) {
        int place = place(element);
        return isBrief(place) ? WordWriter.words(this, place) : allWords().of(place);
    }

    /// How long [#words] are.
    int length(Element element) {
        int place = place(element);
        return isBrief(place)
                ? WordWriter.words(this, place).length()
                : allWords().length(place);
    }

    /// Whether its words are sooner written than all words of the document, which nobody has asked for yet.
    private boolean isBrief(int place) {
        if (words != null) return false;
        int texts = textEnd(place) - textStart(place);
        if (texts <= FEW_TEXTS) return true;
        briefly += texts;
        return briefly * 2 <= textEnd(0);
    }

    private Words allWords() {
        if (words == null) words = Words.of(this);
        return words;
    }

    /// All elements of this name, such as `a`.
    List<Element> named(String name) {
        return named(name, document);
    }

    /// Those within an element, which itself may be one of them.
    List<Element> named(String name, Element within) {
        return elements(names.named(name), within);
    }

    /// All elements within one, with itself.
    List<Element> within(Element element) {
        int at = place(element);
        return elements.subList(at, end(at));
    }

    /// Whether an element has this class name, written like this.
    boolean hasClass(String name) {
        return names.hasClass(name);
    }

    Set<String> ids() {
        return names.ids();
    }

    boolean hasAttribute(String name) {
        return names.hasAttribute(name);
    }

    List<Element> withAttribute(String name) {
        return elements(names.withAttribute(name), document);
    }

    /// Whether this is surely true of none.
    boolean hasNone(Css.Clue clue) {
        return clue.kind() != Css.Clue.Kind.NONE && names.places(clue).size() == 0;
    }

    /// All elements of which this may be true.
    List<Element> candidates(Css.Clue clue, Element within) {
        return clue.kind() == Css.Clue.Kind.NONE ? within(within) : elements(names.places(clue), within);
    }

    /// Each of these once and in the document's order.
    List<Element> inOrder(List<Element> found) {
        if (found.size() < 2) return found;
        int[] at = new int[found.size()];
        for (int i = 0; i < at.length; i++) at[i] = place(found.get(i));
        Arrays.sort(at);
        List<Element> ordered = new ArrayList<>(at.length);
        for (int i = 0; i < at.length; i++) if (i == 0 || at[i] != at[i - 1]) ordered.add(elements.get(at[i]));
        return ordered;
    }

    /// All elements within one of which an alternative without ancestors is true: asked of the whole document once.
    List<Element> answers(Css.Alternative alternative, Element within) {
        return elements(answers(alternative), within);
    }

    /// The same for a selector of several such alternatives.
    List<Element> answers(Css several, Element within) {
        Places known = unions.get(several);
        if (known == null) {
            BitSet all = new BitSet(size());
            for (Css.Alternative each : several.alternatives()) answers(each).addTo(all);
            known = Places.of(all);
            unions.put(several, known);
        }
        return elements(known, within);
    }

    /// Whether one of which an alternative without ancestors is true stands around an element.
    ///
    /// @param root the last around it that is asked; what stands outside does not count
    boolean isInside(Element element, Css.Alternative outer, Element root) {
        Places around = answers(outer);
        int top = place(root);
        int place = place(element);
        for (int at = parent(place); at < place && at >= top; at = parent(at)) {
            if (around.has(at)) return true;
            if (at == 0) return false;
        }
        return false;
    }

    private Places answers(Css.Alternative alternative) {
        if (alternative.isAll()) return names.places(alternative.clue());
        Places known = answers.get(alternative.selector());
        if (known == null) {
            known = matching(alternative);
            answers.put(alternative.selector(), known);
        }
        return known;
    }

    /// The places of a pick at which this document may have something: told once.
    List<Pick.Place> possible(Pick pick) {
        return possible.computeIfAbsent(pick, any -> {
            List<Pick.Place> places = new ArrayList<>();
            for (Pick.Place place : pick.places())
                if (place.where().isEmpty() || place.where().get().mayBeIn(this)) places.add(place);
            return places;
        });
    }

    private Places matching(Css.Alternative alternative) {
        Places found = new Places();
        for (Element candidate : candidates(alternative.clue(), document))
            if (alternative.matches(document, candidate)) found.add(place(candidate));
        return found;
    }

    private List<Element> elements(Places found, Element within) {
        if (found.size() == 0) return List.of();
        int place = within.equals(document) ? 0 : place(within);
        int from = found.from(place);
        return new Found(elements, found, from, place == 0 ? found.size() : found.from(end(place)));
    }

    /// The elements at some places.
    private static final class Found extends AbstractList<Element> implements RandomAccess {
        private final List<Element> elements;
        private final Places places;
        private final int from;
        private final int to;

        Found(List<Element> elements, Places places, int from, int to) {
            this.elements = elements;
            this.places = places;
            this.from = from;
            this.to = to;
        }

        @Override
        public Element get(int index) {
            return elements.get(places.get(Objects.checkIndex(index, size()) + from));
        }

        @Override
        public int size() {
            return to - from;
        }
    }
}
