package org.fener.crawler.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveVerifierTest {

    @TempDir
    Path root;

    @Test
    void findsEverySingleFlippedBitInAClosedFile() throws Exception {
        assertThat(flips(500, true)).isEqualTo(500);
    }

    /// Without the registered hash: gzip frame, CRC, digests and padding bits alone.
    @Test
    void findsEverySingleFlippedBitInAnOpenFile() throws Exception {
        assertThat(flips(500, false)).isEqualTo(500);
    }

    @Test
    void namesTheAddressThatIsTouched() throws Exception {
        write();
        String file = ArchiveFiles.from(root, "").getFirst();
        byte[] bytes = Files.readAllBytes(root.resolve(file));
        ArchiveEntry[] last = new ArchiveEntry[1];
        new WarcFollower(root).read(ArchiveCursor.START, entry -> last[0] = entry);
        for (int at = (int) last[0].at().offset(); at < bytes.length; at += 97) {
            bytes[at] ^= 4;
            Files.write(root.resolve(file), bytes);
            assertThat(new ArchiveVerifier(root).verify().damages())
                    .as("byte %d", at)
                    .isNotEmpty()
                    .allSatisfy(damage -> assertThat(damage.uri()).contains("http://forum.example.org/39"));
            bytes[at] ^= 4;
        }
    }

    @Test
    void missesAClosedFileThatIsGoneOrCutShort() throws Exception {
        write();
        Path file = root.resolve(ArchiveFiles.from(root, "").getFirst());
        byte[] bytes = Files.readAllBytes(file);
        ArchiveEntry[] last = new ArchiveEntry[1];
        new WarcFollower(root).read(ArchiveCursor.START, entry -> last[0] = entry);
        Files.write(file, java.util.Arrays.copyOf(bytes, (int) last[0].at().offset()));
        assertThat(new ArchiveVerifier(root).verify().damages())
                .singleElement()
                .satisfies(damage -> assertThat(damage.what()).contains("differs from its registered SHA-256"));
        Files.delete(file);
        assertThat(new ArchiveVerifier(root).verify().damages())
                .singleElement()
                .satisfies(damage -> assertThat(damage.what()).isEqualTo("the registered file is missing"));
    }

    private int flips(int count, boolean registered) throws Exception {
        write();
        String file = ArchiveFiles.from(root, "").getFirst();
        Path path = root.resolve(file);
        byte[] bytes = Files.readAllBytes(path);
        if (!registered) {
            Files.delete(root.resolve(ClosedFiles.NAME));
            try (DurableLength durable = DurableLength.create(path)) {
                durable.note(bytes.length);
            }
        }
        assertThat(new ArchiveVerifier(root).verify().damages()).isEmpty();
        Random random = new Random(42);
        int found = 0;
        for (int i = 0; i < count; i++) {
            int bit = random.nextInt(bytes.length * 8);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(path, bytes);
            if (!new ArchiveVerifier(root).verify().isClean()) found++;
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
        return found;
    }

    private void write() throws Exception {
        try (WarcArchive archive =
                WarcArchive.open(root, "crawl", InstantSource.fixed(Exchanges.NOON), DurableListener.NONE)) {
            for (int i = 0; i < 40; i++)
                archive.append(Exchanges.page("http://forum.example.org/" + i, "page " + i + " text ".repeat(i)));
        }
    }
}
