package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The things that a page describes in JSON-LD; `@graph` is opened, broken scripts are skipped.
final class LinkedData {

    private static final Logger LOG = LoggerFactory.getLogger(LinkedData.class);
    private static final int MOST = 500;
    private static final int DEEPEST = 12;

    private LinkedData() {}

    static List<Thing> of(ElementIndex index) {
        List<Thing> things = new ArrayList<>();
        for (Element script : index.named("script")) {
            if (!isIn(script)) continue;
            try {
                collect(Json.read(script.data()), things);
            } catch (JacksonException e) {
                LOG.debug("a script of linked data is broken and says nothing: {}", e.getOriginalMessage());
            }
        }
        return things;
    }

    static boolean isIn(Element script) {
        return script.attr("type").toLowerCase(Locale.ROOT).startsWith("application/ld+json");
    }

    private static void collect(JsonNode node, List<Thing> things) {
        if (things.size() >= MOST) return;
        if (node.isArray()) node.forEach(each -> collect(each, things));
        else if (node.isObject()) {
            things.add(thing(node, 0));
            if (node.has("@graph")) collect(node.get("@graph"), things);
            if (node.has("mainEntity")) collect(node.get("mainEntity"), things);
        }
    }

    private static Thing thing(JsonNode object, int depth) {
        Set<String> types = new LinkedHashSet<>();
        Map<String, List<Object>> values = new LinkedHashMap<>();
        object.properties().forEach(property -> {
            String name = local(property.getKey());
            if (name.equals("@type")) property.getValue().forEach(type -> types.add(local(type.asString(""))));
            if (name.equals("@type") && property.getValue().isString())
                types.add(local(property.getValue().asString()));
            else if (!name.equals("@graph"))
                add(property.getValue(), values.computeIfAbsent(name, any -> new ArrayList<>()), depth);
        });
        return new Thing(types, values);
    }

    private static void add(JsonNode value, List<Object> to, int depth) {
        if (depth > DEEPEST || to.size() > MOST) return;
        if (value.isArray()) value.forEach(each -> add(each, to, depth + 1));
        else if (value.isObject()) to.add(thing(value, depth + 1));
        else if (value.isValueNode() && !value.isNull()) to.add(Parser.unescapeEntities(value.asString(), false));
    }

    private static String local(String name) {
        return name.substring(
                Math.max(name.lastIndexOf('/'), Math.max(name.lastIndexOf('#'), name.startsWith("schema:") ? 6 : -1))
                        + 1);
    }
}
