package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/// The things that a page describes in microdata (HTML, section 5).
final class Microdata {

    private static final Set<String> TEXTS = Set.of("description", "text", "articleBody", "reviewBody");
    private static final NameWords QUOTED = NameWords.of("quote quoted quotebox quotecontainer expandlink");

    private static final int MOST = 500;
    private static final int MOST_ELEMENTS = 20_000;

    private Microdata() {}

    /// Things that are no part of another.
    static List<Thing> of(ElementIndex index) {
        List<Thing> out = new ArrayList<>();
        for (Element scope : index.withAttribute("itemscope")) {
            if (out.size() >= MOST) break;
            if (!scope.hasAttr("itemprop")) out.add(thing(scope, index, 0));
        }
        return out;
    }

    private static Thing thing(Element scope, ElementIndex index, int depth) {
        Set<String> types = new LinkedHashSet<>();
        for (String type : scope.attr("itemtype").split("\\s+", -1))
            types.add(type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('#')) + 1));
        Map<String, List<Object>> values = new LinkedHashMap<>();
        if (depth < 12) properties(index.place(scope), index, values, depth);
        return new Thing(types, values);
    }

    private static void properties(int scope, ElementIndex index, Map<String, List<Object>> values, int depth) {
        int seen = 0;
        for (int place = scope + 1; place < index.end(scope) && seen < MOST_ELEMENTS; seen++) {
            Element element = index.element(place);
            boolean inner = element.hasAttr("itemscope");
            if (element.hasAttr("itemprop")) {
                Object value = inner ? thing(element, index, depth + 1) : value(element, index);
                for (String name : element.attr("itemprop").strip().split("\\s+", -1))
                    values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
            }
            place = inner ? index.end(place) : place + 1;
        }
    }

    private static String value(Element element, ElementIndex index) {
        String name = element.normalName().toLowerCase(Locale.ROOT);
        if (element.hasAttr("content")) return element.attr("content");
        return switch (name) {
            case "a", "area", "link" -> element.attr("href");
            case "img", "audio", "video", "source", "iframe" -> element.attr("src");
            case "time" -> element.hasAttr("datetime") ? element.attr("datetime") : element.text();
            case "data", "meter" -> element.attr("value");
            default -> TEXTS.contains(element.attr("itemprop")) ? said(element, index) : PlainText.of(element);
        };
    }

    /// Without whom it quotes; who only quotes says what is quoted.
    private static String said(Element element, ElementIndex index) {
        int place = index.place(element);
        String own = PlainText.said(
                element,
                index,
                inner -> inner != place
                        && (QUOTED.in(index.element(inner).className()) || QuoteMark.is(index.element(inner))));
        return own.isEmpty() ? PlainText.said(element, index) : own;
    }
}
