package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/// Elements of a document that look alike: same name, same class names but for numbers and words such as `odd` and
/// `first`. A page made of records repeats its pattern.
final class RecordGroups {

    static final int FEWEST = 2;
    private static final int MOST_GROUPS = 4000;
    private static final Set<String> NAMES =
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
            Pattern.compile("(?:alt|row|bg)\\d|(?:depth|level)-\\d*|(?:depth|level)\\d+|thread-\\w+|.*\\d{2,}.*");

    private final Map<String, List<Element>> groups = new LinkedHashMap<>();
    /// By class attribute: values repeat.
    private final Map<String, String> kept = new HashMap<>();

    private RecordGroups() {}

    static Collection<List<Element>> of(ElementIndex index) {
        RecordGroups found = new RecordGroups();
        index.within(index.document()).forEach(found::add);
        return found.groups.values().stream()
                .filter(group -> group.size() >= FEWEST)
                .toList();
    }

    private void add(Element element) {
        if (!NAMES.contains(element.normalName())) return;
        String signature = signature(element);
        if (signature.isEmpty() || (groups.size() > MOST_GROUPS && !groups.containsKey(signature))) return;
        groups.computeIfAbsent(signature, any -> new ArrayList<>()).add(element);
    }

    private String signature(Element element) {
        String names = element.className();
        if (names.isBlank()) {
            // without a class only rows and items of one list are alike
            Element parent = element.parent();
            boolean row = element.normalName().equals("tr")
                    || element.normalName().equals("li")
                    || element.normalName().equals("article");
            return row && parent != null ? element.normalName() + "<" + System.identityHashCode(parent) : "";
        }
        String steady = kept.computeIfAbsent(names, RecordGroups::steady);
        return steady.isEmpty() ? "" : element.normalName() + "." + steady;
    }

    private static boolean isVariant(String name) {
        return VARIANTS.contains(name)
                || (name.chars().anyMatch(c -> c == '-' || (c >= '0' && c <= '9'))
                        && NUMBERED.matcher(name).matches());
    }

    /// The class names without those that vary between records, in one order.
    private static String steady(String names) {
        return Arrays.stream(names.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(name -> !isVariant(name))
                .map(RecordGroups::withoutNumber)
                .distinct()
                .sorted()
                .collect(Collectors.joining("."));
    }

    private static String withoutNumber(String name) {
        int end = name.length();
        while (end > 1 && Character.isDigit(name.charAt(end - 1))) end--;
        return name.substring(0, end);
    }
}
