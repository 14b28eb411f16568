package org.fener.crawler.parse;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import java.util.StringTokenizer;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

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
    private int[] ends = new int[1024];
    private final Map<String, Places> byName = new HashMap<>();
    private final Map<String, Places> byClass = new HashMap<>();
    private final Map<String, Places> byClassPart = new HashMap<>();
    private final Map<String, Places> byAttribute = new HashMap<>();
    private final Map<String, Places> byId = new HashMap<>();
    /// The lists of all class names in one attribute's value; values repeat.
    private final Map<String, List<Places>> classLists = new HashMap<>();

    private final IdentityHashMap<Element, Integer> places = new IdentityHashMap<>(2048);

    private ElementIndex(Document document) {
        this.document = document;
    }

    static ElementIndex of(Document document) {
        ElementIndex index = new ElementIndex(document);
        index.add(document);
        return index;
    }

    Document document() {
        return document;
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

    /// The class attributes of the document, each value once.
    Set<String> classValues() {
        return classLists.keySet();
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
        return switch (clue.kind()) {
            case NAME -> named(clue.value(), within);
            case CLASS -> elements(byClass.getOrDefault(clue.value(), Places.NONE), within);
            case CLASS_PART -> elements(byClassPart.computeIfAbsent(clue.value(), this::withClassPart), within);
            case ID -> elements(byId.getOrDefault(clue.value(), Places.NONE), within);
            case ATTRIBUTE -> elements(byAttribute.getOrDefault(clue.value(), Places.NONE), within);
            case NONE -> within(within);
        };
    }

    /// Each of these once and in the document's order.
    List<Element> inOrder(List<Element> found) {
        return found.size() < 2
                ? found
                : found.stream()
                        .map(this::place)
                        .sorted()
                        .distinct()
                        .map(elements::get)
                        .toList();
    }

    private Places withClassPart(String part) {
        List<Element> found = new ArrayList<>();
        byClass.forEach((name, places) -> {
            if (name.contains(part)) found.addAll(elements(places, document));
        });
        Places places = new Places();
        for (Element element : inOrder(found)) places.add(place(element));
        return places;
    }

    private int place(Element element) {
        if (element.equals(document)) return 0;
        Integer place = places.get(element);
        if (place == null) throw new IllegalArgumentException("<" + element.normalName() + "> is of another document");
        return place;
    }

    private List<Element> elements(Places found, Element within) {
        if (within.equals(document)) return new Found(elements, found, 0, found.size);
        int place = place(within);
        int from = found.from(place);
        return new Found(elements, found, from, found.from(ends[place]));
    }

    /// Recursion is bounded by the parser's limit on depth.
    private void add(Element element) {
        int place = elements.size();
        elements.add(element);
        places.put(element, place);
        byName.computeIfAbsent(element.normalName(), any -> new Places()).add(place);
        if (element.attributesSize() > 0)
            for (Attribute attribute : element.attributes()) note(place, attribute.getKey(), attribute.getValue());
        int children = element.childNodeSize();
        for (int i = 0; i < children; i++) if (element.childNode(i) instanceof Element child) add(child);
        if (place >= ends.length) ends = Arrays.copyOf(ends, Math.max(ends.length * 2, elements.size()));
        ends[place] = elements.size();
    }

    private void note(int place, String name, String value) {
        if (name.equals("class")) for (Places list : classLists.computeIfAbsent(value, this::lists)) list.add(place);
        else if (name.equals("id"))
            byId.computeIfAbsent(value, any -> new Places()).add(place);
        if (!UNLISTED.contains(name))
            byAttribute.computeIfAbsent(name, any -> new Places()).add(place);
    }

    private List<Places> lists(String classes) {
        List<Places> lists = new ArrayList<>();
        StringTokenizer names = new StringTokenizer(classes.toLowerCase(Locale.ROOT));
        while (names.hasMoreTokens()) lists.add(byClass.computeIfAbsent(names.nextToken(), any -> new Places()));
        return lists;
    }

    /// Places in ascending order, each once.
    private static final class Places {
        static final Places NONE = new Places();
        private int[] at = new int[4];
        private int size;

        void add(int place) {
            if (size > 0 && at[size - 1] == place) return;
            if (size == at.length) at = Arrays.copyOf(at, size * 2);
            at[size++] = place;
        }

        /// Where the first place stands that is not before this one.
        int from(int place) {
            int found = Arrays.binarySearch(at, 0, size, place);
            return found < 0 ? -found - 1 : found;
        }
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
            return elements.get(places.at[Objects.checkIndex(index, size()) + from]);
        }

        @Override
        public int size() {
            return to - from;
        }
    }
}
