package org.fener.crawler.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.archive.Exchanges.bytes;

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

/// What we write is read by others, and what others wrote is read by us.
class ForeignReaderTest {

    @TempDir
    Path root;

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
            archive.append(Exchanges.of("http://f.example/1", "HTTP/1.1 304 Not Modified\r\n\r\n", new byte[0]));
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
        assertThat(JwarcValidate.complaints(root)).isEmpty();
    }

    @Test
    void aFlippedBitIsSeenByJwarcToo() throws Exception {
        try (WarcArchive archive =
                WarcArchive.open(root, "crawl", InstantSource.fixed(Exchanges.NOON), DurableListener.NONE)) {
            archive.append(Exchanges.page("http://f.example/1", "първа"));
        }
        Path file = root.resolve(ArchiveFiles.from(root, "").getFirst());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 60] ^= 1;
        Files.write(file, bytes);
        assertThat(JwarcValidate.complaints(root)).isNotEmpty();
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
        assertThat(JwarcValidate.complaints(root)).isEmpty();
    }
}
