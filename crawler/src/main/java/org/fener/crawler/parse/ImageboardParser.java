package org.fener.crawler.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.PostKind;
import org.fener.crawler.parse.PageLink.Relation;
import tools.jackson.databind.JsonNode;

/// JSON of imageboards: 4chan and vichan (`no`, `com`), lynxchan (`threadId`, `markdown`), jschan (`postId`,
/// `nomarkup`) and makaba (`num`, `comment`).
final class ImageboardParser implements JsonParser {

    @Override
    public String engine() {
        return "imageboard";
    }

    @Override
    public boolean recognises(JsonNode root) {
        return isPost(root)
                || isPost(root.path("posts").path(0))
                || isPost(root.path(0))
                || isPost(firstOfThreads(root))
                || isPost(firstOfThreads(root.path(0)));
    }

    private static JsonNode firstOfThreads(JsonNode root) {
        JsonNode thread = root.path("threads").path(0);
        return isPost(thread) ? thread : thread.path("posts").path(0);
    }

    private static boolean isPost(JsonNode node) {
        boolean chan = node.path("no").isNumber() && (node.has("com") || node.has("time") || node.has("resto"));
        boolean lynx = (node.has("threadId") || node.has("postId")) && (node.has("markdown") || node.has("message"));
        boolean jschan = node.has("postId") && (node.has("nomarkup") || node.has("board"));
        boolean makaba = node.has("num") && node.has("comment") && node.has("timestamp");
        return chan || lynx || jschan || makaba;
    }

    @Override
    public Found read(JsonPage page) {
        List<PostDraft> posts = new ArrayList<>();
        List<PageLink> links = new ArrayList<>();
        collect(page, page.root(), Optional.empty(), Optional.empty(), posts, links, 0);
        boolean list = page.root().has("threads") || page.root().isArray();
        return new Found(PageKind.THREAD, posts, list ? links : List.of());
    }

    private void collect(
            JsonPage page,
            JsonNode node,
            Optional<String> thread,
            Optional<String> title,
            List<PostDraft> posts,
            List<PageLink> links,
            int depth) {
        if (depth > 5 || posts.size() > 5000) return;
        if (node.isArray()) {
            Optional<String> opening = thread.or(() -> isPost(node.path(0))
                            && node.path(0).path("resto").asInt(0) == 0
                            && !node.path(0).has("threads")
                            && depth > 0
                    ? number(node.path(0))
                    : Optional.empty());
            Optional<String> subject = title.or(() -> Json.text(node.path(0), "sub", "subject"));
            node.forEach(each -> collect(page, each, opening, subject, posts, links, depth + 1));
            return;
        }
        Optional<String> subject =
                Json.text(node, "sub", "subject").map(JsonPage::plain).or(() -> title);
        Optional<String> inThread = thread.or(() ->
                        Json.text(node, "resto", "thread", "threadId", "parent").filter(id -> !id.equals("0")))
                .or(() -> number(node));
        if (isPost(node)) {
            Optional<URI> address = address(page, node, inThread);
            posts.add(draft(page, node, subject, address));
            if (thread.isEmpty())
                address.ifPresent(uri -> links.add(new PageLink(CanonicalPage.withoutFragment(uri), Relation.ITEM)));
        }
        for (String inner : List.of("threads", "posts", "replies", "last_replies"))
            if (node.path(inner).isArray()) {
                boolean threads = inner.equals("threads");
                collect(
                        page,
                        node.path(inner),
                        threads || !isPost(node) ? Optional.empty() : inThread,
                        threads ? Optional.empty() : subject,
                        posts,
                        links,
                        depth + 1);
            }
    }

    private static Optional<String> number(JsonNode post) {
        return Json.text(post, "no", "postId", "threadId", "num");
    }

    /// The thread's address, as its own JSON or from the board's, with the post's number as fragment.
    private static Optional<URI> address(JsonPage page, JsonNode post, Optional<String> thread) {
        String own = CanonicalPage.withoutFragment(page.fetched().uri())
                .toString()
                .replaceFirst("\\.json$", "")
                .replaceFirst("\\?.*$", "");
        Optional<String> number = number(post);
        if (number.isEmpty()) return Optional.empty();
        String in = thread.orElse(number.get());
        boolean ownThread = own.endsWith("/" + in) || own.endsWith("/" + in + ".html");
        String root =
                ownThread ? own : own.replaceFirst("/(?:catalog|threads|index|archive|\\d+)$", "") + "/thread/" + in;
        return page.resolve(root + "#p" + number.get());
    }

    private static PostDraft draft(JsonPage page, JsonNode post, Optional<String> title, Optional<URI> address) {
        String text = Json.text(post, "com", "markdown", "comment")
                .map(JsonPage::plain)
                // where the words as typed are there as well, the message is HTML
                .or(() -> Json.text(post, "message")
                        .filter(any -> post.has("nomarkup"))
                        .map(JsonPage::plain))
                .or(() -> Json.text(post, "nomarkup", "message").map(PlainText::lines))
                .orElse("");
        return new PostDraft(PostKind.FORUM_POST, text)
                .permalink(address)
                .title(title)
                .author(Json.text(post, "name"))
                .published(page.time(post, "time", "timestamp", "creation", "date"))
                .language(page.source().language())
                .links(HtmlLinks.of(
                        Json.text(post, "com", "markdown", "comment", "message").orElse(""), page.base()));
    }
}
