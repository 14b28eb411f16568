package org.fener.crawler.fetch;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/// When each host may be asked next: one table for the whole process, whoever asks and for whichever source.
///
/// A host has one request at a time. The next may start when the delay has passed since the end of the last
/// response,
/// and not before a Retry-After is over. Safe for many threads.
public final class Politeness {

    public Politeness(InstantSource clock) {}

    /// How long a request to the host of `uri` would have to wait from now; zero if it may start. For planning: the
    /// fetcher waits for its turn by itself.
    public Duration wait(URI uri) {
        throw new UnsupportedOperationException();
    }
}
