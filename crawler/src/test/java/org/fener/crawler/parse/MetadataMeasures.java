package org.fener.crawler.parse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Post;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.parse.ExtractBench.Figure;
import org.fener.crawler.parse.ExtractBench.Material;
import org.jsoup.Jsoup;
import tools.jackson.databind.JsonNode;

/// Title, author and day of a page against gold: of its first post, which began it. What the gold leaves open is not
/// counted.
final class MetadataMeasures {

    private final Material material;
    private final String set;
    private final Map<String, int[]> tally = new LinkedHashMap<>();

    private MetadataMeasures(Material material, String set) {
        this.material = material;
        this.set = set;
    }

    static List<Figure> wcxb(Material material) {
        MetadataMeasures measures = new MetadataMeasures(material, "wcxb");
        Path dev = material.corpora().resolve("wcxb/dev");
        for (Path gold : TextMeasures.files(dev.resolve("ground-truth"))) {
            JsonNode row = Json.read(TextMeasures.text(gold));
            String name = gold.getFileName().toString().replace(".json", "");
            FetchedPage page = SavedPages.page(
                    TextMeasures.unzipped(dev.resolve("html/" + name + ".html.gz")),
                    row.path("url").asString("https://example.org/"),
                    TextMeasures.UTF_8);
            PageReading reading = SavedPages.READER.read(page, SavedPages.SOURCE);
            if (reading.posts().isEmpty()) continue;
            Post post = reading.posts().getFirst();
            JsonNode truth = row.path("ground_truth");
            String of = name + " " + reading.engine();
            measures.words("title", post.thread(), Json.text(truth, "title"), of);
            measures.words("author", post.author(), Json.text(truth, "author"), of);
            measures.day(post.published(), Json.text(truth, "publish_date"), of);
        }
        return measures.figures();
    }

    static List<Figure> readability(Material material) {
        MetadataMeasures measures = new MetadataMeasures(material, "readability");
        List<Overlap> texts = new ArrayList<>();
        for (Path folder : folders(material.corpora().resolve("readability-pages/test/test-pages"))) {
            JsonNode truth = Json.read(TextMeasures.text(folder.resolve("expected-metadata.json")));
            FetchedPage page = SavedPages.page(
                    SavedPages.bytes(folder.resolve("source.html")),
                    "http://fakehost/test/page.html",
                    TextMeasures.UTF_8);
            PageReading reading = SavedPages.READER.read(page, SavedPages.SOURCE);
            String of = folder.getFileName() + " " + reading.kind() + " " + reading.engine();
            String wanted = PlainText.of(Jsoup.parse(TextMeasures.text(folder.resolve("expected.html")))
                    .body());
            String found = reading.posts().isEmpty()
                    ? SavedPages.READER.mainText(page)
                    : reading.posts().getFirst().text();
            Overlap overlap = Overlap.ofWords(found, wanted);
            texts.add(overlap);
            if (overlap.f1() < 0.9)
                material.complain("%s: text p=%.2f r=%.2f".formatted(of, overlap.precision(), overlap.recall()));
            Optional<Post> post = reading.posts().stream().findFirst();
            measures.words("title", post.flatMap(Post::thread), Json.text(truth, "title"), of);
            measures.words("byline", post.flatMap(Post::author), Json.text(truth, "byline"), of);
            measures.day(post.flatMap(Post::published), Json.text(truth, "publishedTime"), of);
        }
        List<Figure> figures = new ArrayList<>(measures.figures());
        figures.add(new Figure(
                "readability",
                "word F1 of the text (" + texts.size() + ")",
                ExtractBench.share(
                        texts.stream().mapToDouble(Overlap::f1).average().orElse(0)),
                "",
                "gold is Readability's own output"));
        return figures;
    }

    private static List<Path> folders(Path parent) {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Equal but for punctuation, case and "by" before a name.
    private void words(String what, Optional<String> found, Optional<String> wanted, String of) {
        if (wanted.isEmpty()) return;
        boolean same = found.map(MetadataMeasures::bare).equals(wanted.map(MetadataMeasures::bare));
        count(what, same, of + ": " + what + " " + found + " for " + wanted);
    }

    private void day(Optional<PublishedAt> found, Optional<String> wanted, String of) {
        Optional<LocalDate> day = wanted.flatMap(new DateReader(ZoneOffset.UTC, SavedPages.FETCHED, false)::read)
                .map(ForumMeasures::day);
        if (day.isEmpty()) return;
        boolean same = found.filter(at -> day.get().equals(ForumMeasures.day(at))
                        || day.get().equals(LocalDate.ofInstant(at.at(), ZoneOffset.UTC)))
                .isPresent();
        count("day", same, of + ": day " + found + " for " + day);
    }

    private static String bare(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replaceFirst("^\\s*(?:by|von|par|por|от)\\s+", "")
                .replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private void count(String what, boolean right, String complaint) {
        int[] counts = tally.computeIfAbsent(what, any -> new int[2]);
        counts[0] += right ? 1 : 0;
        counts[1]++;
        if (!right) material.complain(complaint);
    }

    private List<Figure> figures() {
        return tally.entrySet().stream()
                .map(entry -> new Figure(
                        set,
                        entry.getKey() + " right (" + entry.getValue()[1] + ")",
                        ExtractBench.share(entry.getValue()[0] / (double) entry.getValue()[1]),
                        "",
                        ""))
                .collect(Collectors.toList());
    }
}
