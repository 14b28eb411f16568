package org.fener.crawler.parse;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// The elements of a document in its order, found by name, class, id or attribute without another walk over it. Made in
/// one walk; the document must not change afterwards.
///
/// An element is known by its place in the order; what stands inside of it are the places up to its end, so that a
/// search within it is a search for two numbers in a sorted list.
final class ElementIndex {

    /// Attributes of nearly every page and element: a list of who has them would tell nothing.
    private static final Set<String> UNLISTED =
            Set.of("class", "href", "src", "style", "title", "alt", "target", "width", "height");

    private final Document document;
    private final List<Element> elements = new ArrayList<>(1024);
    private final List<TextNode> texts = new ArrayList<>(1024);
    /// The places of the elements that texts stand in, and of those that follow them.
    private int[] textParents = new int[1024];
    private int[] textNexts = new int[1024];
    private int[] ends = new int[1024];
    private int[] parents = new int[1024];
    private int[] textStarts = new int[1024];
    private int[] textEnds = new int[1024];
    private ClassNames[] classNames = new ClassNames[1024];
    private final Map<String, Places> byName = new HashMap<>();
    private final Map<String, Places> byClass = new HashMap<>();
    private final Map<String, Places> byClassPart = new HashMap<>();
    private final Map<String, Places> byLinkPart = new HashMap<>();
    private final Map<String, Places> byAttribute = new HashMap<>();
    private final Map<String, Places> byId = new HashMap<>();
    /// By the value of a class attribute: values repeat.
    private final Map<String, Classes> classes = new HashMap<>();
    private final IdentityHashMap<Css.Alternative, Places> answers = new IdentityHashMap<>();
    private final IdentityPlaces places;
    /// All with an `id`.
    private final BitSet identified = new BitSet();
    /// All with a `style` or `hidden`.
    private final BitSet styled = new BitSet();
    /// All with a `href`.
    private final Places linked = new Places();
    private @Nullable TextPile linkPile;
    private @Nullable TextPile classPile;
    /// By rank in the pile of class names, who has them.
    private final List<Places> pileLists = new ArrayList<>();
    private @Nullable Words words;

    /// @param lists of its single names
    private record Classes(ClassNames names, List<Places> lists) {}

    private ElementIndex(Document document) {
        this.document = document;
        add(document, 0);
        this.places = new IdentityPlaces(elements);
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

    /// That of the element around it; the document's is its own.
    int parent(int place) {
        return parents[place];
    }

    /// The place behind all that stands inside of an element.
    int end(int place) {
        return ends[place];
    }

    ClassNames classNames(int place) {
        return classNames[place];
    }

    /// Whether an element is not shown; see [PlainText#isHidden(Element)].
    boolean isHidden(int place) {
        return styled.get(place) && PlainText.isHidden(elements.get(place));
    }

    String id(int place) {
        return identified.get(place) ? elements.get(place).id() : "";
    }

    String text(int rank) {
        return texts.get(rank).getWholeText();
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

    /// As `Element.text()`.
    String words(Element element) {
        return words().of(element);
    }

    /// How long [#words] are.
    int length(Element element) {
        return words().length(element);
    }

    private Words words() {
        if (words == null) words = Words.of(this);
        return words;
    }

    /// Leads through an element, all elements and texts within it, in the document's order.
    void walk(int from, Walker walker) {
        int[] open = new int[64];
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

    /// All elements of this name, such as `a`.
    List<Element> named(String name) {
        return named(name, document);
    }

    /// Those within an element, which itself may be one of them.
    List<Element> named(String name, Element within) {
        return elements(byName.getOrDefault(name, Places.NONE), within);
    }

    /// All elements within one, with itself.
    List<Element> within(Element element) {
        int at = place(element);
        return elements.subList(at, ends[at]);
    }

    /// Whether an element has this class name, written like this.
    boolean hasClass(String name) {
        Places alike = byClass.get(name.toLowerCase(Locale.ROOT));
        if (alike == null) return false;
        for (int i = 0; i < alike.size(); i++) if (classNames[alike.get(i)].holds(name)) return true;
        return false;
    }

    Set<String> ids() {
        return byId.keySet();
    }

    boolean hasAttribute(String name) {
        return byAttribute.containsKey(name);
    }

    List<Element> withAttribute(String name) {
        return elements(byAttribute.getOrDefault(name, Places.NONE), document);
    }

    /// Whether it is known which elements have the attribute.
    static boolean lists(Css.Clue attribute) {
        return !UNLISTED.contains(attribute.value());
    }

    /// All elements of which this may be true.
    List<Element> candidates(Css.Clue clue, Element within) {
        return clue.kind() == Css.Clue.Kind.NONE ? within(within) : elements(places(clue), within);
    }

    private Places places(Css.Clue clue) {
        return switch (clue.kind()) {
            case NAME -> byName.getOrDefault(clue.value(), Places.NONE);
            case CLASS -> byClass.getOrDefault(clue.value(), Places.NONE);
            case CLASS_PART -> byClassPart.computeIfAbsent(clue.value(), this::withClassPart);
            case LINK_PART -> byLinkPart.computeIfAbsent(clue.value(), this::withLinkPart);
            case ID -> byId.getOrDefault(clue.value(), Places.NONE);
            case ATTRIBUTE -> byAttribute.getOrDefault(clue.value(), Places.NONE);
            case NONE -> throw new IllegalArgumentException("'*' names no elements");
        };
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

    private Places withClassPart(String part) {
        if (classPile == null) {
            classPile = new TextPile();
            pileLists.addAll(byClass.values());
            byClass.keySet().forEach(classPile::add);
        }
        Places ranks = classPile.holding(part);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < ranks.size(); i++) found.addAll(elements(pileLists.get(ranks.get(i)), document));
        Places places = new Places();
        for (Element element : inOrder(found)) places.add(place(element));
        return places;
    }

    private Places withLinkPart(String part) {
        if (linkPile == null) {
            linkPile = new TextPile();
            for (int i = 0; i < linked.size(); i++)
                linkPile.add(elements.get(linked.get(i)).attr("href"));
        }
        Places ranks = linkPile.holding(part);
        Places places = new Places();
        for (int i = 0; i < ranks.size(); i++) places.add(linked.get(ranks.get(i)));
        return places;
    }

    int place(Element element) {
        int place = places.of(element);
        if (place < 0) throw new IllegalArgumentException("<" + element.normalName() + "> is of another document");
        return place;
    }

    /// All elements within one of which an alternative without ancestors is true: asked of the whole document once.
    List<Element> answers(Css.Alternative alternative, Element within) {
        Places known = answers.get(alternative);
        if (known == null) {
            known = alternative.isAll() ? places(alternative.clue()) : matching(alternative);
            answers.put(alternative, known);
        }
        return known.size() == 0 ? List.of() : elements(known, within);
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
        return new Found(elements, found, from, place == 0 ? found.size() : found.from(ends[place]));
    }

    /// Recursion is bounded by the parser's limit on depth.
    private void add(Element element, int parent) {
        int place = elements.size();
        if (place == ends.length) grow();
        elements.add(element);
        parents[place] = parent;
        classNames[place] = ClassNames.NONE;
        textStarts[place] = texts.size();
        byName.computeIfAbsent(element.normalName(), any -> new Places()).add(place);
        if (element.attributesSize() > 0)
            for (Attribute attribute : element.attributes()) note(place, attribute.getKey(), attribute.getValue());
        int children = element.childNodeSize();
        for (int i = 0; i < children; i++) {
            Node child = element.childNode(i);
            if (child instanceof Element inner) add(inner, place);
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
        classNames = Arrays.copyOf(classNames, more);
    }

    private void note(int place, String name, String value) {
        switch (name) {
            case "class" -> {
                Classes known = classes.computeIfAbsent(value, this::classes);
                classNames[place] = known.names;
                for (Places list : known.lists) list.add(place);
            }
            case "id" -> {
                byId.computeIfAbsent(value, any -> new Places()).add(place);
                identified.set(place);
            }
            case "href" -> linked.add(place);
            case "style", "hidden" -> styled.set(place);
            default -> {}
        }
        if (!UNLISTED.contains(name))
            byAttribute.computeIfAbsent(name, any -> new Places()).add(place);
    }

    private Classes classes(String value) {
        ClassNames names = new ClassNames(value);
        List<Places> lists = new ArrayList<>();
        for (String name : names.names()) lists.add(byClass.computeIfAbsent(name, any -> new Places()));
        return new Classes(names, lists);
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
