package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.PostFact;
import org.fener.crawler.PostKind;
import org.fener.crawler.parse.PageLink.Relation;
import org.jsoup.parser.Parser;
import tools.jackson.databind.JsonNode;

/// Reddit's JSON: listings of links (`t3`) and trees of comments (`t1`).
final class RedditParser implements JsonParser {

    @Override
    public String engine() {
        return "reddit";
    }

    @Override
    public boolean recognises(JsonNode root) {
        JsonNode first = root.isArray() ? root.path(0) : root;
        return first.path("kind").asString("").equals("Listing")
                && first.path("data").path("children").isArray();
    }

    @Override
    public Found read(JsonPage page) {
        List<PostDraft> posts = new ArrayList<>();
        List<PageLink> links = new ArrayList<>();
        boolean thread = page.root().isArray();
        if (thread) {
            Optional<String> title = Json.text(
                    page.root().path(0).path("data").path("children").path(0).path("data"), "title");
            page.root().forEach(listing -> collect(page, listing, title, posts, links, 0));
        } else collect(page, page.root(), Optional.empty(), posts, links, 0);
        return new Found(PageKind.THREAD, posts, thread ? List.of() : links);
    }

    private static void collect(
            JsonPage page,
            JsonNode listing,
            Optional<String> title,
            List<PostDraft> posts,
            List<PageLink> links,
            int depth) {
        if (depth > 20 || posts.size() > 2000) return;
        for (JsonNode child : listing.path("data").path("children")) {
            JsonNode data = child.path("data");
            String kind = child.path("kind").asString("");
            if (!kind.equals("t1") && !kind.equals("t3")) continue;
            Optional<String> own = Json.text(data, "title").or(() -> title).or(() -> Json.text(data, "link_title"));
            posts.add(draft(page, data, kind, own));
            if (kind.equals("t3"))
                Json.text(data, "permalink")
                        .flatMap(page::resolve)
                        .ifPresent(uri -> links.add(new PageLink(uri, Relation.ITEM)));
            collect(page, data.path("replies"), own, posts, links, depth + 1);
        }
    }

    private static PostDraft draft(JsonPage page, JsonNode data, String kind, Optional<String> title) {
        String html = Json.text(data, "body_html", "selftext_html")
                .map(RedditParser::html)
                .orElse("");
        String text = html.isEmpty()
                ? Json.text(data, "body", "selftext")
                        .map(words -> Parser.unescapeEntities(words, false))
                        .orElse("")
                : JsonPage.plain(html);
        boolean comment = kind.equals("t1");
        return new PostDraft(comment ? PostKind.COMMENT : PostKind.FORUM_POST, text.isEmpty() ? title.orElse("") : text)
                .permalink(Json.text(data, "permalink").flatMap(page::resolve))
                .title(title)
                .author(Json.text(data, "author"))
                .published(page.time(data, "created_utc"))
                .language(page.source().language())
                .fact(
                        PostFact.EDITED,
                        page.time(data, "edited").map(at -> at.at().toString()))
                .fact(PostFact.REPLY_TO, Json.text(data, "parent_id").filter(any -> comment))
                .links(Json.text(data, "url").flatMap(page::resolve).filter(any -> !comment).stream()
                        .toList())
                .links(HtmlLinks.of(html, page.base()));
    }

    /// It comes escaped once more, unless `raw_json` was asked for.
    private static String html(String perhapsEscaped) {
        return perhapsEscaped.indexOf('<') >= 0 ? perhapsEscaped : Parser.unescapeEntities(perhapsEscaped, false);
    }
}
