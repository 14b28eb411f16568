package org.fener.crawler.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;

/// The SHA-256 of every file that will not grow any more, in `SHA256SUMS` in the archive's root: one line a file, as
/// `sha256sum --check` reads it. Later lines win.
final class ClosedFiles {

    static final String NAME = "SHA256SUMS";

    private final Path list;

    ClosedFiles(Path root) {
        this.list = root.resolve(NAME);
    }

    /// Adds a file and syncs the list. One write a line, so that several writers may add.
    void register(String file, String sha256) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((sha256 + "  " + file + "\n").getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(
                list, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (line.hasRemaining()) channel.write(line);
            channel.force(true);
        }
    }

    /// Puts another hash in place of a file's: only while nobody else adds.
    void replace(String file, String sha256) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String line : Files.readAllLines(list, StandardCharsets.ISO_8859_1))
            if (!isLine(line) || !line.substring(66).equals(file))
                lines.append(line).append('\n');
        lines.append(sha256).append("  ").append(file).append('\n');
        Path fresh = list.resolveSibling(NAME + ".fresh");
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        Files.move(fresh, list, StandardCopyOption.ATOMIC_MOVE);
        DiskFile.syncFolder(DiskFile.folder(list));
    }

    /// Registered hashes by file; lines that are none are left out and counted by [#malformedLines].
    Map<String, String> all() throws IOException {
        Map<String, String> hashes = new LinkedHashMap<>();
        if (Files.exists(list))
            for (String line : Files.readAllLines(list, StandardCharsets.ISO_8859_1))
                if (isLine(line)) hashes.put(line.substring(66), line.substring(0, 64));
        return hashes;
    }

    long malformedLines() throws IOException {
        if (!Files.exists(list)) return 0;
        return Files.readAllLines(list, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> !isLine(line))
                .count();
    }

    private static boolean isLine(String line) {
        return line.length() > 66
                && line.startsWith("  ", 64)
                && line.chars().limit(64).allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    static String hash(Path file) throws IOException {
        MessageDigest digest = Sha256.start();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return Sha256.hex(digest);
    }
}
