package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.PostFact;
import org.fener.crawler.PostKind;
import tools.jackson.databind.JsonNode;

/// Lemmy's API: views of posts and comments.
final class LemmyParser implements JsonParser {

    @Override
    public String engine() {
        return "lemmy";
    }

    @Override
    public boolean recognises(JsonNode root) {
        return isPost(root.path("post_view"))
                || isPost(root.path("posts").path(0))
                || isComment(root.path("comments").path(0))
                || isComment(root.path("comment_view"));
    }

    private static boolean isPost(JsonNode view) {
        return view.path("post").has("name") && view.has("creator");
    }

    private static boolean isComment(JsonNode view) {
        return view.path("comment").has("content") && view.has("creator");
    }

    @Override
    public Found read(JsonPage page) {
        List<PostDraft> posts = new ArrayList<>();
        List<JsonNode> views = new ArrayList<>();
        views.add(page.root().path("post_view"));
        views.add(page.root().path("comment_view"));
        page.root().path("posts").forEach(views::add);
        page.root().path("comments").forEach(views::add);
        for (JsonNode view : views) {
            if (isComment(view)) posts.add(draft(page, view, view.path("comment"), PostKind.COMMENT));
            else if (isPost(view)) posts.add(draft(page, view, view.path("post"), PostKind.FORUM_POST));
        }
        return new Found(PageKind.THREAD, posts, List.of());
    }

    private static PostDraft draft(JsonPage page, JsonNode view, JsonNode said, PostKind kind) {
        Optional<String> title = Json.inner(view, "post", "name");
        Optional<String> text = Json.text(said, "content", "body");
        return new PostDraft(kind, text.or(() -> title).orElse(""))
                .permalink(Json.text(said, "ap_id").flatMap(page::resolve))
                .title(title)
                .author(Json.inner(view, "creator", "name", "display_name"))
                .published(page.time(said, "published"))
                .language(page.source().language())
                .fact(PostFact.EDITED, Json.text(said, "updated"))
                .links(Json.text(said, "url").flatMap(page::resolve).stream().toList());
    }
}
