package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Which elements of a document have a name, a class, an id or an attribute: lists of their places, written while the
/// document is walked.
final class ElementNames implements DocumentOrder.Listener {

    /// As many class names as a page may have before room is made for more.
    private static final int MANY = 256;

    private final Map<String, Named> byName = new HashMap<>();
    private final Map<String, Places> byClass = new HashMap<>(MANY);
    /// By a common name, once it has been asked for; and by another name.
    private final Map<AttributeName, Places> byAttribute = new HashMap<>();

    private final Map<String, Places> byRareAttribute = new HashMap<>();
    private final Map<String, Places> byId = new HashMap<>();
    private final Map<Css.Clue, Places> byPart = new HashMap<>();
    /// By the value of a class attribute: values repeat.
    private final Map<String, Classes> classes = new HashMap<>(MANY);
    private final List<String> links = new ArrayList<>();
    private final Places linked = new Places();
    private ElementName[] names = new ElementName[1024];
    private ClassNames[] classNames = new ClassNames[1024];
    /// The common names of attributes that elements have, see [AttributeName#isIn], and that any of them has.
    private long[] lows = new long[1024];
    private long[] highs = new long[1024];
    private long anyLow;
    private long anyHigh;
    private int size;
    private @Nullable TextPile linkPile;
    private @Nullable TextPile classPile;

    /// By rank in the pile of class names, who has them.
    private final List<Places> pileLists = new ArrayList<>();

    private record Named(ElementName name, Places places) {}

    /// @param lists of its single names
    private record Classes(ClassNames names, List<Places> lists) {}

    @Override
    public void element(int place, Element element) {
        if (place == names.length) {
            names = Arrays.copyOf(names, place * 2);
            classNames = Arrays.copyOf(classNames, place * 2);
            lows = Arrays.copyOf(lows, place * 2);
            highs = Arrays.copyOf(highs, place * 2);
        }
        Named named = byName.get(element.normalName());
        if (named == null) {
            named = new Named(new ElementName(element.normalName()), new Places());
            byName.put(element.normalName(), named);
        }
        size = place + 1;
        named.places.add(place);
        names[place] = named.name;
        classNames[place] = ClassNames.NONE;
        if (!hasAttributes(element)) return;
        Attributes attributes = element.attributes();
        if (attributes instanceof NamedAttributes all) {
            note(place, all.low(), all.high(), attributes);
            for (int i = 0; i < all.rare().size(); i++)
                noteRare(place, all.rare().get(i));
        } else {
            long low = 0;
            long high = 0;
            for (Attribute attribute : attributes) {
                AttributeName known = AttributeName.of(attribute.getKey());
                low |= known.low();
                high |= known.high();
                if (!known.isCommon()) noteRare(place, known.name());
            }
            note(place, low, high, attributes);
        }
    }

    private static boolean hasAttributes(Element element) {
        return element instanceof PlacedElement placed ? placed.mayHaveAttributes() : element.attributesSize() > 0;
    }

    private void note(int place, long low, long high, Attributes attributes) {
        lows[place] = low;
        highs[place] = high;
        anyLow |= low;
        anyHigh |= high;
        if (AttributeName.CLASS.isIn(low, high)) noteClasses(place, attributes.get("class"));
        if (AttributeName.ID.isIn(low, high))
            byId.computeIfAbsent(attributes.get("id"), any -> new Places()).add(place);
        if (AttributeName.HREF.isIn(low, high)) {
            linked.add(place);
            links.add(attributes.get("href"));
        }
    }

    private void noteClasses(int place, String value) {
        Classes known = classes.get(value);
        if (known == null) {
            known = classes(value);
            classes.put(value, known);
        }
        classNames[place] = known.names;
        for (int i = 0; i < known.lists.size(); i++) known.lists.get(i).add(place);
    }

    private void noteRare(int place, String name) {
        byRareAttribute.computeIfAbsent(name, any -> new Places()).add(place);
    }

    private Classes classes(String value) {
        ClassNames names = new ClassNames(value);
        List<Places> lists = new ArrayList<>();
        for (String name : names.names()) lists.add(byClass.computeIfAbsent(name, any -> new Places()));
        return new Classes(names, lists);
    }

    ElementName name(int place) {
        return names[place];
    }

    ClassNames classNames(int place) {
        return classNames[place];
    }

    /// See [PlainText#isHidden(Element)].
    BitSet hidden(List<Element> elements) {
        BitSet hidden = new BitSet(size);
        for (int place = 0; place < size; place++) {
            boolean mayBe = has(place, AttributeName.STYLE) || has(place, AttributeName.HIDDEN);
            if (mayBe && PlainText.isHidden(elements.get(place))) hidden.set(place);
        }
        return hidden;
    }

    /// @param name a common one
    boolean has(int place, AttributeName name) {
        return name.isIn(lows[place], highs[place]);
    }

    Places named(String name) {
        Named named = byName.get(name);
        return named == null ? Places.NONE : named.places;
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
        AttributeName known = AttributeName.of(name);
        return known.isCommon() ? known.isIn(anyLow, anyHigh) : byRareAttribute.containsKey(name);
    }

    Places withAttribute(String name) {
        AttributeName known = AttributeName.of(name);
        if (!known.isCommon()) return byRareAttribute.getOrDefault(name, Places.NONE);
        return known.isIn(anyLow, anyHigh) ? byAttribute.computeIfAbsent(known, this::withCommon) : Places.NONE;
    }

    private Places withCommon(AttributeName name) {
        Places places = new Places();
        for (int place = 0; place < size; place++) if (has(place, name)) places.add(place);
        return places;
    }

    /// All elements of which this may be true.
    Places places(Css.Clue clue) {
        return switch (clue.kind()) {
            case NAME -> named(clue.value());
            case CLASS -> byClass.getOrDefault(clue.value(), Places.NONE);
            case CLASS_PART -> byPart.computeIfAbsent(clue, any -> withClassPart(clue.value()));
            case LINK_PART -> byPart.computeIfAbsent(clue, any -> withLinkPart(clue.value()));
            case ID -> byId.getOrDefault(clue.value(), Places.NONE);
            case ATTRIBUTE -> withAttribute(clue.value());
            case NONE -> throw new IllegalArgumentException("'*' names no elements");
        };
    }

    private Places withClassPart(String part) {
        if (classPile == null) {
            classPile = new TextPile();
            pileLists.addAll(byClass.values());
            byClass.keySet().forEach(classPile::add);
        }
        Places ranks = classPile.holding(part);
        BitSet found = new BitSet();
        for (int i = 0; i < ranks.size(); i++) pileLists.get(ranks.get(i)).addTo(found);
        return Places.of(found);
    }

    private Places withLinkPart(String part) {
        if (linkPile == null) {
            linkPile = new TextPile();
            links.forEach(linkPile::add);
        }
        Places ranks = linkPile.holding(part);
        Places places = new Places();
        for (int i = 0; i < ranks.size(); i++) places.add(linked.get(ranks.get(i)));
        return places;
    }
}
