package org.fener.crawler.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.crawler.PostKind;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.parse.PageLink.Relation;
import tools.jackson.databind.JsonNode;

/// Discourse's JSON: topics with their posts, and lists of topics.
final class DiscourseJsonParser implements JsonParser {

    private static final Pattern PAGE = Pattern.compile("(?:^|&)page=(\\d{1,5})(?:&|$)");

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
        next(page).ifPresent(links::add);
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

    /// A topic comes in pages of so many posts.
    private static Optional<PageLink> next(JsonPage page) {
        int each = page.root().path("chunk_size").asInt(0);
        Matcher number = PAGE.matcher(String.valueOf(page.fetched().uri().getRawQuery()));
        int at = number.find() ? Integer.parseInt(number.group(1)) : 1;
        if (each < 1 || page.root().path("posts_count").asInt(0) <= at * each) return Optional.empty();
        return page.resolve("?page=" + (at + 1)).map(uri -> new PageLink(uri, Relation.PAGING));
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
