package org.fener.crawler.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Headers;
import org.fener.crawler.parse.ExtractBench.Figure;
import org.fener.crawler.parse.ExtractBench.Material;
import org.jsoup.Jsoup;

/// What reading costs beside bare parsing and beside lxml, in the same run on the same pages: one thread each, the best
/// of several rounds, CPU time of the whole process (collector and compiler included).
final class SpeedMeasures {

    private static final int ROUNDS = 30;
    private static final int PEER_ROUNDS = 2;
    private static final WebAddress BASE = WebAddress.base(URI.create("https://example.org/a/b"));

    private SpeedMeasures() {}

    /// @param cpu and wall in seconds
    private record Cost(double cpu, double wall) {
        static final Cost UNKNOWN = new Cost(Double.MAX_VALUE, Double.MAX_VALUE);

        Cost orLess(Cost other) {
            return other.cpu < cpu ? other : this;
        }
    }

    static List<Figure> speed(Material material) {
        List<Path> files = files(material.corpora());
        List<FetchedPage> pages = files.stream().map(SpeedMeasures::page).toList();
        Cost bare = Cost.UNKNOWN;
        Cost linksAndText = Cost.UNKNOWN;
        Cost posts = Cost.UNKNOWN;
        for (int round = 0; round < ROUNDS; round++) {
            bare = bare.orLess(cost(pages, page -> Jsoup.parse(PageDecoder.decode(page))));
            linksAndText = linksAndText.orLess(cost(pages, SpeedMeasures::linksAndText));
            posts = posts.orLess(cost(pages, page -> SavedPages.READER.read(page, SavedPages.SOURCE)));
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(pace("bare Jsoup.parse (" + pages.size() + " pages)", pages, bare));
        figures.add(pace("posts and links", pages, posts));
        figures.add(times("posts and links: times the bare parse", posts.cpu / bare.cpu, "≤ 1.8", "CPU"));
        figures.add(times("posts and links: times the bare parse", posts.wall / bare.wall, "≤ 1.8", "wall"));
        figures.add(pace("absolute links and text", pages, linksAndText));
        Agreement agreement = agreement(material.corpora());
        figures.add(share("absolute links and text: text as in the tree", agreement.words, agreement.pages));
        figures.add(share("absolute links and text: links of the tree", agreement.links, agreement.pages));
        for (String way : List.of("all", "anchors")) {
            Optional<Cost> lxml = lxml(way, files);
            if (lxml.isEmpty()) {
                figures.add(new Figure("speed", "lxml, " + way, "absent", "", "python3-lxml is not installed"));
                continue;
            }
            String peer = "lxml, " + (way.equals("all") ? "make_links_absolute" : "urljoin of anchors");
            String goal = way.equals("all") ? "≥ 8" : "";
            figures.add(pace(peer, pages, lxml.get()));
            figures.add(times("absolute links and text: times lxml", lxml.get().cpu / linksAndText.cpu, goal, "CPU"));
            figures.add(
                    times("absolute links and text: times lxml", lxml.get().wall / linksAndText.wall, goal, "wall"));
        }
        return figures;
    }

    /// Forum threads, pages of all kinds, articles.
    static List<Path> files(Path corpora) {
        List<Path> files = new ArrayList<>(TextMeasures.files(corpora.resolve("site-squarepenguin-mybb")));
        files.removeIf(file -> !file.toString().matches(".*/thread-\\d{3}\\.html"));
        files.addAll(TextMeasures.files(corpora.resolve("wcxb/dev/html")));
        files.addAll(TextMeasures.files(corpora.resolve("aeb/html")));
        return files;
    }

    private static FetchedPage page(Path file) {
        byte[] body = file.toString().endsWith(".gz") ? TextMeasures.unzipped(file) : SavedPages.bytes(file);
        return SavedPages.page(body, "https://example.org/a/b", Headers.NONE);
    }

    /// The peer's job: every address in the page made absolute, and the text.
    private static void linksAndText(FetchedPage page) {
        FlatHtml.of(PageDecoder.decode(page), BASE);
    }

    /// @param words pages whose text is the one that the tree says
    /// @param links pages of which no address is missed that stands in the tree
    record Agreement(int pages, int words, int links) {}

    /// How often a page says without a tree what it says with one.
    static Agreement agreement(Path corpora) {
        int words = 0;
        int links = 0;
        List<Path> files = files(corpora);
        for (Path file : files) {
            String html = PageDecoder.decode(page(file));
            FlatHtml.Reading flat = FlatHtml.of(html, BASE);
            FlatHtml.Reading tree = PlainTree.of(html, BASE);
            if (flat.text().equals(tree.text())) words++;
            if (flat.links().containsAll(tree.links())) links++;
        }
        return new Agreement(files.size(), words, links);
    }

    private static Cost cost(List<FetchedPage> pages, Consumer<FetchedPage> work) {
        var process = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long wall = System.nanoTime();
        long cpu = process.getProcessCpuTime();
        pages.forEach(work);
        return new Cost((process.getProcessCpuTime() - cpu) / 1e9, (System.nanoTime() - wall) / 1e9);
    }

    private static Optional<Cost> lxml(String way, List<Path> files) {
        try (InputStream script = SpeedMeasures.class.getResourceAsStream("lxml_speed.py")) {
            if (script == null)
                throw new IllegalStateException("lxml_speed.py is missing beside " + SpeedMeasures.class);
            String program = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            String python = Files.exists(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
            Process process = new ProcessBuilder(python, "-c", program)
                    .redirectError(Redirect.INHERIT)
                    .start();
            try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
                in.write(way + "\t" + PEER_ROUNDS + "\n");
                for (Path file : files) in.write(file.toAbsolutePath() + "\n");
            }
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) return Optional.empty();
            String[] seconds = answer.split(" ", -1);
            return Optional.of(new Cost(Double.parseDouble(seconds[0]), Double.parseDouble(seconds[1])));
        } catch (IOException e) {
            throw new UncheckedIOException("the peer cannot be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Figure pace(String what, List<FetchedPage> pages, Cost cost) {
        String pace = String.format(Locale.ROOT, "%.0f", pages.size() / cost.cpu);
        return new Figure("speed", "pages a CPU second, " + what, pace, "", "");
    }

    private static Figure share(String what, int right, int all) {
        return new Figure("speed", what, right + "/" + all, "all", "");
    }

    private static Figure times(String what, double times, String goal, String clock) {
        return new Figure("speed", what, String.format(Locale.ROOT, "%.2f", times), goal, clock);
    }
}
