package org.fener.crawler.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Headers;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;

/// Pages from files, as if they had just been fetched.
final class SavedPages {

    static final Instant FETCHED = Instant.parse("2026-11-20T12:00:00Z");
    static final Source SOURCE = new Source(
            "saved",
            "Saved pages",
            SourceKind.AUTO,
            List.of(URI.create("https://example.org/")),
            List.of(URI.create("https://example.org/")),
            Duration.ofHours(1),
            Duration.ofSeconds(1),
            500,
            5,
            Optional.empty(),
            "test",
            "test",
            Optional.of(ZoneOffset.UTC),
            false);
    static final EvidencePageReader READER = new EvidencePageReader(InstantSource.system());

    private SavedPages() {}

    static PageReading read(Path file, String url) {
        return READER.read(page(bytes(file), url, Headers.NONE), SOURCE);
    }

    /// With what the page asks robots to leave alone.
    static PageReading unasked(Path file, String url) {
        return READER.reading(page(bytes(file), url, Headers.NONE), SOURCE);
    }

    static PageReading read(String html, String url) {
        return READER.read(page(html.getBytes(StandardCharsets.UTF_8), url, Headers.NONE), SOURCE);
    }

    static PageReading read(byte[] body, String url, String contentType) {
        return READER.read(
                page(body, url, new Headers(List.of(new Headers.Field("Content-Type", contentType)))), SOURCE);
    }

    static FetchedPage page(byte[] body, String url, Headers headers) {
        return new FetchedPage(
                "saved", URI.create(url), URI.create(url), FETCHED, 200, headers, Body.of(body), Optional.empty());
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
