package org.fener.crawler.parse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fener.crawler.Headers;
import org.fener.crawler.Post;
import org.fener.crawler.PostFact;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.parse.ExtractBench.Figure;
import org.fener.crawler.parse.ExtractBench.Material;
import tools.jackson.databind.JsonNode;

/// Posts of forum threads and channels.
final class ForumMeasures {

    /// Posts on each page, counted by hand in its source.
    private static final Map<String, Integer> NETTALLY = new TreeMap<>(Map.of(
            "NodeBB",
            13,
            "Xenforo1",
            25,
            "Xenforo2",
            8,
            "phpBB",
            25,
            "vBulletin3",
            20,
            "vBulletin4",
            10,
            "vBulletin5",
            15,
            "RenascenceSV",
            25));

    private ForumMeasures() {}

    static List<Figure> nettally(Material material) {
        List<Figure> figures = new ArrayList<>();
        NETTALLY.forEach((engine, posts) -> {
            Path file = material.corpora().resolve("forum-nettally/NetTally.Tests/Resources/" + engine + ".html");
            PageReading reading = SavedPages.read(file, "https://forum.example.org/");
            long whole = reading.posts().stream()
                    .filter(post -> post.author().isPresent()
                            && post.published().isPresent()
                            && !post.text().isBlank())
                    .count();
            if (whole < posts || material.verbose())
                reading.posts().stream().limit(3).forEach(post -> material.complain(engine + ": " + brief(post)));
            figures.add(new Figure(
                    "nettally", engine + " as " + reading.engine() + ", posts whole", whole + "/" + posts, "all", ""));
        });
        return figures;
    }

    private static String brief(Post post) {
        return post.permalink() + " " + post.author() + " " + post.published().map(PublishedAt::at) + " "
                + post.thread() + " "
                + post.text().substring(0, Math.min(80, post.text().length())).replace('\n', '|');
    }

    static List<Figure> phpbbparser(Material material) {
        Tally tally = new Tally("phpbbparser");
        Path folder = material.corpora().resolve("forum-phpbbparser/src/test/resources");
        for (int i = 1; i <= 4; i++) {
            PageReading reading = SavedPages.read(
                    folder.resolve("page-" + i + ".html"), "https://forum.example.org/viewtopic.php?t=" + i);
            JsonNode gold = Json.read(TextMeasures.text(folder.resolve("page-" + i + ".json")));
            DateReader dates = new DateReader(ZoneOffset.UTC, SavedPages.FETCHED, false);
            int at = 0;
            for (JsonNode post : gold.path("posts")) {
                Optional<LocalDate> day =
                        dates.read(post.path("date").asString("")).map(ForumMeasures::day);
                tally.compare(
                        material,
                        reading,
                        at++,
                        post.path("author").path("username").asString(""),
                        day,
                        post.path("content").asString(""));
            }
            tally.extra += Math.max(0, reading.posts().size() - at);
        }
        return tally.figures();
    }

    static LocalDate day(PublishedAt published) {
        return LocalDate.ofInstant(published.at(), published.zone());
    }

    static List<Figure> dytomic(Material material) {
        Tally tally = new Tally("dytomic");
        Path root = material.corpora().resolve("forum-dytomic/pkodev");
        for (Path file : TextMeasures.files(root.resolve("html"))) {
            Path gold = root.resolve(
                    "md/" + root.resolve("html").relativize(file).toString().replace(".html", ".md"));
            if (!Files.exists(gold)) continue;
            MarkdownThread thread = MarkdownThread.of(TextMeasures.text(gold));
            PageReading reading = SavedPages.READER.read(
                    SavedPages.page(SavedPages.bytes(file), thread.url(), Headers.NONE), SavedPages.SOURCE);
            int at = 0;
            for (MarkdownThread.Said said : thread.posts()) {
                // threads were joined from several pages; only the first page is there
                if (at >= reading.posts().size() && at > 0 && at % 20 == 0) break;
                tally.compare(material, reading, at++, said.author(), Optional.of(said.day()), said.text());
            }
            tally.extra += Math.max(0, reading.posts().size() - at);
        }
        return tally.figures();
    }

    static List<Figure> telegram(Material material) {
        int right = 0;
        int all = 0;
        for (Path gold : TextMeasures.files(material.corpora().resolve("telegram-tchan/converted"))) {
            if (!gold.toString().endsWith(".expected.json")) continue;
            PageReading reading = SavedPages.read(
                    Path.of(gold.toString().replace(".expected.json", ".html")), "https://t.me/s/tchantest");
            List<JsonNode> wanted = new ArrayList<>();
            Json.read(TextMeasures.text(gold)).forEach(each -> {
                if (each.path("_type").asString("").equals("ChannelMessage")) wanted.add(each);
            });
            boolean same = wanted.size() == reading.posts().size();
            for (int i = 0; same && i < wanted.size(); i++)
                same = sameMessage(material, reading.posts().get(i), wanted.get(i));
            if (!same) material.complain(gold.getFileName() + ": " + reading.posts());
            right += same ? 1 : 0;
            all++;
        }
        return List.of(new Figure("telegram", "fragments exact", right + "/" + all, "12/12", ""));
    }

    private static boolean sameMessage(Material material, Post post, JsonNode wanted) {
        String text = wanted.path("text").isNull()
                ? ""
                : PlainText.lines(wanted.path("text").asString(""));
        boolean id =
                post.permalink().toString().endsWith("/" + wanted.path("id").asString(""));
        boolean time = post.published()
                .map(PublishedAt::at)
                .equals(new DateReader(ZoneOffset.UTC, SavedPages.FETCHED, false)
                        .read(wanted.path("created_at").asString(""))
                        .map(PublishedAt::at));
        boolean words = PlainText.fold(post.text()).equals(PlainText.fold(text));
        boolean links = true;
        for (JsonNode url : wanted.path("urls"))
            if (url.path(0).asString("").equals("link"))
                links &= post.links().stream()
                        .anyMatch(link -> link.toString().equals(url.path(1).asString("")));
        boolean kind = kind(post, wanted.path("type").asString(""));
        boolean edited = wanted.path("edited").asBoolean(false) == post.facts().containsKey(PostFact.EDITED);
        String answers = wanted.path("reply_to_id").asString("");
        boolean reply =
                post.facts().getOrDefault(PostFact.REPLY_TO, "").endsWith(answers.isEmpty() ? "" : "/" + answers);
        boolean same = id && time && words && links && kind && edited && reply;
        if (!same)
            material.complain("id " + id + " time " + time + " words " + words + " links " + links + " kind " + kind
                    + " edited " + edited + " reply " + reply + ": '" + post.text() + "' " + post.facts() + " for '"
                    + text
                    + "'");
        return same;
    }

    private static boolean kind(Post post, String wanted) {
        String media = post.facts().getOrDefault(PostFact.MEDIA, "");
        return switch (wanted) {
            case "text" -> media.isEmpty() && !post.facts().containsKey(PostFact.SERVICE);
            case "service" -> post.facts().containsKey(PostFact.SERVICE);
            case "multimedia" -> !media.isEmpty();
            case "document" -> media.equals("document") || media.equals("audio");
            default -> media.equals(wanted);
        };
    }
}
