package org.fener.crawler.fetch;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test of the fetcher against one server that plays whatever it is given.
abstract class AgainstHostileServer {

    /// For what the test archives.
    @TempDir
    Path root;

    HostileServer server;
    FetchBench bench;

    @BeforeEach
    void open() throws IOException {
        server = new HostileServer();
        bench = new FetchBench();
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
        server.close();
    }
}
