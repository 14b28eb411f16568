package org.fener.crawler.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// What the writer asks of a disk, so that a full or failing one can be played.
interface DiskFile extends Closeable {

    void write(ByteBuffer bytes, long at) throws IOException;

    void sync() throws IOException;

    void truncate(long length) throws IOException;

    /// Makes a new file.
    @FunctionalInterface
    interface Maker {
        DiskFile create(Path file) throws IOException;
    }

    /// The real disk. The folder is synced too, or the new name could be lost.
    static DiskFile create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        syncFolder(folder(file));
        return new DiskFile() {
            @Override
            public void write(ByteBuffer bytes, long at) throws IOException {
                long to = at;
                while (bytes.hasRemaining()) to += channel.write(bytes, to);
            }

            @Override
            public void sync() throws IOException {
                channel.force(false);
            }

            @Override
            public void truncate(long length) throws IOException {
                channel.truncate(length);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    /// The folder that holds `file`.
    static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
    }

    static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
