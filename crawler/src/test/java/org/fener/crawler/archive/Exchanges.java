package org.fener.crawler.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;

/// Exchanges as a fetcher would hand them over, made from a response head and the bytes after it.
final class Exchanges {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    private Exchanges() {}

    static Exchange page(String uri, String text) {
        return of(uri, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n", bytes(text));
    }

    static Exchange of(String uri, String head, byte[] wire) {
        return of(uri, head, wire, Optional.empty());
    }

    static Exchange of(String uri, String head, byte[] wire, Optional<String> truncated) {
        HttpHead parsed = HttpHead.parse(head).orElseThrow();
        Body body = new PayloadDecoder(new PayloadDecoder.Limits(8 << 20, 100))
                .decode(parsed, wire)
                .body();
        FetchedPage page = new FetchedPage(
                "roads",
                URI.create(uri + "?asked"),
                URI.create(uri),
                NOON,
                parsed.status(),
                parsed.headers(),
                body,
                truncated);
        return new Exchange(
                "GET / HTTP/1.1\r\nHost: forum.example.org\r\n\r\n",
                head,
                Body.of(wire),
                page,
                Optional.of("203.0.113.7"),
                List.of(URI.create("http://forum.example.org/old")),
                Duration.ofMillis(321),
                Map.of("robots", "allowed", "note", "two\nlines \\ and\ttab"));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
