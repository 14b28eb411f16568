package org.fener.dashboard.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Headers;
import org.fener.crawler.Post;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
import org.fener.crawler.parse.EvidencePageReader;
import org.fener.crawler.parse.PageReading;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fener extract`: the posts of one saved page. Only reads the file.
@Command(
        name = "extract",
        description = "Prints the posts of one saved page as JSON lines.",
        mixinStandardHelpOptions = true)
final class ExtractCommand extends org.fener.dashboard.cli.Command {

    @Parameters(paramLabel = "FILE")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path file;

    @Option(names = "--url", paramLabel = "URL", required = true, description = "address that the page was saved from")
    @SuppressWarnings("NullAway.Init") // set by picocli
    URI url;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "media type that the server gave, such as text/html; charset=utf-8")
    @Nullable
    String type;

    @Option(names = "--json", description = "the output is JSON lines with or without this")
    boolean json;

    record Extracted(
            String id,
            String permalink,
            @Nullable String thread,
            @Nullable String author,
            @Nullable String publishedAt,
            String text,
            String kind,
            Map<String, String> facts) {}

    @Override
    public Integer call() throws IOException {
        Path saved = workplace().file(file);
        Instant fetched = Files.getLastModifiedTime(saved).toInstant();
        Headers headers = type == null ? Headers.NONE : new Headers(List.of(new Headers.Field("Content-Type", type)));
        FetchedPage page = new FetchedPage(
                "extract", url, url, fetched, 200, headers, Body.of(Files.readAllBytes(saved)), Optional.empty());
        PageReading reading = new EvidencePageReader(workplace().clock()).read(page, source());
        for (Post post : reading.posts()) print(JSON.writeValueAsString(extracted(post)));
        say("fener: " + reading.engine() + " " + reading.kind() + ", "
                + reading.posts().size() + " posts, " + reading.links().size() + " links");
        return 0;
    }

    private Source source() {
        return new Source(
                "extract",
                "extract",
                SourceKind.AUTO,
                List.of(url),
                List.of(url),
                Duration.ofHours(1),
                Duration.ZERO,
                1,
                0,
                Optional.empty(),
                "one saved page",
                "a file at hand",
                Optional.empty(),
                false);
    }

    private static Extracted extracted(Post post) {
        return new Extracted(
                post.id(),
                post.permalink().toString(),
                post.thread().orElse(null),
                post.author().orElse(null),
                post.published().map(published -> published.at().toString()).orElse(null),
                post.text(),
                post.kind().name().toLowerCase(Locale.ROOT),
                post.facts().entrySet().stream()
                        .collect(Collectors.toMap(
                                fact -> fact.getKey().name().toLowerCase(Locale.ROOT), Map.Entry::getValue)));
    }
}
