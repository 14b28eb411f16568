package org.fener.crawler.archive;

import java.io.IOException;
import java.util.function.Consumer;

/// Everything that was ever fetched or imported, in the order in which it was kept. Append-only but for erasure.
public interface Archive extends AutoCloseable {

    /// Keeps one exchange, attempt or import. It is durable when the returned ticket says so; only then may it be
    /// announced.
    Ticket append(Keepable kept) throws IOException;

    /// Hands on every durable entry that `cursor` has not passed, in the order kept, and returns the cursor after the
    /// last.
    ArchiveCursor read(ArchiveCursor cursor, Consumer<ArchiveEntry> reader) throws IOException;

    /// Reads the entry that begins at `position` again, with its digests checked.
    ArchiveEntry entry(ArchivePosition position) throws IOException;

    @Override
    void close() throws IOException;

    /// A promise that what was appended becomes durable.
    interface Ticket {
        /// Waits until the records are synced to the disk; returns where they begin.
        ArchivePosition durable() throws IOException, InterruptedException;
    }
}
