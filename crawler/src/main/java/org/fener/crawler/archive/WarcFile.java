package org.fener.crawler.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fener.crawler.archive.RecordWriter.Earlier;

/// The one file that a writer is filling, with what is needed to refer to responses in it. Guarded by its archive.
final class WarcFile implements Closeable {

    /// Addresses whose last response is remembered, to write a revisit instead of the same bytes again.
    private static final int REMEMBERED = 20_000;

    private final Path path;
    private final String name;
    private final LocalDate day;
    private final DiskFile disk;
    private final DurableLength durable;
    private final MessageDigest digest = Sha256.start();
    private final Map<String, Earlier> earlier = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Earlier> eldest) {
            return size() > REMEMBERED;
        }
    };
    private volatile long length;

    private WarcFile(Path path, String name, LocalDate day, DiskFile disk, DurableLength durable) {
        this.path = path;
        this.name = name;
        this.day = day;
        this.disk = disk;
        this.durable = durable;
    }

    /// Makes a new file; its name is moved on by a millisecond while one of that name is there.
    static WarcFile create(Path root, String writer, Instant now, DiskFile.Maker maker) throws IOException {
        Instant time = now;
        String name = ArchiveFiles.name(time, writer);
        while (Files.exists(root.resolve(name))) {
            time = time.plusMillis(1);
            name = ArchiveFiles.name(time, writer);
        }
        Path path = root.resolve(name);
        Path top = root.toAbsolutePath();
        Path folder = Files.createDirectories(DiskFile.folder(path));
        for (; folder.startsWith(top) && !folder.equals(top); folder = DiskFile.folder(folder))
            DiskFile.syncFolder(DiskFile.folder(folder));
        DurableLength durable = DurableLength.create(path);
        try {
            return new WarcFile(path, name, ArchiveFiles.day(now), maker.create(path), durable);
        } catch (IOException e) {
            durable.close();
            DurableLength.delete(path);
            throw e;
        }
    }

    String name() {
        return name;
    }

    long length() {
        return length;
    }

    LocalDate day() {
        return day;
    }

    /// The last whole response of an address in this file.
    Optional<Earlier> earlier(String uri) {
        return Optional.ofNullable(earlier.get(uri));
    }

    void remember(String uri, Earlier response) {
        earlier.put(uri, response);
    }

    /// Appends all of `bytes` or nothing: what a failed write left behind is taken back, or overwritten by the
    /// next.
    void append(byte[] bytes) throws IOException {
        try {
            disk.write(ByteBuffer.wrap(bytes), length);
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
        digest.update(bytes);
        long grown = length + bytes.length;
        length = grown;
    }

    private void takeBack(IOException why) {
        try {
            disk.truncate(length);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    void sync() throws IOException {
        disk.sync();
    }

    void noteDurable(long upTo) throws IOException {
        durable.note(upTo);
    }

    /// Syncs for the last time and registers the file as closed.
    void finish(ClosedFiles closed) throws IOException {
        disk.sync();
        durable.note(length);
        closed.register(name, Sha256.hex(digest));
        close();
        DurableLength.delete(path);
    }

    @Override
    public void close() throws IOException {
        disk.close();
        durable.close();
    }
}
