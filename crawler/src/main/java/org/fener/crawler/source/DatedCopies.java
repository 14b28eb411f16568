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
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Changes a file at once, or not at all, and keeps what was there in `copies/` under the time of the change. One
/// change waits for the other, also of another process.
final class DatedCopies {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Path file;
    private final InstantSource clock;

    DatedCopies(Path file, InstantSource clock) {
        this.file = file.toAbsolutePath();
        this.clock = clock;
    }

    /// What becomes of the text of a file; the same text if nothing is to be changed.
    interface Edit {
        String of(String before) throws IOException;
    }

    /// What stood in the file until `until`.
    record Copy(Instant until, Path path) {}

    /// A file that is not there yet has no text.
    void change(Edit edit) throws IOException {
        Path folder = Files.createDirectories(folder());
        synchronized (DatedCopies.class) { // a lock on a file is for other processes only
            try (FileChannel guard = FileChannel.open(
                    folder.resolve("." + file.getFileName() + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE)) {
                guard.lock();
                String before = text();
                String after = edit.of(before);
                if (!after.equals(before)) replace(before, after);
            }
        }
    }

    String text() throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /// Newest first.
    List<Copy> copies(int limit) throws IOException {
        if (!Files.isDirectory(folder())) return List.of();
        String suffix = "-" + file.getFileName();
        List<Copy> copies = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder())) {
            all.filter(path -> path.getFileName().toString().endsWith(suffix))
                    .forEach(path -> until(path, suffix).ifPresent(time -> copies.add(new Copy(time, path))));
        }
        return copies.stream()
                .sorted(Comparator.comparing(Copy::until).reversed())
                .limit(limit)
                .toList();
    }

    /// Empty of a copy that somebody laid there by hand.
    private static Optional<Instant> until(Path copy, String suffix) {
        String name = copy.getFileName().toString();
        try {
            return Optional.of(TIME.parse(name.substring(0, name.length() - suffix.length()), Instant::from));
        } catch (DateTimeParseException anotherName) {
            return Optional.empty();
        }
    }

    private Path folder() {
        return file.resolveSibling("copies");
    }

    private void replace(String before, String after) throws IOException {
        if (Files.exists(file)) write(copy(), before);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        write(next, after);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel parent = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            parent.force(true);
        }
    }

    private Path copy() {
        Instant time = clock.instant();
        Path copy = folder().resolve(TIME.format(time) + "-" + file.getFileName());
        while (Files.exists(copy)) {
            time = time.plusMillis(1);
            copy = folder().resolve(TIME.format(time) + "-" + file.getFileName());
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
