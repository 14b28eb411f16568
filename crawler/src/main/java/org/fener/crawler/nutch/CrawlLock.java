package org.fener.crawler.nutch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The right to crawl in a folder, held by one process at a time; it ends with the process, however that
/// ends.
public final class CrawlLock implements AutoCloseable {

    private final Path folder;
    private final FileChannel file;

    private CrawlLock(Path folder, FileChannel file) {
        this.folder = folder;
        this.file = file;
    }

    /// Takes the lock, or says that somebody else holds it.
    ///
    /// @param folder `crawl` in a home; made if absent
    public static CrawlLock take(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path path = folder.resolve(".lock");
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (file.tryLock() != null) return new CrawlLock(folder, file);
        } catch (IOException e) {
            file.close();
            throw e;
        } catch (OverlappingFileLockException e) {
            // held by this very process
        }
        file.close();
        throw new IOException("somebody crawls in " + folder + " already: " + path + " is locked");
    }

    /// Takes the lock; a crawl process whose main process was killed needs a moment to notice, so it waits that long.
    static CrawlLock take(Path folder, Duration patience) throws IOException, InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return take(folder);
            } catch (IOException e) {
                if (System.nanoTime() - until > 0) throw e;
                TimeUnit.NANOSECONDS.sleep(patience.toNanos() / 100);
            }
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
