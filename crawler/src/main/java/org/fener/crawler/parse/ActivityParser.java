package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fener.crawler.PostFact;
import org.fener.crawler.PostKind;
import org.fener.crawler.parse.PageLink.Relation;
import tools.jackson.databind.JsonNode;

/// ActivityPub objects (ActivityStreams 2.0): notes, pages, articles, the activities around them, and collections.
final class ActivityParser implements JsonParser {

    private static final Set<String> SAID = Set.of("Note", "Page", "Article", "Question", "Video", "Event");
    private static final Set<String> DOING = Set.of("Create", "Update", "Announce", "Add");
    private static final Set<String> LISTS =
            Set.of("Collection", "CollectionPage", "OrderedCollection", "OrderedCollectionPage");

    @Override
    public String engine() {
        return "activitypub";
    }

    @Override
    public boolean recognises(JsonNode root) {
        String type = type(root);
        boolean known = SAID.contains(type)
                || DOING.contains(type)
                || LISTS.contains(type)
                || type.equals("Tombstone")
                || type.equals("Person")
                || type.equals("Group");
        return (known && root.path("@context").toString().contains("activitystreams"))
                || (SAID.contains(type) && root.has("attributedTo"))
                || (DOING.contains(type)
                        && root.has("actor")
                        && root.path("object").isObject());
    }

    private static String type(JsonNode node) {
        return node.path("type").isArray()
                ? node.path("type").path(0).asString("")
                : node.path("type").asString("");
    }

    @Override
    public Found read(JsonPage page) {
        List<PostDraft> posts = new ArrayList<>();
        List<PageLink> links = new ArrayList<>();
        collect(page, page.root(), posts, 0);
        for (String next : List.of("next", "prev", "first", "outbox", "replies"))
            Json.text(page.root(), next)
                    .or(() -> Json.inner(page.root(), next, "next", "first", "id"))
                    .flatMap(page::resolve)
                    .ifPresent(uri ->
                            links.add(new PageLink(uri, next.equals("outbox") ? Relation.LIST : Relation.PAGING)));
        for (JsonNode item : page.root().path("orderedItems"))
            if (item.isString())
                page.resolve(item.asString()).ifPresent(uri -> links.add(new PageLink(uri, Relation.ITEM)));
        PageKind kind = posts.isEmpty() ? PageKind.LIST : posts.size() == 1 ? PageKind.SINGLE : PageKind.THREAD;
        return new Found(kind, posts, links);
    }

    private static void collect(JsonPage page, JsonNode node, List<PostDraft> posts, int depth) {
        if (depth > 8 || posts.size() > 1000) return;
        String type = type(node);
        if (SAID.contains(type)) posts.add(draft(page, node));
        else if (DOING.contains(type)) collect(page, node.path("object"), posts, depth + 1);
        else if (LISTS.contains(type))
            for (String items : List.of("orderedItems", "items"))
                node.path(items).forEach(item -> collect(page, item, posts, depth + 1));
        if (LISTS.contains(type) && node.path("first").isObject()) collect(page, node.path("first"), posts, depth + 1);
    }

    private static PostDraft draft(JsonPage page, JsonNode object) {
        String html = Json.text(object, "content")
                .or(() -> firstValue(object.path("contentMap")))
                .orElse("");
        String warning = Json.text(object, "summary")
                .filter(any -> object.path("sensitive").asBoolean(false))
                .map(text -> text + "\n")
                .orElse("");
        boolean page_ = type(object).equals("Page") || type(object).equals("Article");
        return new PostDraft(page_ ? PostKind.ARTICLE : PostKind.STATUS, (warning + JsonPage.plain(html)).strip())
                .permalink(url(object).or(() -> Json.text(object, "id")).flatMap(page::resolve))
                .title(Json.text(object, "name"))
                .author(author(object))
                .published(page.time(object, "published"))
                .language(language(object).or(() -> page.source().language()))
                .fact(PostFact.EDITED, Json.text(object, "updated"))
                .fact(
                        PostFact.REPLY_TO,
                        Json.text(object, "inReplyTo").or(() -> Json.inner(object, "inReplyTo", "id", "url")))
                .fact(PostFact.POLL, type(object).equals("Question") ? Optional.of("poll") : Optional.empty())
                .links(HtmlLinks.of(html, page.base()));
    }

    private static Optional<String> url(JsonNode object) {
        JsonNode url = object.path("url");
        if (url.isString()) return Optional.of(url.asString());
        for (JsonNode each : url) {
            if (each.isString()) return Optional.of(each.asString());
            if (each.path("mediaType").asString("").equals("text/html")) return Json.text(each, "href");
        }
        return Json.text(url, "href");
    }

    /// `https://host/users/name` as `name@host`, the way it is printed.
    private static Optional<String> author(JsonNode object) {
        JsonNode by = object.path("attributedTo");
        Optional<String> id = by.isArray()
                ? Json.text(by.path(0), "id").or(() -> string(by.path(0)))
                : Json.text(by, "id").or(() -> string(by));
        return Json.text(by, "preferredUsername", "name").or(() -> id.map(ActivityParser::handle));
    }

    private static Optional<String> string(JsonNode node) {
        return node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }

    private static String handle(String actor) {
        String path = actor.replaceFirst("^https?://", "");
        int slash = path.indexOf('/');
        String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("^@", "");
        return slash < 0 || name.isEmpty() ? actor : name + "@" + path.substring(0, slash);
    }

    private static Optional<String> language(JsonNode object) {
        Optional<String> tag = Json.inner(object, "language", "identifier");
        if (tag.isPresent()) return tag.flatMap(HtmlPage::tag);
        return object.path("contentMap").propertyNames().stream().findFirst().flatMap(HtmlPage::tag);
    }

    private static Optional<String> firstValue(JsonNode map) {
        return map.properties().stream().findFirst().map(each -> each.getValue().asString(""));
    }
}
