package org.fener.crawler.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.Post.Extent;
import org.fener.crawler.PostKind;
import org.fener.crawler.parse.PageLink.Relation;
import tools.jackson.databind.JsonNode;

/// JSON Feed 1.0 and 1.1 (https://jsonfeed.org/version/1.1).
final class JsonFeedParser implements JsonParser {

    @Override
    public String engine() {
        return "jsonfeed";
    }

    @Override
    public boolean recognises(JsonNode root) {
        return root.path("version").asString("").contains("jsonfeed.org")
                || (root.path("items").isArray() && root.has("home_page_url"));
    }

    @Override
    public Found read(JsonPage page) {
        List<PostDraft> posts = new ArrayList<>();
        List<PageLink> links = new ArrayList<>();
        for (JsonNode item : page.root().path("items")) {
            Optional<URI> address = Json.text(item, "url", "external_url")
                    .or(() -> Json.text(item, "id"))
                    .flatMap(page::resolve);
            String text = Json.text(item, "content_html")
                    .map(JsonPage::plain)
                    .or(() -> Json.text(item, "content_text"))
                    .or(() -> Json.text(item, "summary"))
                    .orElse("");
            address.ifPresent(uri -> links.add(new PageLink(CanonicalPage.withoutFragment(uri), Relation.ITEM)));
            posts.add(new PostDraft(PostKind.ARTICLE, text)
                    .permalink(address)
                    .title(Json.text(item, "title"))
                    .author(author(item).or(() -> author(page.root())))
                    .published(page.time(item, "date_published", "date_modified"))
                    .language(Json.text(item, "language")
                            .or(() -> Json.text(page.root(), "language"))
                            .flatMap(HtmlPage::tag))
                    .extent(address.isPresent() ? Extent.EXCERPT : Extent.WHOLE));
        }
        Json.text(page.root(), "next_url")
                .flatMap(page::resolve)
                .ifPresent(next -> links.add(new PageLink(next, Relation.PAGING)));
        return new Found(PageKind.FEED, posts, links);
    }

    private static Optional<String> author(JsonNode object) {
        return Json.inner(object, "author", "name")
                .or(() -> Json.text(object.path("authors").path(0), "name"));
    }
}
