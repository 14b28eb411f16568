package org.fener.crawler.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.PostKind;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.parse.PageLink.Relation;
import tools.jackson.databind.JsonNode;

/// Discourse's JSON: topics with their posts, and lists of topics.
final class DiscourseJsonParser implements JsonParser {

    @Override
    public String engine() {
        return "discourse";
    }

    @Override
    public boolean recognises(JsonNode root) {
        return root.path("post_stream").path("posts").isArray()
                || root.path("topic_list").path("topics").isArray();
    }

    @Override
    public Found read(JsonPage page) {
        JsonNode root = page.root();
        List<PageLink> links = new ArrayList<>();
        for (JsonNode topic : root.path("topic_list").path("topics"))
            Json.text(topic, "id")
                    .flatMap(id -> page.resolve("/t/" + Json.text(topic, "slug").orElse("topic") + "/" + id))
                    .ifPresent(uri -> links.add(new PageLink(
                            uri,
                            Relation.ITEM,
                            page.time(topic, "bumped_at", "last_posted_at").map(PublishedAt::at))));
        Json.text(root.path("topic_list"), "more_topics_url")
                .flatMap(page::resolve)
                .ifPresent(uri -> links.add(new PageLink(uri, Relation.PAGING)));
        List<PostDraft> posts = new ArrayList<>();
        for (JsonNode post : root.path("post_stream").path("posts")) {
            if (Json.text(post, "cooked").isEmpty()
                    || !Json.text(post, "action_code").orElse("").isEmpty()) continue;
            posts.add(new PostDraft(
                            PostKind.FORUM_POST,
                            JsonPage.plain(Json.text(post, "cooked").orElse("")))
                    .permalink(permalink(page, post))
                    .title(Json.text(root, "title", "fancy_title"))
                    .author(Json.text(post, "username", "name"))
                    .published(page.time(post, "created_at"))
                    .language(page.source().language()));
        }
        return new Found(posts.isEmpty() ? PageKind.LIST : PageKind.THREAD, posts, links);
    }

    private static Optional<URI> permalink(JsonPage page, JsonNode post) {
        String slug = Json.text(post, "topic_slug")
                .or(() -> Json.text(page.root(), "slug"))
                .orElse("topic");
        Optional<String> topic = Json.text(post, "topic_id").or(() -> Json.text(page.root(), "id"));
        return topic.flatMap(id -> page.resolve(
                "/t/" + slug + "/" + id + "/" + Json.text(post, "post_number").orElse("1")));
    }
}
