package org.fener.crawler.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/// The archive as WARC 1.1 files. One process may write several, and several processes may write: each has its own
/// file.
public final class WarcArchive implements Archive {

    private WarcArchive() {}

    /// Opens the archive for writing. What an earlier process left torn is moved aside first.
    ///
    /// @param root   the `archive` folder of a home
    /// @param writer names the writer in the file names: lower-case letters and digits, such as `crawl` or `import`
    public static WarcArchive open(Path root, String writer, InstantSource clock, DurableListener listener)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Ticket append(Keepable kept) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public ArchiveCursor read(ArchiveCursor cursor, Consumer<ArchiveEntry> reader) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public ArchiveEntry entry(ArchivePosition position) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }
}
