package org.fener.crawler.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How a file of the archive stands to the SHA-256 that was registered when it was closed.
public enum FileState {
    /// still written to: registered when it is closed
    GROWING,
    AS_REGISTERED,
    DIFFERS,
    /// closed, but no SHA-256 is registered
    UNREGISTERED,
    MISSING;

    static FileState of(Path file, Optional<String> registered) throws IOException {
        if (!Files.exists(file)) return MISSING;
        if (registered.isEmpty()) return DurableLength.of(file).isPresent() ? GROWING : UNREGISTERED;
        return ClosedFiles.hash(file).equals(registered.get()) ? AS_REGISTERED : DIFFERS;
    }
}
