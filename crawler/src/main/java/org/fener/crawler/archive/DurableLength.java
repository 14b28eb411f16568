package org.fener.crawler.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/// How much of a growing file is synced, noted beside it in `<file>.durable` for readers in any process.
///
/// It is written after each sync and never synced itself: after a power cut it may tell too little, never too much.
/// As long as it is there the file is growing, or its writer died.
final class DurableLength implements Closeable {

    private static final String SUFFIX = ".durable";

    private final FileChannel channel;

    private DurableLength(FileChannel channel) {
        this.channel = channel;
    }

    static DurableLength create(Path file) throws IOException {
        DurableLength length = new DurableLength(FileChannel.open(
                beside(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ));
        length.note(0);
        return length;
    }

    void note(long length) throws IOException {
        ByteBuffer twice = ByteBuffer.wrap(text(length).getBytes(StandardCharsets.US_ASCII));
        while (twice.hasRemaining()) channel.write(twice, twice.position());
    }

    /// Empty if the file is not growing any more.
    static OptionalLong of(Path file) throws IOException {
        for (int tries = 0; tries < 5; tries++) {
            try {
                String text = Files.readString(beside(file), StandardCharsets.ISO_8859_1);
                if (text.length() == 42 && text.substring(0, 20).equals(text.substring(21, 41)))
                    return OptionalLong.of(Long.parseLong(text.substring(0, 20)));
            } catch (NoSuchFileException e) {
                return OptionalLong.empty();
            } catch (NumberFormatException e) {
                break;
            }
        }
        return OptionalLong.of(0);
    }

    static void delete(Path file) throws IOException {
        Files.deleteIfExists(beside(file));
    }

    /// The number twice: a reader that meets a write half done sees two different ones.
    private static String text(long length) {
        return String.format("%020d %020d\n", length, length);
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
