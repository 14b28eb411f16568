package org.fener.crawler.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Reads the archive while this or another process writes it: only what the writers have synced.
///
/// A closed file is read to its end; a growing one up to the length that its writer has noted as durable.
public final class WarcFollower {

    public WarcFollower(Path root) {}

    /// See [Archive#read].
    public ArchiveCursor read(ArchiveCursor cursor, Consumer<ArchiveEntry> reader) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// See [Archive#entry].
    public ArchiveEntry entry(ArchivePosition position) throws IOException {
        throw new UnsupportedOperationException();
    }
}
