package org.fener.crawler.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.fener.crawler.archive.RecordWriter.Earlier;
import org.fener.crawler.archive.RecordWriter.Written;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The archive as WARC 1.1 files. One process may write several, and several processes may write: each has its own
/// file.
///
/// Records are hashed and compressed by the thread that appends, written under a lock, and synced in groups by a
/// thread of its own. After a failed sync nobody knows what the disk holds, so nothing more is written until a new
/// archive is opened; a failed write is taken back and may be tried again when there is room.
public final class WarcArchive implements Archive {

    private static final Logger LOG = LoggerFactory.getLogger(WarcArchive.class);

    /// When files end and how long a sync may wait.
    ///
    /// @param fileBytes  size at which a new file is begun
    /// @param syncWithin longest time from an append to its sync, apart from the disk's own
    public record Settings(long fileBytes, Duration syncWithin) {
        public static final Settings DEFAULT = new Settings(1L << 30, Duration.ofMillis(100));
    }

    private final Path root;
    private final String writer;
    private final Settings settings;
    private final InstantSource clock;
    private final DurableListener listener;
    private final DiskFile.Maker disk;
    private final WarcFollower reader;
    private final ClosedFiles closedFiles;
    private final ConcurrentLinkedQueue<GzipMember> compressors = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final Condition dirty = writing.newCondition();
    private final Thread syncer;

    private @Nullable WarcFile file;
    private final List<WarcFile> full = new ArrayList<>();
    private SyncGroup group = new SyncGroup();
    private @Nullable IOException stopped;
    private boolean closed;

    private WarcArchive(
            Path root,
            String writer,
            Settings settings,
            InstantSource clock,
            DurableListener listener,
            DiskFile.Maker disk) {
        this.root = root;
        this.writer = writer;
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
        this.disk = disk;
        this.reader = new WarcFollower(root);
        this.closedFiles = new ClosedFiles(root);
        this.syncer =
                Thread.ofPlatform().name("archive-sync-" + writer).daemon().unstarted(this::syncUntilClosed);
    }

    /// Opens the archive for writing. What an earlier process of the same writer left torn is moved aside first; the
    /// file is made with the first append.
    ///
    /// @param root   the `archive` folder of a home
    /// @param writer names the writer in the file names: lower-case letters and digits, such as `crawl` or
    ///               `import`; no two archives with the same writer may be open at once
    public static WarcArchive open(Path root, String writer, InstantSource clock, DurableListener listener)
            throws IOException {
        return open(root, writer, Settings.DEFAULT, clock, listener, DiskFile::create);
    }

    static WarcArchive open(
            Path root,
            String writer,
            Settings settings,
            InstantSource clock,
            DurableListener listener,
            DiskFile.Maker disk)
            throws IOException {
        if (!writer.matches("[a-z0-9]+"))
            throw new IllegalArgumentException(
                    "archive writer must be lower-case letters and digits, got '" + writer + "'");
        Files.createDirectories(root);
        TornTail.recover(root, writer);
        WarcArchive archive = new WarcArchive(root, writer, settings, clock, listener, disk);
        archive.syncer.start();
        return archive;
    }

    @Override
    public Ticket append(Keepable kept) throws IOException {
        GzipMember out = Optional.ofNullable(compressors.poll()).orElseGet(GzipMember::new);
        try {
            return switch (kept) {
                case Exchange exchange -> exchange(out, exchange);
                case Imported imported -> {
                    out.clear();
                    RecordWriter.imported(out, imported);
                    yield write(out.toByteArray());
                }
                case Converted converted -> {
                    out.clear();
                    RecordWriter.converted(out, converted, RecordWriter.CONVERTED);
                    yield write(out.toByteArray());
                }
                case Attempt attempt -> {
                    out.clear();
                    RecordWriter.attempt(out, attempt);
                    yield write(out.toByteArray());
                }
            };
        } finally {
            compressors.add(out);
        }
    }

    private Ticket exchange(GzipMember out, Exchange exchange) throws IOException {
        byte[] wire = exchange.wireBody().copy();
        HttpHead head = HttpHead.parse(exchange.responseHead())
                .orElseThrow(() -> new IllegalArgumentException(exchange.page().uri()
                        + ": an exchange needs a response head with a status line, got '"
                        + exchange.responseHead().lines().findFirst().orElse("") + "'"));
        String digest = Sha256.of(PayloadDecoder.payload(head, wire));
        String uri = exchange.page().uri().toString();
        boolean notModified = exchange.page().status() == 304;
        boolean isWhole = exchange.page().truncated().isEmpty() && !notModified && wire.length > 0;
        WarcFile planned;
        Optional<Earlier> earlier;
        writing.lock();
        try {
            planned = current();
            earlier = planned.earlier(uri)
                    .filter(last -> notModified || (isWhole && last.digest().equals(digest)));
        } finally {
            writing.unlock();
        }
        out.clear();
        Written written = RecordWriter.exchange(out, exchange, wire, digest, earlier);
        byte[] bytes = out.toByteArray();
        writing.lock();
        try {
            if (current() != planned && earlier.isPresent()) {
                out.clear();
                written = RecordWriter.exchange(out, exchange, wire, digest, Optional.empty());
                bytes = out.toByteArray();
                earlier = Optional.empty();
            }
            WarcFile now = current();
            long start = now.length();
            Ticket ticket = write(bytes);
            if (isWhole && earlier.isEmpty())
                now.remember(
                        uri,
                        new Earlier(
                                digest, written.recordId(), exchange.page().fetchedAt(), start + written.mainOffset()));
            return ticket;
        } finally {
            writing.unlock();
        }
    }

    private Ticket write(byte[] bytes) throws IOException {
        writing.lock();
        try {
            WarcFile into = current();
            ArchivePosition position = new ArchivePosition(into.name(), into.length());
            into.append(bytes);
            SyncGroup mine = group;
            mine.isEmpty = false;
            dirty.signal();
            return () -> mine.await(position);
        } catch (IOException e) {
            throw new IOException("archive writer '" + writer + "' could not write: " + e.getMessage(), e);
        } finally {
            writing.unlock();
        }
    }

    /// The file to write to now; begins a new one at first, after midnight UTC and when the old one is full.
    private WarcFile current() throws IOException {
        if (stopped != null) throw new IOException(stopped.getMessage(), stopped);
        if (closed) throw new IOException("archive writer '" + writer + "' is closed");
        Instant now = clock.instant();
        WarcFile open = file;
        if (open != null
                && (open.length() >= settings.fileBytes() || !open.day().equals(ArchiveFiles.day(now)))) {
            full.add(open);
            open = null;
        }
        if (open == null) open = WarcFile.create(root, writer, now, disk);
        file = open;
        if (open.length() == 0) begin(open, now);
        return open;
    }

    private static void begin(WarcFile open, Instant now) throws IOException {
        try (GzipMember info = new GzipMember()) {
            RecordWriter.info(info, open.name(), now, "Fener");
            open.append(info.toByteArray());
        }
    }

    /// What waits for the same sync.
    private static final class SyncGroup {
        private final CompletableFuture<@Nullable Void> synced = new CompletableFuture<>();
        private boolean isEmpty = true;

        private ArchivePosition await(ArchivePosition position) throws IOException, InterruptedException {
            try {
                synced.get();
                return position;
            } catch (ExecutionException e) {
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                throw new IOException(cause.getMessage(), cause);
            }
        }
    }

    /// One round of the sync thread: what is to be made durable together.
    private record Due(List<WarcFile> full, Optional<WarcFile> growing, long length, SyncGroup group, boolean last) {}

    private void syncUntilClosed() {
        try {
            boolean last = false;
            while (!last) {
                Due due = awaitDue();
                sync(due);
                last = due.last();
            }
        } catch (IOException | RuntimeException e) {
            stop(e);
        } catch (InterruptedException e) {
            stop(e);
            Thread.currentThread().interrupt();
        }
    }

    private Due awaitDue() throws InterruptedException {
        writing.lock();
        try {
            while (group.isEmpty && full.isEmpty() && !closed) dirty.await();
            long left = settings.syncWithin().toNanos();
            while (!closed && left > 0) left = dirty.awaitNanos(left);
            if (closed && file != null) {
                full.add(file);
                file = null;
            }
            Due due = new Due(
                    List.copyOf(full), Optional.ofNullable(file), file == null ? 0 : file.length(), group, closed);
            full.clear();
            group = new SyncGroup();
            return due;
        } finally {
            writing.unlock();
        }
    }

    private void sync(Due due) throws IOException {
        try {
            for (WarcFile done : due.full()) {
                done.finish(closedFiles);
                listener.durable(new ArchivePosition(done.name(), done.length()));
            }
            if (due.growing().isPresent()) {
                WarcFile growing = due.growing().get();
                growing.sync();
                growing.noteDurable(due.length());
                listener.durable(new ArchivePosition(growing.name(), due.length()));
            }
            due.group().synced.complete(null);
        } catch (IOException | RuntimeException e) {
            stop(e); // first, so that who learns of it can append no more
            due.group().synced.completeExceptionally(failure(e));
            throw e;
        }
    }

    private IOException failure(Exception cause) {
        return new IOException(
                "archive writer '" + writer + "' stopped, the last records may not be on the disk: "
                        + cause.getMessage(),
                cause);
    }

    private void stop(Exception cause) {
        writing.lock();
        try {
            if (stopped != null) return;
            stopped = failure(cause);
            group.synced.completeExceptionally(stopped);
            LOG.error("{}", stopped.getMessage(), cause);
            if (file != null) file.close();
            for (WarcFile done : full) done.close();
        } catch (IOException e) {
            LOG.error("archive writer '{}': file could not be closed: {}", writer, e.getMessage());
        } finally {
            writing.unlock();
        }
    }

    @Override
    public ArchiveCursor read(ArchiveCursor cursor, Consumer<ArchiveEntry> entries) throws IOException {
        return reader.read(cursor, entries);
    }

    @Override
    public ArchiveEntry entry(ArchivePosition position) throws IOException {
        return reader.entry(position);
    }

    /// Syncs and registers what is open; all tickets are kept or refused when it returns.
    @Override
    public void close() throws IOException {
        writing.lock();
        try {
            closed = true;
            dirty.signal();
        } finally {
            writing.unlock();
        }
        try {
            syncer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("archive writer '" + writer + "': interrupted while its last file was synced", e);
        }
        for (GzipMember compressor; (compressor = compressors.poll()) != null; ) compressor.close();
        if (stopped != null) throw new IOException(stopped.getMessage(), stopped);
    }
}
