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

    private static final int MOST = 500;

    private Microdata() {}

    /// Things that are no part of another.
    static List<Thing> of(ElementIndex index) {
        List<Thing> out = new ArrayList<>();
        for (Element scope : index.withAttribute("itemscope")) {
            if (out.size() >= MOST) break;
            if (!scope.hasAttr("itemprop")) out.add(thing(scope, 0));
        }
        return out;
    }

    private static Thing thing(Element scope, int depth) {
        Set<String> types = new LinkedHashSet<>();
        for (String type : scope.attr("itemtype").split("\\s+", -1))
            types.add(type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('#')) + 1));
        Map<String, List<Object>> values = new LinkedHashMap<>();
        if (depth < 12) properties(scope, values, depth);
        return new Thing(types, values);
    }

    private static void properties(Element scope, Map<String, List<Object>> values, int depth) {
        List<Element> waiting = new ArrayList<>(scope.children().reversed());
        int seen = 0;
        while (!waiting.isEmpty() && seen++ < 20_000) {
            Element element = waiting.removeLast();
            boolean inner = element.hasAttr("itemscope");
            if (element.hasAttr("itemprop")) {
                Object value = inner ? thing(element, depth + 1) : value(element);
                for (String name : element.attr("itemprop").strip().split("\\s+", -1))
                    values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
            }
            if (!inner) waiting.addAll(element.children().reversed());
        }
    }

    private static String value(Element element) {
        String name = element.normalName().toLowerCase(Locale.ROOT);
        if (element.hasAttr("content")) return element.attr("content");
        return switch (name) {
            case "a", "area", "link" -> element.attr("href");
            case "img", "audio", "video", "source", "iframe" -> element.attr("src");
            case "time" -> element.hasAttr("datetime") ? element.attr("datetime") : element.text();
            case "data", "meter" -> element.attr("value");
            default -> PlainText.of(element);
        };
    }
}
