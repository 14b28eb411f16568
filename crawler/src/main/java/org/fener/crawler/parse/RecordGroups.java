package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Elements of a document that look alike: same name, same class names but for numbers and words such as `odd` and
/// `first`. A page made of records repeats its pattern.
final class RecordGroups {

    static final int FEWEST = 2;
    private static final int MOST_GROUPS = 4000;
    static final Set<String> NAMES =
            Set.of("div", "li", "article", "section", "tr", "table", "tbody", "dl", "blockquote", "td");
    private static final Set<String> VARIANTS = Set.of(
            "odd",
            "even",
            "first",
            "last",
            "alt",
            "op",
            "new",
            "old",
            "active",
            "current",
            "hidden",
            "depth",
            "level",
            "byuser",
            "bypostauthor",
            "parent");
    private static final Pattern NUMBERED =
            Pattern.compile("(?:alt|row|bg)\\d|(?:depth|level)-\\d*|(?:depth|level)\\d+|thread-\\w+");

    /// How what the pattern matches begins.
    private static final List<String> NUMBERED_STARTS = List.of("alt", "row", "bg", "depth", "level", "thread-");

    private final ElementIndex index;
    private final Map<Likeness, List<Element>> groups = new LinkedHashMap<>();
    /// The group of the last element that had a value of the class attribute.
    private final IdentityHashMap<ClassNames, Group> byClasses = new IdentityHashMap<>();

    /// @param pattern of class names; of an element without, its parent's place
    private record Likeness(String name, String pattern) {}

    /// @param name of the elements
    private record Group(ElementName name, List<Element> elements) {}

    private RecordGroups(ElementIndex index) {
        this.index = index;
    }

    static Collection<List<Element>> of(ElementIndex index) {
        RecordGroups found = new RecordGroups(index);
        for (int place = 1; place < index.size(); place++) found.add(place);
        return found.groups.values().stream()
                .filter(group -> group.size() >= FEWEST)
                .toList();
    }

    private void add(int place) {
        ElementName elementName = index.name(place);
        if (!elementName.isRecord()) return;
        Element element = index.element(place);
        ClassNames classes = index.classNames(place);
        Group alike = byClasses.get(classes);
        if (alike != null && alike.name == elementName) {
            alike.elements.add(element);
            return;
        }
        String name = element.normalName();
        String pattern = pattern(name, place);
        if (pattern.isEmpty()) return;
        Likeness likeness = new Likeness(name, pattern);
        if (groups.size() > MOST_GROUPS && !groups.containsKey(likeness)) return;
        List<Element> group = groups.computeIfAbsent(likeness, any -> new ArrayList<>());
        group.add(element);
        if (!classes.isBlank()) byClasses.put(classes, new Group(elementName, group));
    }

    private String pattern(String name, int place) {
        ClassNames names = index.classNames(place);
        if (!names.isBlank()) return names.pattern();
        // without a class only rows and items of one list are alike
        boolean row = name.equals("tr") || name.equals("li") || name.equals("article");
        return row ? "<" + index.parent(place) : "";
    }

    /// The class names without those that vary between records, in one order; empty if none is left.
    static String pattern(List<String> names) {
        if (names.size() == 1) return isVariant(names.getFirst()) ? "" : withoutNumber(names.getFirst());
        Set<String> kept = new TreeSet<>();
        for (String name : names) if (!isVariant(name)) kept.add(withoutNumber(name));
        return String.join(".", kept);
    }

    private static boolean isVariant(String name) {
        return VARIANTS.contains(name)
                || hasLongNumber(name)
                || (mayBeNumbered(name) && NUMBERED.matcher(name).matches());
    }

    private static boolean mayBeNumbered(String name) {
        for (int i = 0; i < NUMBERED_STARTS.size(); i++) if (name.startsWith(NUMBERED_STARTS.get(i))) return true;
        return false;
    }

    /// Of two digits or more.
    static boolean hasLongNumber(String name) {
        boolean digit = false;
        for (int i = 0; i < name.length(); i++) {
            boolean before = digit;
            digit = name.charAt(i) >= '0' && name.charAt(i) <= '9';
            if (digit && before) return true;
        }
        return false;
    }

    private static String withoutNumber(String name) {
        int end = name.length();
        while (end > 1 && Character.isDigit(name.charAt(end - 1))) end--;
        return name.substring(0, end);
    }
}
