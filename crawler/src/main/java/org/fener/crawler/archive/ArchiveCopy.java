package org.fener.crawler.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Map;
import java.util.function.Consumer;

/// Copies the archive while it is written: closed files whole, growing ones as far as they are durable. The copy is an
/// archive of closed files.
public final class ArchiveCopy {

    private static final int CHUNK = 1 << 18;

    private final Path root;

    public ArchiveCopy(Path root) {
        this.root = root;
    }

    /// A damaged file is copied as it is and keeps its registered SHA-256, so that [ArchiveVerifier] tells of it.
    ///
    /// @param progress hears of each file before it is copied, by its path in the archive
    /// @return bytes copied
    public long to(Path target, Consumer<String> progress) throws IOException {
        Files.createDirectories(target);
        Map<String, String> registered = new ClosedFiles(root).all();
        ClosedFiles copies = new ClosedFiles(target);
        long bytes = 0;
        for (String file : ArchiveFiles.from(root, "")) {
            long length = DurableLength.of(root.resolve(file)).orElse(Files.size(root.resolve(file)));
            if (length == 0) continue;
            progress.accept(file);
            String sha256 = copy(root.resolve(file), target.resolve(file), length);
            copies.register(file, registered.getOrDefault(file, sha256));
            bytes += length;
        }
        return bytes;
    }

    private static String copy(Path from, Path to, long length) throws IOException {
        Files.createDirectories(to.getParent());
        MessageDigest digest = Sha256.start();
        try (InputStream in = Files.newInputStream(from);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long left = length; left > 0; ) {
                byte[] chunk = in.readNBytes((int) Math.min(CHUNK, left));
                if (chunk.length == 0)
                    throw new IOException(from + " ends at byte " + (length - left) + ", " + length + " are durable");
                digest.update(chunk);
                ByteBuffer rest = ByteBuffer.wrap(chunk);
                while (rest.hasRemaining()) out.write(rest);
                left -= chunk.length;
            }
            out.force(true);
        }
        return Sha256.hex(digest);
    }
}
