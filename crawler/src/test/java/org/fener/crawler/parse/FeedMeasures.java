package org.fener.crawler.parse;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Headers;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.parse.ExtractBench.Figure;
import org.fener.crawler.parse.ExtractBench.Material;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Feeds well- and ill-formed: no exception, and of the values that we map how many are equal. Markup is compared by
/// its words and by the addresses it links to; times as instants.
final class FeedMeasures {

    private static final Pattern PATH = Pattern.compile("(?:entries\\.(\\d+)|feed)\\.(.+)");

    private final Material material;
    private final Map<String, int[]> tally = new TreeMap<>();

    private FeedMeasures(Material material) {
        this.material = material;
    }

    static List<Figure> feeds(Material material) {
        List<Figure> figures = new ArrayList<>();
        figures.add(exceptions(material));
        FeedMeasures feedparser = new FeedMeasures(material);
        for (Path file : files(material, "feedparser")) feedparser.feedparser(file);
        figures.addAll(feedparser.figures("feedparser"));
        FeedMeasures gofeed = new FeedMeasures(material);
        for (Path file : files(material, "gofeed")) gofeed.gofeed(file);
        figures.addAll(gofeed.figures("gofeed"));
        return figures;
    }

    private static List<Path> files(Material material, String set) {
        return TextMeasures.files(material.corpora().resolve(set)).stream()
                .filter(file -> file.toString().matches(".*\\.(?:xml|json|z)"))
                .toList();
    }

    private static Figure exceptions(Material material) {
        int failures = 0;
        int read = 0;
        for (String set : List.of("feedparser", "gofeed"))
            for (Path file : files(material, set)) {
                read++;
                try {
                    SavedPages.READER.reading(page(material, file, Headers.NONE), SavedPages.SOURCE);
                } catch (RuntimeException | StackOverflowError e) {
                    failures++;
                    material.complain(file + ": " + e);
                }
            }
        return new Figure("feeds", "exceptions in " + read + " files", String.valueOf(failures), "0", "");
    }

    /// Served as feedparser's own test server does it.
    private static FetchedPage page(Material material, Path file, Headers headers) {
        Path place = material.corpora().resolve("feedparser").relativize(file);
        return SavedPages.page(
                SavedPages.bytes(file),
                "http://127.0.0.1:8097/" + place.toString().replace("../", ""),
                headers);
    }

    private List<Figure> figures(String set) {
        List<Figure> figures = new ArrayList<>();
        int[] all = new int[2];
        tally.forEach((what, counts) -> {
            figures.add(new Figure("feeds", set + " " + what + " (" + counts[1] + ")", share(counts), "", ""));
            all[0] += counts[0];
            all[1] += counts[1];
        });
        figures.add(new Figure("feeds", set + " values equal (" + all[1] + ")", share(all), ".95", ""));
        return figures;
    }

    private static String share(int[] counts) {
        return ExtractBench.share(counts[0] / (double) Math.max(1, counts[1]));
    }

    private void feedparser(Path file) {
        String declared =
                PageDecoder.decode(SavedPages.page(SavedPages.bytes(file), "http://127.0.0.1:8097/", Headers.NONE));
        List<FeedExpectation> expected = FeedExpectation.of(declared);
        FetchedPage page = page(material, file, FeedExpectation.headers(declared));
        Optional<FeedDocument> feed = document(page);
        WebAddress base = WebAddress.base(FeedReader.place(page));
        for (FeedExpectation each : expected) {
            Matcher path = PATH.matcher(each.path());
            if (!path.matches()) continue;
            Optional<FeedItem> item = path.group(1) == null
                    ? Optional.empty()
                    : feed.filter(found -> found.items().size() > Integer.parseInt(path.group(1)))
                            .map(found -> found.items().get(Integer.parseInt(path.group(1))));
            Map<String, Optional<String>> values = path.group(1) == null
                    ? ofFeed(page, feed)
                    : item.map(found -> ofItem(page, feed.orElseThrow(), found)).orElseGet(Map::of);
            String kind = kind(path.group(1) != null, path.group(2));
            if (kind.isEmpty()) continue;
            compare(
                    file,
                    kind,
                    values.getOrDefault(kind, Optional.empty()).orElse(""),
                    each.value(),
                    base(base, item, kind));
        }
    }

    private static WebAddress base(WebAddress page, Optional<FeedItem> item, String kind) {
        boolean text = kind.equals("summary") || kind.equals("content");
        return FeedReader.base(
                page, item.map(text ? FeedItem::textBase : FeedItem::base).orElse(""));
    }

    /// Which of our values a path of feedparser's means; empty where we map none.
    private static String kind(boolean item, String path) {
        String kind =
                switch (path) {
                    case "title", "title_detail.value" -> "title";
                    case "link" -> "link";
                    case "id", "guid" -> "id";
                    case "author", "author_detail.name", "authors.0.name" -> "author";
                    case "published", "published_parsed", "updated", "updated_parsed", "created", "created_parsed" ->
                        "time";
                    case "summary", "description", "summary_detail.value" -> "summary";
                    case "content.0.value" -> "content";
                    case "content.0.language", "summary_detail.language", "title_detail.language", "language" ->
                        "language";
                    default -> "";
                };
        if (item) return kind;
        return switch (kind) {
            case "title", "link", "author" -> "feed " + kind;
            case "language" -> path.equals("language") ? "feed language" : "";
            default -> "";
        };
    }

    private static Map<String, Optional<String>> ofFeed(FetchedPage page, Optional<FeedDocument> feed) {
        return Map.of(
                "feed title", feed.flatMap(FeedDocument::title),
                "feed link", feed.flatMap(FeedDocument::link),
                "feed author", feed.flatMap(FeedDocument::author),
                "feed language", feed.flatMap(found -> FeedReader.language(page, found)));
    }

    private static Map<String, Optional<String>> ofItem(FetchedPage page, FeedDocument feed, FeedItem item) {
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        values.put("title", item.title());
        values.put("link", item.link());
        values.put("id", item.id());
        values.put("author", item.author());
        values.put("time", item.published());
        values.put("summary", item.summary().or(item::content));
        values.put("content", item.content().or(item::summary));
        values.put("language", FeedReader.language(page, feed, item));
        return values;
    }

    private static Optional<FeedDocument> document(FetchedPage page) {
        return FeedDocument.of(
                new BoundedParser(InstantSource.system(), Duration.ofSeconds(5)).xml(PageDecoder.decode(page)));
    }

    private void gofeed(Path file) {
        Path gold = Path.of(file.toString().replace(".xml", ".json"));
        if (!file.toString().endsWith(".xml") || !gold.toFile().exists()) return;
        JsonNode wanted;
        try {
            wanted = Json.read(TextMeasures.text(gold));
        } catch (JacksonException e) {
            material.complain(gold + ": no gold: " + e.getOriginalMessage());
            return;
        }
        FetchedPage page = page(material, file, Headers.NONE);
        Optional<FeedDocument> feed = document(page);
        WebAddress base = WebAddress.base(page.uri());
        gofeed(file, "feed ", wanted, ofFeed(page, feed), base);
        JsonNode items = wanted.has("items") ? wanted.path("items") : wanted.path("entries");
        for (int i = 0; i < items.size(); i++) {
            int at = i;
            Optional<FeedItem> item = feed.filter(found -> found.items().size() > at)
                    .map(found -> found.items().get(at));
            Map<String, Optional<String>> values =
                    item.map(found -> ofItem(page, feed.orElseThrow(), found)).orElseGet(Map::of);
            gofeed(file, "", items.path(i), values, base(base, item, "content"));
        }
    }

    private void gofeed(
            Path file, String prefix, JsonNode wanted, Map<String, Optional<String>> values, WebAddress base) {
        Map<String, String> gold = new LinkedHashMap<>();
        wanted.properties().forEach(member -> {
            JsonNode value = member.getValue();
            String text = value.isObject()
                    ? Json.text(value, "name", "value", "email").orElse("")
                    : value.asString("");
            switch (member.getKey()) {
                case "title" -> gold.put("title", text);
                case "link" -> gold.put("link", text);
                case "id", "guid" -> gold.put("id", text);
                case "author", "managingEditor" -> gold.put("author", text);
                case "description", "summary" -> gold.put("summary", text);
                case "content" -> gold.put("content", text);
                case "language" -> gold.put("language", text);
                case "published", "pubDate" -> gold.put("time", text);
                case "updated" -> gold.putIfAbsent("time", text);
                default -> {}
            }
        });
        gold.forEach((kind, value) -> {
            if (prefix.isEmpty() || values.containsKey(prefix + kind))
                compare(
                        file,
                        prefix + kind,
                        values.getOrDefault(prefix + kind, Optional.empty()).orElse(""),
                        value,
                        base);
        });
    }

    private void compare(Path file, String kind, String got, String wanted, WebAddress base) {
        boolean equal =
                switch (kind.replace("feed ", "")) {
                    case "link" -> resolved(got, base).equals(resolved(wanted, base));
                    case "time" -> instant(got).equals(instant(wanted));
                    case "author" -> got.equals(FeedDocument.person(wanted));
                    case "id" -> got.equals(wanted) || resolved(got, base).equals(resolved(wanted, base));
                    case "language" -> HtmlPage.tag(got).equals(HtmlPage.tag(wanted));
                    case "title" -> got.equals(PlainText.fold(wanted)) || got.equals(words(wanted));
                    default ->
                        words(got).equals(PlainText.fold(wanted))
                                || (words(got).equals(words(wanted))
                                        && links(got, base).equals(links(wanted, base)));
                };
        int[] counts = tally.computeIfAbsent(kind, any -> new int[2]);
        counts[0] += equal ? 1 : 0;
        counts[1]++;
        if (!equal) material.complain(file + ": " + kind + " '" + got + "' for '" + wanted + "'");
    }

    private static String resolved(String link, WebAddress base) {
        return base.resolve(link).map(URI::toString).orElse(link);
    }

    private static String words(String html) {
        return PlainText.fold(Jsoup.parseBodyFragment(html).body().text());
    }

    private static List<String> links(String html, WebAddress base) {
        List<String> links = new ArrayList<>();
        for (Element anchor : Jsoup.parseBodyFragment(html).select("a[href]"))
            links.add(resolved(anchor.attr("href"), base));
        return links;
    }

    private static Optional<String> instant(String text) {
        return new DateReader(ZoneOffset.UTC, SavedPages.FETCHED, true)
                .read(text)
                .map(PublishedAt::at)
                .map(Object::toString);
    }
}
