package org.fener.crawler.parse;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Headers;
import org.fener.crawler.parse.ExtractBench.Figure;
import org.fener.crawler.parse.ExtractBench.Material;
import tools.jackson.databind.JsonNode;

/// Block pages are told from content, and no article is taken for one.
final class WallMeasures {

    private WallMeasures() {}

    static List<Figure> walls(Material material) {
        int told = 0;
        int blocks = 0;
        int mistaken = 0;
        int pages = 0;
        for (Path file : TextMeasures.files(material.corpora().resolve("web-monitoring"))) {
            if (!file.toString().endsWith(".json")) continue;
            String folder = file.getName(file.getNameCount() - 2).toString();
            boolean block = folder.endsWith("-0.0") || folder.endsWith("-0.1");
            FetchedPage page = page(Json.read(TextMeasures.text(file)).path("data"));
            boolean wall = SavedPages.READER.read(page, SavedPages.SOURCE).kind() == PageKind.WALL;
            if (block) blocks++;
            if (block && wall) told++;
            if (!block && wall && folder.endsWith("-1.0")) mistaken++;
            if (block != wall)
                material.complain(folder + " " + page.status() + " " + page.headers() + " "
                        + page.body().decode(java.nio.charset.StandardCharsets.UTF_8));
        }
        for (String set : List.of("aeb/html", "wcxb/dev/html"))
            for (Path file : TextMeasures.files(material.corpora().resolve(set))) {
                if (!file.toString().endsWith(".gz")) continue;
                pages++;
                PageReading reading = SavedPages.READER.read(
                        SavedPages.page(TextMeasures.unzipped(file), "https://example.org/a/b", Headers.NONE),
                        SavedPages.SOURCE);
                boolean wall = reading.kind() == PageKind.WALL || reading.kind() == PageKind.NOT_FOUND;
                if (wall) mistaken++;
                if (wall) material.complain(file + " taken for " + reading.kind());
            }
        return List.of(
                new Figure("walls", "block pages told", told + "/" + blocks, "all", ""),
                new Figure("walls", "content taken for a wall (" + pages + ")", String.valueOf(mistaken), "0", ""));
    }

    /// The set keeps status, header fields and title, not the body.
    private static FetchedPage page(JsonNode data) {
        List<Headers.Field> fields = new ArrayList<>();
        data.path("headers")
                .properties()
                .forEach(field -> fields.add(
                        new Headers.Field(field.getKey(), field.getValue().asString(""))));
        String title = data.path("title").asString("");
        URI uri = URI.create("https://example.org/page");
        String html = "<html><head><title>" + title + "</title></head><body>" + title + "</body></html>";
        return new FetchedPage(
                "saved",
                uri,
                uri,
                SavedPages.FETCHED,
                data.path("status").asInt(200),
                new Headers(fields),
                Body.of(html),
                Optional.empty());
    }
}
