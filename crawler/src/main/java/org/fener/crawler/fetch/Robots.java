package org.fener.crawler.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.Source;
import org.fener.crawler.archive.Keepable;

/// What the robots.txt of each host allows (RFC 9309), read through the guarded fetcher and believed for a day at
/// most.
public final class Robots {

    Robots() {}

    /// @param allowed    whether `uri` may be fetched; false also while robots.txt cannot be read
    /// @param unreadable why robots.txt could not be read; then the fetch is deferred, not disallowed
    /// @param crawlDelay what it asks for between requests, clamped
    /// @param sitemaps   addresses it names
    /// @param kept       to be archived: the exchanges by which it was read just now, if it was
    public record Verdict(
            boolean allowed,
            Optional<String> unreadable,
            Optional<Duration> crawlDelay,
            List<URI> sitemaps,
            List<Keepable> kept) {}

    public Verdict verdict(Source source, URI uri) throws InterruptedException {
        throw new UnsupportedOperationException();
    }
}
