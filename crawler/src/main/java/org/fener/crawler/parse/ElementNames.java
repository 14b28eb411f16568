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
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Which elements of a document have a name, a class, an id or an attribute: lists of their places, written while the
/// document is walked.
final class ElementNames implements DocumentOrder.Listener {

    private final Map<String, Named> byName = new HashMap<>();
    private final Map<String, Places> byClass = new HashMap<>();
    private final Map<String, Places> byAttribute = new HashMap<>();
    private final Map<String, Places> byId = new HashMap<>();
    private final Map<Css.Clue, Places> byPart = new HashMap<>();
    /// By the value of a class attribute: values repeat.
    private final Map<String, Classes> classes = new HashMap<>();
    private final BitSet identified = new BitSet();
    /// All with a `style` or `hidden`.
    private final BitSet styled = new BitSet();
    private final List<String> links = new ArrayList<>();
    private final Places linked = new Places();
    private final Places classed = new Places();
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
        if (element.attributesSize() > 0)
            for (Attribute attribute : element.attributes()) note(place, attribute.getKey(), attribute.getValue());
    }

    private void note(int place, String name, String value) {
        switch (name) {
            case "class" -> {
                if (classed.size() == 0) byAttribute.put(name, classed);
                classed.add(place);
                Classes known = classes.get(value);
                if (known == null) {
                    known = classes(value);
                    classes.put(value, known);
                }
                classNames[place] = known.names;
                for (Places list : known.lists) list.add(place);
            }
            case "href" -> {
                if (linked.size() == 0) byAttribute.put(name, linked);
                linked.add(place);
                links.add(value);
            }
            case "id" -> {
                byId.computeIfAbsent(value, any -> new Places()).add(place);
                identified.set(place);
                withAttribute(place, name);
            }
            case "style", "hidden" -> {
                styled.set(place);
                withAttribute(place, name);
            }
            default -> withAttribute(place, name);
        }
    }

    private void withAttribute(int place, String name) {
        Places places = byAttribute.get(name);
        if (places == null) {
            places = new Places();
            byAttribute.put(name, places);
        }
        places.add(place);
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
        return byAttribute.containsKey(name);
    }

    Places withAttribute(String name) {
        return byAttribute.getOrDefault(name, Places.NONE);
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
