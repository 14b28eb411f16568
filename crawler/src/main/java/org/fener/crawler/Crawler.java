package org.fener.crawler;

import java.io.IOException;

/// Fetches what is due of a source and keeps every response in the archive.
public interface Crawler extends AutoCloseable {

    /// One round: generates what is due, fetches it politely, updates the source's crawl database, and repeats until
    /// nothing is due or `limits` are reached. Returns when all it fetched is durable.
    Round round(Source source, RoundLimits limits) throws IOException, InterruptedException;

    /// Ends the round of a source soon, with what it has so far; nothing happens if none runs. Safe from any thread.
    void stop(String source) throws IOException;

    @Override
    void close() throws IOException;
}
