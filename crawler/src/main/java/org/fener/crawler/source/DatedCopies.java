package org.fener.crawler.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Replaces a file at once, or not at all, and keeps what was there in `copies/` under the time of the change.
final class DatedCopies {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Path file;
    private final InstantSource clock;

    DatedCopies(Path file, InstantSource clock) {
        this.file = file.toAbsolutePath();
        this.clock = clock;
    }

    void replace(String before, String after) throws IOException {
        Path folder = Files.createDirectories(file.resolveSibling("copies"));
        if (Files.exists(file)) write(copy(folder), before);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        write(next, after);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel parent = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            parent.force(true);
        }
    }

    private Path copy(Path folder) {
        Instant time = clock.instant();
        Path copy = folder.resolve(TIME.format(time) + "-" + file.getFileName());
        while (Files.exists(copy)) {
            time = time.plusMillis(1);
            copy = folder.resolve(TIME.format(time) + "-" + file.getFileName());
        }
        return copy;
    }

    private static void write(Path path, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
    }
}
