package org.fener.crawler.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Headers;
import org.fener.crawler.Post;
import org.fener.crawler.PostKind;
import org.fener.crawler.parse.ExtractBench.Figure;
import org.fener.crawler.parse.ExtractBench.Material;
import tools.jackson.databind.JsonNode;

/// Main text of pages of all kinds.
final class TextMeasures {

    private static final Map<String, String> PEERS = Map.of(
            "article",
            ".932",
            "documentation",
            ".932",
            "service",
            ".844",
            "forum",
            ".808",
            "collection",
            ".716",
            "listing",
            ".710",
            "product",
            ".641");

    /// Both sets were saved as UTF-8 whatever their pages declare.
    static final Headers UTF_8 = new Headers(List.of(new Headers.Field("Content-Type", "text/html; charset=utf-8")));

    private TextMeasures() {}

    static List<Figure> wcxb(Material material) {
        List<Read> pages = new ArrayList<>();
        Path dev = material.corpora().resolve("wcxb/dev");
        for (Path gold : files(dev.resolve("ground-truth"))) {
            JsonNode row = Json.read(text(gold));
            String kind =
                    row.path("_internal").path("page_type").path("primary").asString("unknown");
            String name = gold.getFileName().toString().replace(".json", "");
            byte[] html = unzipped(dev.resolve("html/" + name + ".html.gz"));
            FetchedPage page = SavedPages.page(html, row.path("url").asString("https://example.org/"), UTF_8);
            PageReading reading = SavedPages.READER.read(page, SavedPages.SOURCE);
            String found = joined(reading, page, kind.equals("forum"));
            Overlap overlap = Overlap.ofWords(
                    found, row.path("ground_truth").path("main_content").asString(""));
            material.complain("%.3f p=%.2f r=%.2f %s %s %s %s %d"
                    .formatted(
                            overlap.f1(),
                            overlap.precision(),
                            overlap.recall(),
                            kind,
                            name,
                            reading.kind(),
                            reading.engine(),
                            reading.posts().size()));
            boolean hasGold = row.path("ground_truth").hasNonNull("main_content");
            pages.add(new Read(kind, name, hasGold, overlap.f1()));
        }
        List<Figure> figures = new ArrayList<>();
        Map<String, List<Read>> kinds =
                pages.stream().collect(Collectors.groupingBy(Read::kind, TreeMap::new, Collectors.toList()));
        kinds.forEach((kind, read) ->
                figures.addAll(figures(kind, read, kind.equals("forum") ? ".85" : "", PEERS.getOrDefault(kind, ""))));
        figures.addAll(figures("all", pages, ".86", ".859"));
        return figures;
    }

    /// @param hasGold whether anybody wrote down what the page says
    private record Read(String kind, String name, boolean hasGold, double f1) {

        /// Which half of the pages it is in, told by its name alone.
        boolean isInFirstHalf() {
            return (name.hashCode() * 0x9E3779B9) >= 0;
        }
    }

    /// Pages whose gold is missing cannot be measured; a second row counts them as wrong.
    private static List<Figure> figures(String kind, List<Read> read, String goal, String peer) {
        List<Read> measured = read.stream().filter(Read::hasGold).toList();
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "wcxb", "word F1, " + kind + " (" + measured.size() + ")", mean(measured, any -> true), goal, peer));
        if (goal.isEmpty()) return figures;
        figures.add(new Figure("wcxb", kind + ", none where gold is missing", mean(read, any -> true), "", ""));
        figures.add(new Figure("wcxb", kind + ", half of the pages", mean(measured, Read::isInFirstHalf), "", ""));
        figures.add(new Figure("wcxb", kind + ", other half", mean(measured, page -> !page.isInFirstHalf()), "", ""));
        return figures;
    }

    static List<Figure> aeb(Material material) {
        Overlap sum = new Overlap(0, 0, 0);
        int pages = 0;
        JsonNode gold = Json.read(text(material.corpora().resolve("aeb/ground-truth.json")));
        for (Map.Entry<String, JsonNode> row : gold.properties()) {
            byte[] html = unzipped(material.corpora().resolve("aeb/html/" + row.getKey() + ".html.gz"));
            FetchedPage page = SavedPages.page(html, row.getValue().path("url").asString(""), UTF_8);
            PageReading reading = SavedPages.READER.read(page, SavedPages.SOURCE);
            String found = reading.posts().isEmpty()
                    ? SavedPages.READER.mainText(page)
                    : reading.posts().getFirst().text();
            Overlap overlap = Overlap.ofShingles(
                            found, row.getValue().path("articleBody").asString(""))
                    .normalised();
            material.complain("%.3f p=%.2f r=%.2f %s %s %s %d"
                    .formatted(
                            overlap.f1(),
                            overlap.precision(),
                            overlap.recall(),
                            row.getKey(),
                            reading.kind(),
                            reading.engine(),
                            reading.posts().size()));
            sum = sum.plus(overlap);
            pages++;
        }
        return List.of(
                new Figure("aeb", "4-gram shingle F1 (" + pages + ")", ExtractBench.share(sum.f1()), ".96", ".958"),
                new Figure("aeb", "precision", ExtractBench.share(sum.precision()), "", ""),
                new Figure("aeb", "recall", ExtractBench.share(sum.recall()), "", ""));
    }

    /// All posts of a page; the main text where a page is only a place to look. Readers' comments are posts of their
    /// own, which the gold leaves out beside what they are about, unless they are the thread.
    private static String joined(PageReading reading, FetchedPage page, boolean thread) {
        if (reading.posts().isEmpty()) return SavedPages.READER.mainText(page);
        boolean about = reading.posts().stream()
                .map(Post::kind)
                .anyMatch(kind -> thread ? kind == PostKind.FORUM_POST : kind != PostKind.COMMENT);
        return reading.posts().stream()
                .filter(post -> !about || post.kind() != PostKind.COMMENT)
                .map(Post::text)
                .collect(Collectors.joining("\n"));
    }

    private static String mean(List<Read> pages, Predicate<Read> wanted) {
        return ExtractBench.share(
                pages.stream().filter(wanted).mapToDouble(Read::f1).average().orElse(0));
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] unzipped(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
