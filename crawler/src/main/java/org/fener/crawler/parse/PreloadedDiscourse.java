package org.fener.crawler.parse;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fener.crawler.Post.Extent;
import org.fener.crawler.PostKind;
import org.fener.crawler.parse.PageLink.Relation;
import org.jsoup.nodes.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Discourse pages whose posts are only in the JSON that the page brings along for its script.
final class PreloadedDiscourse implements PageParser {

    private static final Pattern TOPIC = Pattern.compile("[^?#]*/t/[^?#]*\\d");
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
        return preloaded(page).or(() -> begun(page));
    }

    private static Optional<Found> preloaded(HtmlPage page) {
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

    /// Where the script has still to fetch the posts of a topic, its head says when the first was written and how it
    /// begins.
    private static Optional<Found> begun(HtmlPage page) {
        Element words = page.document().selectFirst("meta[property=og:description]");
        Element time = page.document().selectFirst("meta[property=article:published_time]");
        boolean board = page.document().selectFirst(".topic-list-item, .crawler-post, .topic-body, .cooked") != null;
        if (words == null || time == null || board || words.attr("content").isBlank()) return Optional.empty();
        PostDraft opening = new PostDraft(PostKind.FORUM_POST, PlainText.lines(words.attr("content")))
                .permalink(page.address())
                .title(page.title())
                .published(page.dates().read(time.attr("content")))
                .language(page.language())
                .extent(Extent.EXCERPT);
        return Optional.of(new Found(PageKind.THREAD, List.of(opening), script(page.thread())));
    }

    /// From where the page's script fetches the posts.
    private static List<PageLink> script(URI topic) {
        return TOPIC.matcher(topic.toString()).matches()
                ? List.of(new PageLink(URI.create(topic + ".json"), Relation.PAGING))
                : List.of();
    }
}
