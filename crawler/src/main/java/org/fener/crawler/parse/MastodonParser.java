package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.PostFact;
import org.fener.crawler.PostKind;
import tools.jackson.databind.JsonNode;

/// Mastodon's API (and its kin): lists of statuses, one status, the context of a status, search results.
final class MastodonParser implements JsonParser {

    @Override
    public String engine() {
        return "mastodon";
    }

    @Override
    public boolean recognises(JsonNode root) {
        return isStatus(root)
                || isStatus(root.path(0))
                || isStatus(root.path("descendants").path(0))
                || isStatus(root.path("ancestors").path(0))
                || isStatus(root.path("statuses").path(0));
    }

    private static boolean isStatus(JsonNode node) {
        return node.isObject() && node.has("account") && node.has("content") && node.has("created_at");
    }

    @Override
    public Found read(JsonPage page) {
        List<JsonNode> statuses = new ArrayList<>();
        JsonNode root = page.root();
        if (isStatus(root)) statuses.add(root);
        if (root.isArray()) root.forEach(statuses::add);
        for (String list : List.of("ancestors", "descendants", "statuses"))
            root.path(list).forEach(statuses::add);
        List<PostDraft> posts = new ArrayList<>();
        for (JsonNode status : statuses) {
            // a boost is the boosted status, met again
            JsonNode said = isStatus(status.path("reblog")) ? status.path("reblog") : status;
            if (isStatus(said)) posts.add(draft(page, said));
        }
        return new Found(PageKind.THREAD, posts, LinkHeader.paging(page.fetched(), page.base()));
    }

    /// `image`, `gifv`, `video`, `audio`, as the API names them.
    private static Optional<String> media(JsonNode status) {
        List<String> kinds = new ArrayList<>();
        status.path("media_attachments")
                .forEach(media -> Json.text(media, "type")
                        .filter(kind -> !kinds.contains(kind))
                        .ifPresent(kinds::add));
        return kinds.isEmpty() ? Optional.empty() : Optional.of(String.join(",", kinds));
    }

    private static PostDraft draft(JsonPage page, JsonNode status) {
        String warning =
                Json.text(status, "spoiler_text").map(text -> text + "\n").orElse("");
        return new PostDraft(
                        PostKind.STATUS,
                        (warning + JsonPage.plain(Json.text(status, "content").orElse(""))).strip())
                .permalink(Json.text(status, "url", "uri").flatMap(page::resolve))
                .author(Json.inner(status, "account", "acct", "username"))
                .published(page.time(status, "created_at"))
                .language(Json.text(status, "language")
                        .flatMap(HtmlPage::tag)
                        .or(() -> page.source().language()))
                .fact(PostFact.EDITED, Json.text(status, "edited_at"))
                .fact(PostFact.REPLY_TO, Json.text(status, "in_reply_to_id"))
                .fact(PostFact.MEDIA, media(status))
                .fact(PostFact.POLL, status.path("poll").isObject() ? Optional.of("poll") : Optional.empty())
                .links(HtmlLinks.of(Json.text(status, "content").orElse(""), page.base()));
    }
}
