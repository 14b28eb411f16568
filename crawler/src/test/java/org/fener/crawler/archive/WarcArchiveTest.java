package org.fener.crawler.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fener.crawler.archive.Exchanges.NOON;
import static org.fener.crawler.archive.Exchanges.bytes;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarcArchiveTest {

    @TempDir
    Path root;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource clock = now::get;

    @Test
    void readsBackExactlyWhatWasWrittenInItsOrder() throws Exception {
        byte[] random = new byte[300_000];
        new Random(7).nextBytes(random);
        List<Exchange> written = List.of(
                Exchanges.page("http://forum.example.org/1", "първа страница"),
                Exchanges.of(
                        "http://forum.example.org/2",
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nX-Odd: \u00e9\u00ff\r\n folded\r\n\r\n",
                        Exchanges.gzip(bytes("compressed ".repeat(500)))),
                Exchanges.of(
                        "http://forum.example.org/3",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                        bytes("5\r\nHello\r\n7;x=y\r\n, world\r\n0\r\nTrailer: t\r\n\r\n")),
                Exchanges.of("http://forum.example.org/4", "HTTP/1.0 404 Not Found\nServer: old\n\n", random),
                Exchanges.of(
                        "http://forum.example.org/5", "HTTP/1.1 304 Not Modified\r\nETag: \"5\"\r\n\r\n", new byte[0]),
                Exchanges.of(
                        "http://forum.example.org/6",
                        "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n",
                        bytes("cut off here"),
                        Optional.of("disconnect")),
                Exchanges.of("http://forum.example.org/7", "HTTP/1.1 204 No Content\r\n\r\n", new byte[0]));
        try (WarcArchive archive = open()) {
            for (Exchange exchange : written) archive.append(exchange).durable();
            assertThat(pages(archive)).containsExactlyElementsOf(pagesOf(written));
        }
        List<ArchiveEntry> entries = entries();
        assertThat(entries.stream().map(ArchiveEntry::page)).containsExactlyElementsOf(pagesOf(written));
        assertThat(entries.getFirst().address()).contains("203.0.113.7");
        assertThat(entries.getFirst().facts())
                .containsEntry("note", "two\nlines \\ and\ttab")
                .containsEntry("redirects", "http://forum.example.org/old");
        assertThat(entries.get(2).page().body().decode(java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("Hello, world");
        for (ArchiveEntry entry : entries)
            assertThat(new WarcFollower(root).entry(entry.at())).isEqualTo(entry);
        assertThat(verify().damages()).isEmpty();
    }

    @Test
    void writesAnUnchangedBodyOnceAndReadsItTwice() throws Exception {
        Exchange first = Exchanges.page("http://forum.example.org/1", "the same text ".repeat(2000));
        try (WarcArchive archive = open()) {
            archive.append(first).durable();
            long once = size();
            archive.append(first).durable();
            assertThat(size() - once).isLessThan(1500);
        }
        assertThat(entries())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.page()).isEqualTo(first.page()));
        assertThat(entries().getLast().facts()).containsKey("revisit");
        assertThat(verify().damages()).isEmpty();
    }

    @Test
    void keepsImportsAsResourcesAndAttemptsForTheRecordOnly() throws Exception {
        Imported imported = new Imported(
                "paste",
                URI.create("https://paste.example/1"),
                NOON,
                "text/plain",
                Body.of("внесен"),
                Map.of("file", "a.jsonl"));
        Attempt attempt = new Attempt(
                "roads",
                URI.create("http://10.0.0.1/"),
                NOON,
                Duration.ofMillis(3),
                "blocked:address",
                "10.0.0.1 is a private address",
                Optional.of("10.0.0.1"),
                Body.EMPTY);
        try (WarcArchive archive = open()) {
            archive.append(attempt);
            archive.append(imported).durable();
        }
        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.page()).isEqualTo(imported.page());
            assertThat(entry.facts()).containsEntry("file", "a.jsonl");
        });
        assertThat(verify().damages()).isEmpty();
    }

    @Test
    void followsAGrowingFileAndGivesEachEntryOnce() throws Exception {
        WarcFollower follower = new WarcFollower(root);
        List<FetchedPage> seen = new ArrayList<>();
        ArchiveCursor cursor = ArchiveCursor.START;
        List<Exchange> written = new ArrayList<>();
        try (WarcArchive archive = open()) {
            for (int i = 0; i < 30; i++) {
                written.add(Exchanges.page("http://forum.example.org/" + i, "page " + i));
                archive.append(written.getLast()).durable();
                cursor = ArchiveCursor.parse(follower.read(cursor, 1 + i % 3, entry -> seen.add(entry.page()))
                        .encode());
            }
        }
        cursor = follower.read(cursor, entry -> seen.add(entry.page()));
        assertThat(seen).containsExactlyElementsOf(pagesOf(written));
        assertThat(follower.read(cursor, entry -> seen.add(entry.page()))).isEqualTo(cursor);
    }

    @Test
    void neverShowsWhatIsNotSynced() throws Exception {
        List<ArchivePosition> announced = new ArrayList<>();
        WarcArchive.Settings slow = new WarcArchive.Settings(1 << 20, Duration.ofSeconds(30));
        WarcArchive archive = WarcArchive.open(root, "crawl", slow, clock, announced::add, DiskFile::create);
        Archive.Ticket ticket = archive.append(Exchanges.page("http://forum.example.org/1", "one"));
        assertThat(entries()).isEmpty();
        archive.close();
        assertThat(ticket.durable().offset()).isPositive();
        assertThat(entries()).hasSize(1);
        assertThat(announced)
                .singleElement()
                .satisfies(at -> assertThat(at.offset()).isEqualTo(size()));
    }

    @Test
    void aFileIsFullAtOneGibibyte() {
        assertThat(WarcArchive.Settings.DEFAULT.fileBytes()).isEqualTo(1_073_741_824L);
    }

    @Test
    void beginsANewFileWhenTheOldIsFullAndAtMidnight() throws Exception {
        WarcArchive.Settings small = new WarcArchive.Settings(20_000, Duration.ofMillis(1));
        try (WarcArchive archive =
                WarcArchive.open(root, "crawl", small, clock, DurableListener.NONE, DiskFile::create)) {
            byte[] random = new byte[15_000];
            for (int i = 0; i < 6; i++) {
                new Random(i).nextBytes(random);
                archive.append(Exchanges.of("http://f.example/" + i, "HTTP/1.1 200 OK\r\n\r\n", random.clone()));
            }
            now.set(Instant.parse("2026-11-22T00:00:00Z"));
            archive.append(Exchanges.page("http://f.example/6", "next day")).durable();
        }
        assertThat(ArchiveFiles.from(root, "")).hasSize(4).last().asString().startsWith("2026/11/22/");
        assertThat(entries()).hasSize(7);
        assertThat(new WarcFollower(root).read(ArchiveCursor.START, entry -> {}).floor())
                .isEqualTo("2026/11/22/");
        assertThat(verify().damages()).isEmpty();
    }

    @Test
    void movesATornTailAsideAndLosesNothingWhole() throws Exception {
        List<Exchange> written = new ArrayList<>();
        try (WarcArchive archive = open()) {
            for (int i = 0; i < 20; i++) {
                written.add(Exchanges.page("http://forum.example.org/" + i, "page " + i));
                archive.append(written.getLast()).durable();
            }
        }
        List<Long> starts = entries().stream().map(entry -> entry.at().offset()).toList();
        Path file = root.resolve(ArchiveFiles.from(root, "").getFirst());
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);
        for (int round = 0; round < 60; round++) {
            int cut = 1 + random.nextInt(whole.length - 1);
            Files.write(file, java.util.Arrays.copyOf(whole, cut));
            Files.deleteIfExists(root.resolve(ClosedFiles.NAME));
            DurableLength.create(file).close();
            open().close();
            long expected =
                    starts.stream().skip(1).filter(start -> start <= cut).count() + (cut == whole.length ? 1 : 0);
            assertThat(pagesOf(entries()))
                    .as("cut at %d", cut)
                    .isEqualTo(pagesOf(written).subList(0, (int) expected));
            assertThat(verify().damages()).isEmpty();
        }
    }

    @Test
    void stopsAfterAFailedSync() throws Exception {
        DiskFile.Maker failing = file -> new FailingDisk(DiskFile.create(file), 0, 2);
        WarcArchive archive = WarcArchive.open(
                root,
                "crawl",
                new WarcArchive.Settings(1 << 20, Duration.ofMillis(1)),
                clock,
                DurableListener.NONE,
                failing);
        archive.append(Exchanges.page("http://forum.example.org/1", "one")).durable();
        Archive.Ticket lost = archive.append(Exchanges.page("http://forum.example.org/2", "two"));
        assertThatThrownBy(lost::durable).isInstanceOf(IOException.class).hasMessageContaining("'crawl' stopped");
        assertThatThrownBy(() -> archive.append(Exchanges.page("http://forum.example.org/3", "three")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no sync");
        assertThatThrownBy(archive::close).isInstanceOf(IOException.class);
        try (WarcArchive again = open()) {
            again.append(Exchanges.page("http://forum.example.org/2", "two")).durable();
        }
        assertThat(verify().damages()).isEmpty();
        assertThat(entries()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void goesOnWhenThereIsRoomAgain() throws Exception {
        DiskFile.Maker full = file -> new FailingDisk(DiskFile.create(file), 3, 0);
        try (WarcArchive archive =
                WarcArchive.open(root, "crawl", WarcArchive.Settings.DEFAULT, clock, DurableListener.NONE, full)) {
            archive.append(Exchanges.page("http://forum.example.org/1", "one"));
            assertThatThrownBy(() -> archive.append(Exchanges.page("http://forum.example.org/2", "two")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left");
            archive.append(Exchanges.page("http://forum.example.org/2", "two")).durable();
        }
        assertThat(entries()).hasSize(2);
        assertThat(verify().damages()).isEmpty();
    }

    @Test
    void refusesAWriterNameThatWouldNotFitAFileName() {
        assertThatThrownBy(() -> WarcArchive.open(root, "../x", clock, DurableListener.NONE))
                .hasMessage("archive writer must be lower-case letters and digits, got '../x'");
    }

    private WarcArchive open() throws IOException {
        return WarcArchive.open(
                root,
                "crawl",
                new WarcArchive.Settings(1L << 30, Duration.ofMillis(1)),
                clock,
                DurableListener.NONE,
                DiskFile::create);
    }

    private Verification verify() throws IOException {
        return new ArchiveVerifier(root).verify();
    }

    private long size() throws IOException {
        return Files.size(root.resolve(ArchiveFiles.from(root, "").getLast()));
    }

    private List<ArchiveEntry> entries() throws IOException {
        List<ArchiveEntry> entries = new ArrayList<>();
        new WarcFollower(root).read(ArchiveCursor.START, entries::add);
        return entries;
    }

    private static List<FetchedPage> pages(Archive archive) throws IOException {
        List<FetchedPage> pages = new ArrayList<>();
        archive.read(ArchiveCursor.START, entry -> pages.add(entry.page()));
        return pages;
    }

    private static List<FetchedPage> pagesOf(List<?> kept) {
        return kept.stream()
                .map(one -> one instanceof ArchiveEntry entry ? entry.page() : ((Exchange) one).page())
                .toList();
    }
}
