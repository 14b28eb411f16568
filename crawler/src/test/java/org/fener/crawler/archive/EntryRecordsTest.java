package org.fener.crawler.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.fener.crawler.archive.EntryRecords.Kept;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One capture as it lies in the archive.
class EntryRecordsTest {

    @TempDir
    Path root;

    private final List<ArchiveEntry> entries = new ArrayList<>();
    private WarcFollower archive = new WarcFollower(Path.of("none"));

    /// A page twice, the second time unchanged, and another.
    @BeforeEach
    void write() throws Exception {
        try (WarcArchive writer =
                WarcArchive.open(root, "crawl", InstantSource.fixed(Exchanges.NOON), DurableListener.NONE)) {
            writer.append(Exchanges.page("http://f.example/1", "първа"));
            writer.append(Exchanges.page("http://f.example/2", "друга"));
            writer.append(Exchanges.page("http://f.example/1", "първа"));
        }
        archive = new WarcFollower(root);
        archive.read(ArchiveCursor.START, entries::add);
    }

    @Test
    void areThoseOfTheEntryAndOfTheFilesWriter() throws Exception {
        EntryRecords second = archive.records(entries.get(1).at());

        assertThat(second.damage()).isEmpty();
        assertThat(second.records())
                .extracting(Kept::type)
                .containsExactly("warcinfo", "request", "response", "metadata");
        assertThat(second.records().get(2).id()).isEqualTo(entries.get(1).recordId());
        assertThat(second.records().get(2).payloadDigest())
                .contains(entries.get(1).payloadDigest());
    }

    @Test
    void bringTheEarlierResponseOfAPageThatHadNotChanged() throws Exception {
        EntryRecords third = archive.records(entries.get(2).at());

        assertThat(third.records())
                .extracting(Kept::type)
                .containsExactly("warcinfo", "response", "metadata", "request", "revisit", "metadata");
        assertThat(third.records().get(1).id()).isEqualTo(entries.get(0).recordId());
    }

    @Test
    void areAWarcFileOfTheirOwn(@TempDir Path copy) throws Exception {
        Path file = Files.createDirectories(copy.resolve("2026/11/21")).resolve("capture.warc.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (Kept record : archive.records(entries.get(2).at()).records())
                out.write(record.member().copy());
        }

        assertThat(JwarcValidate.complaints(copy)).isEmpty();
    }

    @Test
    void tellOfEveryFlippedBitOfTheCaptureAndOfNoneOfItsNeighbour() throws Exception {
        Path file = root.resolve(entries.get(1).at().file());
        byte[] bytes = Files.readAllBytes(file);
        int from = (int) entries.get(1).at().offset();
        int until = (int) entries.get(2).at().offset();
        for (int at = from; at < until; at += 13) {
            bytes[at] ^= 8;
            Files.write(file, bytes);
            assertThat(archive.records(entries.get(1).at()).damage())
                    .as("byte %d", at)
                    .isPresent();
            assertThat(archive.records(entries.get(0).at()).damage())
                    .as("byte %d", at)
                    .isEmpty();
            assertThat(archive.state(entries.get(1).at().file())).isEqualTo(FileState.DIFFERS);
            bytes[at] ^= 8;
        }
    }

    @Test
    void sayThatTheFileIsMissing() throws Exception {
        Files.delete(root.resolve(entries.get(1).at().file()));

        assertThat(archive.records(entries.get(1).at()).damage())
                .hasValueSatisfying(damage -> assertThat(damage).endsWith("is missing"));
        assertThat(archive.state(entries.get(1).at().file())).isEqualTo(FileState.MISSING);
    }
}
