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

    private final Map<String, Named> byName = new HashMap<>();
    private final Map<String, Places> byClass = new HashMap<>();
    /// By the number of a common name, and by another name.
    private final @Nullable Places[] byAttribute = new Places[AttributeName.MOST];

    private final Map<String, Places> byRareAttribute = new HashMap<>();
    private final Map<String, Places> byId = new HashMap<>();
    private final Map<Css.Clue, Places> byPart = new HashMap<>();
    /// By the value of a class attribute: values repeat.
    private final Map<String, Classes> classes = new HashMap<>();
    private final BitSet identified = new BitSet();
    /// All with a `style` or `hidden`.
    private final BitSet styled = new BitSet();
    /// All with a `role`.
    private final BitSet roled = new BitSet();
    private final List<String> links = new ArrayList<>();
    private ElementName[] names = new ElementName[1024];
    private ClassNames[] classNames = new ClassNames[1024];
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
        }
        Named named = byName.get(element.normalName());
        if (named == null) {
            named = new Named(new ElementName(element.normalName()), new Places());
            byName.put(element.normalName(), named);
        }
        named.places.add(place);
        names[place] = named.name;
        classNames[place] = ClassNames.NONE;
        if (!hasAttributes(element)) return;
        if (element.attributes() instanceof NamedAttributes all) {
            for (int number = all.next(0); number >= 0; number = all.next(number + 1)) note(place, number, all);
            for (String rare : all.rare()) noteRare(place, rare);
        } else
            for (Attribute attribute : element.attributes()) {
                AttributeName attributeName = AttributeName.of(attribute.getKey());
                if (attributeName.isCommon()) note(place, attributeName.number(), element.attributes());
                else noteRare(place, attributeName.name());
            }
    }

    private static boolean hasAttributes(Element element) {
        return element instanceof PlacedElement placed ? placed.mayHaveAttributes() : element.attributesSize() > 0;
    }

    private void note(int place, int number, Attributes attributes) {
        Places places = byAttribute[number];
        if (places == null) {
            places = new Places();
            byAttribute[number] = places;
        }
        places.add(place);
        if (number == AttributeName.CLASS) noteClasses(place, attributes.get("class"));
        else if (number == AttributeName.HREF) links.add(attributes.get("href"));
        else if (number == AttributeName.ID) {
            byId.computeIfAbsent(attributes.get("id"), any -> new Places()).add(place);
            identified.set(place);
        } else if (number == AttributeName.STYLE || number == AttributeName.HIDDEN) styled.set(place);
        else if (number == AttributeName.ROLE) roled.set(place);
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

    boolean isStyled(int place) {
        return styled.get(place);
    }

    boolean hasId(int place) {
        return identified.get(place);
    }

    boolean hasRole(int place) {
        return roled.get(place);
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
        return withAttribute(name).size() > 0;
    }

    Places withAttribute(String name) {
        AttributeName known = AttributeName.of(name);
        Places places = known.isCommon() ? byAttribute[known.number()] : byRareAttribute.get(name);
        return places == null ? Places.NONE : places;
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
        Places linked = withAttribute("href");
        Places places = new Places();
        for (int i = 0; i < ranks.size(); i++) places.add(linked.get(ranks.get(i)));
        return places;
    }
}
