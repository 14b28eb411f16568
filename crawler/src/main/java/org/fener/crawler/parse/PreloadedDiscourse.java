package org.fener.crawler.parse;

import java.util.Optional;
import org.jsoup.nodes.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Discourse pages whose posts are only in the JSON that the page brings along for its script.
final class PreloadedDiscourse implements PageParser {

    private static final DiscourseJsonParser JSON = new DiscourseJsonParser();

    @Override
    public String engine() {
        return "discourse";
    }

    @Override
    public boolean recognises(Evidence evidence) {
        return evidence.hasId("data-preloaded");
    }

    @Override
    public Optional<Found> read(HtmlPage page) {
        Element store = page.document().getElementById("data-preloaded");
        if (store == null || store.attr("data-preloaded").isBlank()) return Optional.empty();
        try {
            for (var member : Json.read(store.attr("data-preloaded")).properties()) {
                if (!member.getKey().startsWith("topic_") || !member.getValue().isString()) continue;
                JsonNode topic = Json.read(member.getValue().asString());
                if (!JSON.recognises(topic)) continue;
                JsonParser.Found found = JSON.read(JsonPage.of(page.fetched(), page.source(), topic));
                if (!found.posts().isEmpty()) return Optional.of(new Found(found.kind(), found.posts()));
            }
        } catch (JacksonException e) {
            // half a store (a page that was cut) holds nothing that could be trusted
            return Optional.empty();
        }
        return Optional.empty();
    }
}
