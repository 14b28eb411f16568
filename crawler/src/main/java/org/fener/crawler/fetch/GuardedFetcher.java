package org.fener.crawler.fetch;

import java.time.InstantSource;

/// The one way to the network. Safe for many threads; each call blocks until its fetch has ended and waits for its
/// turn
/// at the host (see [Politeness]), for robots.txt too.
public final class GuardedFetcher implements AutoCloseable {

    public GuardedFetcher(FetchSettings settings, Politeness politeness, Resolver resolver, InstantSource clock) {}

    /// Asks robots.txt, then fetches, following redirects within the source's scope. Never throws for what a server
    /// does.
    public Fetch fetch(FetchRequest request) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /// What robots.txt files say; shared by all fetches.
    public Robots robots() {
        throw new UnsupportedOperationException();
    }

    /// Closes idle connections.
    @Override
    public void close() {}
}
