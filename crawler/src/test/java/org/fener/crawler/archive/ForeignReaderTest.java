package org.fener.crawler.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.archive.Exchanges.bytes;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.SharedMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HeaderValidator;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcPayload;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/// What we write is read by others, and what others wrote is read by us.
class ForeignReaderTest {

    @TempDir
    Path root;

    /// The checks of `jwarc validate`, of which the tool itself ends the process.
    @Test
    void jwarcFindsNothingWrongInWhatWeWrite() throws Exception {
        try (WarcArchive archive =
                WarcArchive.open(root, "crawl", InstantSource.fixed(Exchanges.NOON), DurableListener.NONE)) {
            Exchange page = Exchanges.page("http://f.example/1", "първа");
            archive.append(page);
            archive.append(page);
            archive.append(Exchanges.of(
                    "http://f.example/gzip",
                    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n",
                    Exchanges.gzip(bytes("x".repeat(99)))));
            archive.append(Exchanges.of(
                    "http://f.example/chunked",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                    bytes("5\r\nHello\r\n7;x=y\r\n, world\r\n0\r\nTrailer: t\r\n\r\n")));
            archive.append(Exchanges.of(
                    "http://f.example/cut",
                    "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n",
                    bytes("cut"),
                    Optional.of("disconnect")));
            archive.append(Exchanges.of(
                    "http://f.example/cut-chunk",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                    bytes("5\r\nHel"),
                    Optional.of("disconnect")));
            archive.append(Exchanges.of("http://f.example/304", "HTTP/1.1 304 Not Modified\r\n\r\n", new byte[0]));
            archive.append(
                    Exchanges.of("http://f.example/lf", "HTTP/1.0 404 Not Found\nServer: old\n\n", bytes("old")));
            archive.append(new Imported(
                    "paste",
                    URI.create("https://paste.example/1"),
                    Exchanges.NOON,
                    "text/plain",
                    Body.of("внесен"),
                    Map.of()));
            archive.append(new Attempt(
                    "roads",
                    URI.create("http://10.0.0.1/"),
                    Exchanges.NOON,
                    Duration.ZERO,
                    "blocked:address",
                    "private",
                    Optional.of("10.0.0.1"),
                    Body.EMPTY));
        }
        assertThat(validate(root.resolve(ArchiveFiles.from(root, "").getFirst())))
                .isEmpty();
    }

    @Test
    void readsBackWhatWeWroteAsAnImport() throws Exception {
        Exchange page = Exchanges.page("http://f.example/1", "първа");
        try (WarcArchive archive =
                WarcArchive.open(root, "crawl", InstantSource.fixed(Exchanges.NOON), DurableListener.NONE)) {
            archive.append(page);
        }
        List<Keepable> kept = new ArrayList<>();
        WarcImport.Summary summary =
                WarcImport.read(root.resolve(ArchiveFiles.from(root, "").getFirst()), "copy", kept::add);
        assertThat(summary.kept()).isEqualTo(1);
        FetchedPage got = ((Exchange) kept.getFirst()).page();
        assertThat(got.body()).isEqualTo(page.page().body());
        assertThat(got.fetchedAt()).isEqualTo(page.page().fetchedAt());
        assertThat(got.source()).isEqualTo("copy");
    }

    @Test
    void importsTheFilesOfOtherProgramsAndReadsThemBackEqual() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("corpora/warcio/test/data", "corpora/jwarc/test-resources"))
            try (Stream<Path> walk = Files.walk(SharedMaterial.path(folder))) {
                walk.filter(file -> file.toString().matches(".*\\.warc(\\.gz)?(\\.bad)?"))
                        .forEach(files::add);
            }
        List<Keepable> kept = new ArrayList<>();
        for (Path file : files) WarcImport.read(file, "import", kept::add);
        assertThat(files).hasSizeGreaterThan(10);
        assertThat(kept).hasSizeGreaterThan(15);
        try (WarcArchive archive = WarcArchive.open(root, "import", InstantSource.system(), DurableListener.NONE)) {
            for (Keepable one : kept) archive.append(one);
        }
        List<FetchedPage> pages = new ArrayList<>();
        new WarcFollower(root).read(ArchiveCursor.START, entry -> pages.add(entry.page()));
        assertThat(pages)
                .isEqualTo(kept.stream()
                        .map(one -> one instanceof Imported imported ? imported.page() : ((Exchange) one).page())
                        .toList());
        assertThat(new ArchiveVerifier(root).verify().damages()).isEmpty();
        assertThat(validate(root.resolve(ArchiveFiles.from(root, "").getFirst())))
                .isEmpty();
    }

    private static List<String> validate(Path file) throws IOException {
        List<String> wrong = new ArrayList<>();
        HeaderValidator headers = HeaderValidator.warc_1_1(false);
        try (WarcReader reader = new WarcReader(file)) {
            reader.calculateBlockDigest();
            reader.onWarning(wrong::add);
            for (WarcRecord record : reader) {
                String at = record.type() + " "
                        + record.headers().first("WARC-Target-URI").orElse("") + ": ";
                headers.validate(record.headers()).forEach(violation -> wrong.add(at + violation));
                if (record instanceof WarcCaptureRecord capture) payload(capture, at, wrong);
                else record.body().consume();
                if (!record.blockDigest().equals(record.calculatedBlockDigest())) wrong.add(at + "block digest");
            }
        }
        return wrong;
    }

    private static void payload(WarcCaptureRecord capture, String at, List<String> wrong) throws IOException {
        Optional<WarcPayload> payload = capture.payload();
        if (payload.isEmpty() || payload.get().digest().isEmpty()) return;
        var expected = payload.get().digest().get();
        try {
            var digest = expected.getDigester();
            var buffer = java.nio.ByteBuffer.allocate(8192);
            while (payload.get().body().read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
            if (!expected.equals(new org.netpreserve.jwarc.WarcDigest(digest))) wrong.add(at + "payload digest");
        } catch (IOException e) {
            wrong.add(at + e);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
