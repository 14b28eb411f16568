package org.fener.crawler.parse;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.crawler.Headers;
import org.fener.crawler.Post;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.parse.ExtractBench.Figure;
import org.fener.crawler.parse.ExtractBench.Material;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// JSON and pages of social platforms against what other readers make of them: imageboards post by post; one and the
/// same post in ActivityStreams 1 and 2, microformats and feeds (granary); ActivityPub objects (Lemmy's samples);
/// comments of Reddit.
final class PlatformMeasures {

    private static final Pattern TARGET = Pattern.compile("](?:\\((\\S+?)(?:\\s+\"[^\"]*\")?\\))");

    private final Material material;
    private final Map<String, int[]> tally = new TreeMap<>();

    private PlatformMeasures(Material material) {
        this.material = material;
    }

    static List<Figure> platforms(Material material) {
        PlatformMeasures measures = new PlatformMeasures(material);
        measures.imageboards();
        measures.granary();
        measures.activities();
        measures.reddit();
        List<Figure> figures = new ArrayList<>();
        measures.tally.forEach((what, counts) -> figures.add(new Figure(
                "platforms",
                what + " (" + counts[1] + ")",
                ExtractBench.share(counts[0] / (double) counts[1]),
                "",
                "")));
        return figures;
    }

    private void imageboards() {
        for (Path gold : TextMeasures.files(material.corpora().resolve("imageboard-json/converted"))) {
            String name = gold.getFileName().toString();
            if (!name.contains(".output")) continue;
            JsonNode wanted = Json.read(TextMeasures.text(gold));
            Path input = gold.resolveSibling(name.replace(".output", ".input"));
            JsonNode raw = Json.read(TextMeasures.text(input));
            List<Post> posts = SavedPages.read(input, "https://chan.example/b/catalog.json")
                    .posts();
            List<JsonNode> comments = new ArrayList<>();
            (wanted.isArray() ? wanted : Json.read("[" + wanted + "]"))
                    .forEach(thread -> thread.path("comments").forEach(comments::add));
            for (JsonNode comment : comments) {
                String id = comment.path("id").asString("");
                Optional<Post> post = posts.stream()
                        .filter(each -> String.valueOf(each.permalink().getFragment())
                                .replaceFirst("^\\D+", "")
                                .equals(id))
                        .findFirst();
                String of = name + " " + id;
                count("imageboards: posts found", post.isPresent(), of);
                if (post.isEmpty()) continue;
                time("imageboards: time", post.get(), comment.path("createdAt").asString(""), of);
                Json.text(comment, "authorName")
                        .ifPresent(author ->
                                equal("imageboards: author", post.get().author().orElse(""), author.strip(), of));
                if (comment.has("content"))
                    equal(
                            "imageboards: text",
                            letters(post.get()
                                    .text()
                                    .replaceAll(">>\\d+(?: \\(OP\\))?", "")
                                    .replaceAll("https?://(?:www\\.)?", "")),
                            letters(flat(comment.path("content"), said(raw, id))),
                            of);
            }
        }
    }

    /// Text of a tree of paragraphs and marked parts.
    ///
    /// @param written the post as it came
    private static String flat(JsonNode content, String written) {
        if (content.isString()) return content.asString();
        StringBuilder text = new StringBuilder();
        if (content.isArray())
            content.forEach(part -> text.append(flat(part, written)).append(' '));
        else text.append(flat(content.path("content"), written));
        // a link to a post has that post's words in it, put there by the reader that the gold is from
        boolean link = content.path("type").asString("").equals("post-link");
        return link && !written.contains(letters(text.toString())) ? "" : text.toString();
    }

    /// The letters of one post of the answer, wherever it stands.
    private static String said(JsonNode node, String id) {
        for (String name : List.of("no", "postId", "threadId", "num"))
            if (node.path(name).asString("").equals(id))
                return letters(JsonPage.plain(
                        Json.text(node, "com", "markdown", "comment", "message").orElse("")));
        for (JsonNode inner : node) {
            String said = said(inner, id);
            if (!said.isEmpty()) return said;
        }
        return "";
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
    }

    private void granary() {
        for (Path gold : TextMeasures.files(material.corpora().resolve("granary/granary/tests/testdata"))) {
            String name = gold.getFileName().toString();
            if (!name.endsWith(".as.json")) continue;
            JsonNode activity;
            try {
                activity = Json.read(TextMeasures.text(gold));
            } catch (JacksonException e) {
                continue;
            }
            JsonNode said = activity.path("object").has("content") ? activity.path("object") : activity;
            if (!said.isObject() || Json.text(said, "content").isEmpty()) continue;
            for (String form : List.of("as2.json", "mf2.html")) {
                Path file = gold.resolveSibling(name.replace("as.json", form));
                if (!file.toFile().exists()) continue;
                String of = file.getFileName().toString();
                List<Post> posts = read(file, form.endsWith("json") ? "application/activity+json" : "text/html");
                count("granary " + form + ": post found", !posts.isEmpty(), of);
                if (posts.isEmpty()) continue;
                Post post = posts.getFirst();
                equal(
                        "granary " + form + ": text",
                        letters(post.text()),
                        letters(JsonPage.plain(Json.text(said, "content").orElse(""))),
                        of);
                Json.text(said, "published").ifPresent(at -> time("granary " + form + ": time", post, at, of));
                Json.text(said, "url")
                        .ifPresent(url -> equal(
                                "granary " + form + ": permalink",
                                post.permalink().toString(),
                                WebAddress.canonical(URI.create(url)).toString(),
                                of));
            }
        }
    }

    private void activities() {
        for (Path file : TextMeasures.files(material.corpora().resolve("lemmy-activitypub"))) {
            if (!file.toString().endsWith(".json")) continue;
            JsonNode root = Json.read(TextMeasures.text(file));
            JsonNode said = root.path("object").isObject() ? root.path("object") : root;
            if (said.path("object").isObject()) said = said.path("object");
            String doing = root.path("type").asString("");
            boolean speaks = List.of("Note", "Page", "Article", "Video", "Question", "Event")
                            .contains(said.path("type").asString(""))
                    && List.of("Create", "Update", "Announce", "Note", "Page", "Article", "Video", "Question", "Event")
                            .contains(doing);
            List<Post> posts = read(file, "application/activity+json");
            String of = file.getFileName().toString();
            if (!speaks) continue;
            count("activitypub: post found", posts.size() == 1, of);
            if (posts.size() != 1) continue;
            Post post = posts.getFirst();
            String html = Json.text(said, "content").orElse("");
            equal("activitypub: text", letters(post.text()), letters(JsonPage.plain(html)), of);
            Json.text(said, "published").ifPresent(at -> time("activitypub: time", post, at, of));
            count("activitypub: author", post.author().isPresent(), of);
            Json.text(said, "name")
                    .ifPresent(
                            title -> equal("activitypub: title", post.thread().orElse(""), PlainText.fold(title), of));
        }
    }

    private void reddit() {
        for (Path file : TextMeasures.files(material.corpora().resolve("reddit-praw"))) {
            if (!file.toString().endsWith(".json")) continue;
            for (JsonNode exchange : Json.read(TextMeasures.text(file)).path("interactions")) reddit(file, exchange);
        }
    }

    private void reddit(Path file, JsonNode exchange) {
        String body = exchange.path("response").path("body").path("string").asString("");
        String address = exchange.path("request").path("uri").asString("");
        if (!body.contains("\"Listing\"")) return;
        JsonNode root = Json.read(body);
        List<JsonNode> wanted = new ArrayList<>();
        said(root, wanted);
        List<Post> posts = SavedPages.read(
                        body.getBytes(java.nio.charset.StandardCharsets.UTF_8), address, "application/json")
                .posts();
        String of = file.getFileName() + " " + address;
        count("reddit: posts found", posts.size() == wanted.size(), of);
        for (int i = 0; i < Math.min(posts.size(), wanted.size()); i++) {
            JsonNode data = wanted.get(i);
            Post post = posts.get(i);
            equal(
                    "reddit: author",
                    post.author().orElse(""),
                    data.path("author").asString(""),
                    of);
            String words = Json.text(data, "body", "selftext")
                    .or(() -> Json.text(data, "title"))
                    .orElse("");
            equal("reddit: text", letters(post.text()), letters(shown(words)), of);
            Matcher target = TARGET.matcher(words);
            while (target.find()) {
                String link = target.group(1);
                if (link.startsWith("http"))
                    count(
                            "reddit: targets of links kept",
                            post.links().contains(WebAddress.canonical(URI.create(link))),
                            of + " " + link);
            }
        }
    }

    /// Markdown as its reader sees it: a link's words without where it leads, a list without its numbers; what stands
    /// in angle brackets in capitals was put there by whoever recorded the answers.
    private static String shown(String markdown) {
        String plain = markdown.replaceAll("&(?:nbsp|#x200B);|<[A-Z_]+>", " ").replaceAll("(?m)^\\s*\\d+\\. ", "");
        return TARGET.matcher(plain).replaceAll("]");
    }

    private static void said(JsonNode node, List<JsonNode> out) {
        String kind = node.path("kind").asString("");
        if (kind.equals("t1") || kind.equals("t3")) out.add(node.path("data"));
        node.forEach(inner -> said(inner, out));
    }

    private static List<Post> read(Path file, String type) {
        return SavedPages.READER
                .read(
                        SavedPages.page(
                                SavedPages.bytes(file),
                                "http://example.com/blog-post-123",
                                new Headers(List.of(new Headers.Field("Content-Type", type)))),
                        SavedPages.SOURCE)
                .posts();
    }

    private void time(String what, Post post, String wanted, String of) {
        Optional<Instant> instant = new DateReader(ZoneOffset.UTC, SavedPages.FETCHED, false)
                .read(wanted)
                .map(PublishedAt::at);
        boolean same = post.published()
                .map(PublishedAt::at)
                .map(Instant::getEpochSecond)
                .equals(instant.map(Instant::getEpochSecond));
        if (!same) material.complain(of + ": " + what + " " + post.published() + " for " + wanted);
        count(what, same, "");
    }

    private void equal(String what, String got, String wanted, String of) {
        if (!got.equals(wanted)) material.complain(of + ": " + what + " '" + got + "' for '" + wanted + "'");
        count(what, got.equals(wanted), "");
    }

    private void count(String what, boolean right, String of) {
        int[] counts = tally.computeIfAbsent(what, any -> new int[2]);
        counts[0] += right ? 1 : 0;
        counts[1]++;
        if (!right && !of.isEmpty()) material.complain(of + ": " + what + ": no");
    }
}
