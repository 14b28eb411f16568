package org.fener.crawler.parse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Headers;
import org.fener.crawler.parse.ExtractBench.Figure;
import org.fener.crawler.parse.ExtractBench.Material;
import org.jsoup.Jsoup;

/// What reading costs beside bare parsing, in the same run on the same pages.
final class SpeedMeasures {

    private static final int ROUNDS = 3;

    private SpeedMeasures() {}

    static List<Figure> speed(Material material) {
        List<FetchedPage> pages = new ArrayList<>();
        for (Path file : TextMeasures.files(material.corpora().resolve("site-squarepenguin-mybb")))
            if (file.toString().matches(".*/thread-\\d{3}\\.html"))
                pages.add(SavedPages.page(
                        SavedPages.bytes(file), "http://127.0.0.1/" + file.getFileName(), Headers.NONE));
        for (Path file : TextMeasures.files(material.corpora().resolve("wcxb/dev/html")))
            pages.add(SavedPages.page(TextMeasures.unzipped(file), "https://example.org/a", Headers.NONE));
        double bare = 0;
        double read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            bare = seconds(pages, page -> Jsoup.parse(PageDecoder.decode(page)));
            read = seconds(pages, page -> SavedPages.READER.read(page, SavedPages.SOURCE));
        }
        return List.of(
                new Figure(
                        "speed", "pages a second, bare parse (" + pages.size() + ")", rate(pages, bare), "", "jsoup"),
                new Figure("speed", "pages a second, posts and links", rate(pages, read), "", ""),
                new Figure("speed", "times the bare parse", ExtractBench.share(read / bare), "1.8", ""));
    }

    private static double seconds(List<FetchedPage> pages, Consumer<FetchedPage> work) {
        long began = System.nanoTime();
        pages.forEach(work);
        return (System.nanoTime() - began) / 1e9;
    }

    private static String rate(List<FetchedPage> pages, double seconds) {
        return String.format(Locale.ROOT, "%.0f", pages.size() / seconds);
    }
}
