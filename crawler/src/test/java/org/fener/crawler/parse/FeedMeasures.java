package org.fener.crawler.parse;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.parse.ExtractBench.Figure;
import org.fener.crawler.parse.ExtractBench.Material;
import org.jsoup.Jsoup;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Feeds well- and ill-formed: no exception, and of the values that we map how many are equal.
final class FeedMeasures {

    private static final Pattern EXPECTED = Pattern.compile(
            "entries\\[0\\]\\['(title|link|author|summary|description|content)'\\](?:\\[0\\]\\['value'\\])? == u?(['\"])(.*?)\\2(?: and .*)?\\s*$",
            Pattern.MULTILINE);

    private int compared;
    private int equal;

    static List<Figure> feeds(Material material) {
        int failures = 0;
        int files = 0;
        for (String set : List.of("feedparser", "gofeed"))
            for (Path file : TextMeasures.files(material.corpora().resolve(set))) {
                if (!file.toString().endsWith(".xml") && !file.toString().endsWith(".json")) continue;
                files++;
                try {
                    SavedPages.READER.reading(
                            SavedPages.page(
                                    SavedPages.bytes(file),
                                    "http://127.0.0.1:8097/feed",
                                    org.fener.crawler.Headers.NONE),
                            SavedPages.SOURCE);
                } catch (RuntimeException | StackOverflowError e) {
                    failures++;
                    material.complain(file + ": " + e);
                }
            }
        FeedMeasures values = new FeedMeasures();
        for (Path file : TextMeasures.files(material.corpora().resolve("feedparser/tests/wellformed")))
            if (file.toString().matches(".*/(?:rss|atom|atom10|rdf|base)/.*\\.xml")) values.feedparser(material, file);
        FeedMeasures translated = new FeedMeasures();
        for (Path file : TextMeasures.files(material.corpora().resolve("gofeed/testdata/translator")))
            if (file.toString().endsWith(".xml")) translated.gofeed(material, file);
        return List.of(
                new Figure("feeds", "exceptions in " + files + " files", String.valueOf(failures), "0", ""),
                new Figure("feeds", "feedparser values equal (" + values.compared + ")", values.share(), ".95", ""),
                new Figure(
                        "feeds", "gofeed values equal (" + translated.compared + ")", translated.share(), ".95", ""));
    }

    private String share() {
        return ExtractBench.share(compared == 0 ? 0 : equal / (double) compared);
    }

    private Optional<FeedItem> first(Path file) {
        byte[] bytes = SavedPages.bytes(file);
        String text = PageDecoder.decode(
                SavedPages.page(bytes, "http://127.0.0.1:8097/feed", org.fener.crawler.Headers.NONE));
        return FeedDocument.of(
                        new BoundedParser(java.time.InstantSource.system(), java.time.Duration.ofSeconds(5)).xml(text))
                .flatMap(feed -> feed.items().stream().findFirst());
    }

    private void feedparser(Material material, Path file) {
        String source = PageDecoder.decode(
                SavedPages.page(SavedPages.bytes(file), "http://127.0.0.1:8097/feed", org.fener.crawler.Headers.NONE));
        int end = source.indexOf("-->");
        Matcher expected = EXPECTED.matcher(source.substring(0, Math.max(0, end)));
        while (expected.find()) {
            String wanted =
                    expected.group(3).replace("\\n", "\n").replace("\\'", "'").replace("\\\\", "\\");
            if (wanted.contains("\\u") || wanted.contains("\\x")) continue;
            Optional<FeedItem> item = first(file);
            String got = item.flatMap(each -> switch (expected.group(1)) {
                        case "title" -> each.title();
                        case "link" -> each.link();
                        case "author" -> each.author();
                        case "content" -> each.content().or(each::summary);
                        default -> each.summary().or(each::content);
                    })
                    .orElse("");
            boolean link = expected.group(1).equals("link");
            if (link && !got.isEmpty())
                got = WebAddress.base(java.net.URI.create("http://127.0.0.1:8097/feed"))
                        .resolve(got)
                        .map(Object::toString)
                        .orElse(got);
            boolean title = expected.group(1).equals("title") && got.equals(PlainText.fold(wanted));
            compare(
                    material,
                    file,
                    expected.group(1),
                    link ? got : title ? words(wanted) : words(got),
                    link ? canonical(wanted) : words(wanted));
        }
    }

    private static String canonical(String link) {
        return WebAddress.base(java.net.URI.create("http://127.0.0.1:8097/feed"))
                .resolve(link)
                .map(Object::toString)
                .orElse(link);
    }

    private static String words(String html) {
        return PlainText.fold(Jsoup.parseBodyFragment(html).body().text());
    }

    private void gofeed(Material material, Path file) {
        JsonNode gold;
        try {
            gold = Json.read(TextMeasures.text(Path.of(file.toString().replace(".xml", ".json"))));
        } catch (JacksonException e) {
            return;
        }
        JsonNode wanted = gold.path("items").path(0);
        Optional<FeedItem> item = first(file);
        if (wanted.isMissingNode() || item.isEmpty()) return;
        wanted.properties().forEach(value -> {
            switch (value.getKey()) {
                case "title" ->
                    compare(
                            material,
                            file,
                            "title",
                            item.get().title().map(FeedMeasures::words).orElse(""),
                            words(value.getValue().asString("")));
                case "link" ->
                    compare(
                            material,
                            file,
                            "link",
                            item.get().link().orElse(""),
                            value.getValue().asString(""));
                case "description" ->
                    compare(
                            material,
                            file,
                            "description",
                            words(item.get().summary().orElse("")),
                            words(value.getValue().asString("")));
                case "content" ->
                    compare(
                            material,
                            file,
                            "content",
                            words(item.get().content().orElse("")),
                            words(value.getValue().asString("")));
                case "publishedParsed" ->
                    compare(
                            material,
                            file,
                            "published",
                            item.get()
                                    .published()
                                    .flatMap(FeedMeasures::instant)
                                    .orElse(""),
                            instant(value.getValue().asString("")).orElse(""));
                case "author" ->
                    compare(
                            material,
                            file,
                            "author",
                            item.get().author().orElse(""),
                            value.getValue().path("name").asString(""));
                default -> {}
            }
        });
    }

    private static Optional<String> instant(String text) {
        return new DateReader(java.time.ZoneOffset.UTC, SavedPages.FETCHED, true)
                .read(text)
                .map(PublishedAt::at)
                .map(Object::toString);
    }

    private void compare(Material material, Path file, String what, String got, String wanted) {
        compared++;
        if (got.equals(wanted)) equal++;
        else material.complain(file.getFileName() + ": " + what + " '" + got + "' for '" + wanted + "'");
    }
}
