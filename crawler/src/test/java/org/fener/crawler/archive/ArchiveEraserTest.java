package org.fener.crawler.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.archive.Redactor.Redacted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A secret word in pages, repeated pages, imports and attempts.
final class ArchiveEraserTest {

    private static final String SECRET = "zanzibar-4711";

    @TempDir
    Path root;

    @Test
    void theBytesAreGoneAndEveryOtherRecordStaysWhereItWas() throws Exception {
        write();
        Map<ArchivePosition, String> before = entries();
        assertThat(inflated()).contains(SECRET);

        ArchiveEraser.Done done = erase();

        assertThat(done).isEqualTo(new ArchiveEraser.Done(1, 5));
        assertThat(inflated()).doesNotContain(SECRET).doesNotContain("secret-address");
        Map<ArchivePosition, String> after = entries();
        before.forEach((at, body) -> {
            if (!body.contains(SECRET)) assertThat(after.remove(at)).isEqualTo(body);
            else if (!body.startsWith("only")) assertThat(after.remove(at)).isEqualTo(body.replace(SECRET, "-"));
        });
        assertThat(after).isEmpty();
    }

    @Test
    void theArchiveStaysWholeForUsAndForOthers() throws Exception {
        write();

        erase();

        assertThat(new ArchiveVerifier(root).verify().damages()).isEmpty();
        assertThat(JwarcValidate.complaints(root)).isEmpty();
        assertThat(Files.readAllLines(root.resolve(ClosedFiles.NAME))).hasSameSizeAs(ArchiveFiles.from(root, ""));
    }

    @Test
    void whatIsLeftTellsOldRecordDigestAndReason() throws Exception {
        write();
        ArchiveEntry before = entryWith(SECRET);

        erase();

        ArchiveEntry after = new WarcFollower(root).entry(before.at());
        assertThat(after.recordId()).isEqualTo(before.recordId());
        assertThat(after.payloadDigest()).isEqualTo(before.payloadDigest());
        assertThat(after.facts()).containsEntry(ArchiveEntry.ERASURE, "7");
        assertThat(after.page().fetchedAt()).isEqualTo(before.page().fetchedAt());
        assertThat(inflated()).contains("why: order 12");
    }

    @Test
    void anErasureOfWhatAnEarlierOneLeftLeavesNothingOfIt() throws Exception {
        write();
        erase();

        new ArchiveEraser(root, 8, "order 13", Exchanges.NOON).run(group -> redact(group, "green", "blue"));

        assertThat(inflated()).doesNotContain("green").doesNotContain(SECRET);
        assertThat(String.join("\n", entries().values())).contains("blue");
        assertThat(new ArchiveVerifier(root).verify().damages()).isEmpty();
    }

    @Test
    void aProcessThatDiedBetweenRegisteringAndRenamingIsGoneOnWith() throws Exception {
        write();
        Path file = root.resolve(ArchiveFiles.from(root, "").getFirst());
        byte[] old = Files.readAllBytes(file);
        erase();
        Path fresh = file.resolveSibling(file.getFileName() + ".erasing");
        Files.move(file, fresh);
        Files.write(file, old);
        assertThat(new ArchiveVerifier(root).verify().damages()).isNotEmpty();

        ArchiveEraser.recover(root);

        assertThat(new ArchiveVerifier(root).verify().damages()).isEmpty();
        assertThat(inflated()).doesNotContain(SECRET);
    }

    @Test
    void aProcessThatDiedBeforeRegisteringLeavesTheOldFile() throws Exception {
        write();
        Path file = root.resolve(ArchiveFiles.from(root, "").getFirst());
        Files.writeString(file.resolveSibling(file.getFileName() + ".erasing"), "half of it");

        ArchiveEraser.recover(root);

        assertThat(new ArchiveVerifier(root).verify().damages()).isEmpty();
        assertThat(inflated()).contains(SECRET);
    }

    @Test
    void theOpenFileOfADeadWriterIsClosedFirst() throws Exception {
        write();
        Path file = root.resolve(ArchiveFiles.from(root, "").getFirst());
        Files.delete(root.resolve(ClosedFiles.NAME));
        try (DurableLength durable = DurableLength.create(file)) {
            durable.note(Files.size(file));
        }

        erase();

        assertThat(inflated()).doesNotContain(SECRET);
        assertThat(new ArchiveVerifier(root).verify().damages()).isEmpty();
    }

    private ArchiveEraser.Done erase() throws IOException {
        return new ArchiveEraser(root, 7, "order 12", Exchanges.NOON).run(group -> redact(group, SECRET, "-"));
    }

    private static Optional<Redacted> redact(KeptGroup group, String word, String instead) {
        boolean told = group.holds(text -> text.contains(word) || text.contains("secret-address"));
        boolean shown =
                group.entry().filter(entry -> text(entry).contains(word)).isPresent();
        if (!told && !shown) return Optional.empty();
        return Optional.of(new Redacted(
                group.entry().filter(entry -> !text(entry).startsWith("only")).map(entry -> with(entry, word, instead)),
                Map.of()));
    }

    private static FetchedPage with(ArchiveEntry entry, String word, String instead) {
        FetchedPage page = entry.page();
        return new FetchedPage(
                page.source(),
                page.requested(),
                page.uri(),
                page.fetchedAt(),
                page.status(),
                page.headers(),
                Body.of(text(entry).replace(word, instead)),
                page.truncated());
    }

    private static String text(ArchiveEntry entry) {
        return entry.page().body().decode(StandardCharsets.UTF_8);
    }

    private ArchiveEntry entryWith(String word) throws IOException {
        List<ArchiveEntry> found = new ArrayList<>();
        new WarcFollower(root).read(ArchiveCursor.START, entry -> {
            if (text(entry).contains(word)) found.add(entry);
        });
        return found.getFirst();
    }

    private Map<ArchivePosition, String> entries() throws IOException {
        Map<ArchivePosition, String> entries = new LinkedHashMap<>();
        new WarcFollower(root).read(ArchiveCursor.START, entry -> entries.put(entry.at(), text(entry)));
        return entries;
    }

    private String inflated() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String file : ArchiveFiles.from(root, ""))
            try (GZIPInputStream in =
                    new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(root.resolve(file))))) {
                all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        return all.toString();
    }

    private void write() throws Exception {
        try (WarcArchive archive =
                WarcArchive.open(root, "crawl", InstantSource.fixed(Exchanges.NOON), position -> {})) {
            archive.append(Exchanges.page("http://forum.example.org/1", "a page that stays"));
            String page = "green " + SECRET + " and others";
            archive.append(Exchanges.page("http://forum.example.org/2", page));
            archive.append(Exchanges.page("http://forum.example.org/2", page)); // a revisit
            archive.append(Exchanges.of(
                    "http://forum.example.org/3",
                    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n",
                    Exchanges.gzip(Exchanges.bytes("only " + SECRET))));
            archive.append(new Attempt(
                    "roads",
                    URI.create("http://forum.example.org/secret-address"),
                    Exchanges.NOON,
                    Duration.ofMillis(5),
                    "robots",
                    "",
                    Optional.empty(),
                    Body.EMPTY));
            archive.append(new Imported(
                    "import",
                    URI.create("urn:x:1"),
                    Exchanges.NOON,
                    "text/plain",
                    Body.of("an import " + SECRET),
                    Map.of()));
            archive.append(Exchanges.page("http://forum.example.org/4", "the last page stays as well"))
                    .durable();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
