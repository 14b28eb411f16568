package org.fener.crawler;

import java.net.URI;
import java.time.Duration;

/// How one fetch ended. A 404 is a [Fetched] page; only a fetch that brought no response has failed.
public sealed interface FetchOutcome {

    URI uri();

    /// A response came, whole or cut; any status but 304.
    record Fetched(FetchedPage page) implements FetchOutcome {
        @Override
        public URI uri() {
            return page.requested();
        }
    }

    /// 304 to a conditional request (RFC 9110 §15.4.5).
    record NotModified(URI uri) implements FetchOutcome {}

    /// robots.txt says no (RFC 9309), or the site owner has opted out.
    record Disallowed(URI uri, String why) implements FetchOutcome {}

    /// Not now: Retry-After, or robots.txt could not be read.
    record Deferred(URI uri, Duration retryAfter, String why) implements FetchOutcome {}

    /// The guard refused: a forbidden address, port, scheme or a redirect out of scope.
    record Refused(URI uri, String why) implements FetchOutcome {}

    /// No usable response: connection, protocol, certificate or time limit.
    record Failed(URI uri, String why) implements FetchOutcome {}
}
