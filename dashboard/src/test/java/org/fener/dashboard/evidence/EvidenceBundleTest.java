package org.fener.dashboard.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Headers;
import org.fener.crawler.archive.Archive;
import org.fener.crawler.archive.DurableListener;
import org.fener.crawler.archive.Exchange;
import org.fener.crawler.archive.WarcArchive;
import org.fener.dashboard.evidence.EvidenceCheck.Finding;
import org.fener.dashboard.evidence.EvidenceCheck.Result;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.round.OpenInstallation;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bundle is checked as a court's expert would: with `sha256sum` and jwarc, in processes of their own.
final class EvidenceBundleTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final URI PAGE = URI.create("https://forum.example.org/topic/7");

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private OpenInstallation installation;

    /// A page, the same page unchanged, and then changed: two versions of one post.
    @BeforeEach
    void capture() throws Exception {
        Home home = new Home(folder.resolve("home")).prepare();
        try (Archive archive =
                WarcArchive.open(home.archive(), "crawl", InstantSource.fixed(NOON), DurableListener.NONE)) {
            archive.append(
                    exchange("Превоз до Сърбия, пишете на @driver_plovdiv. Тръгваме в събота вечер от Пловдив."));
            archive.append(
                    exchange("Превоз до Сърбия, пишете на @driver_plovdiv. Тръгваме в събота вечер от Пловдив."));
            archive.append(
                    exchange("Превоз до Румъния, пишете на @driver_plovdiv. Тръгваме в неделя вечер от Пловдив."));
        }
        installation = OpenInstallation.open(home, InstantSource.fixed(NOON));
    }

    @AfterEach
    void close() throws IOException {
        installation.close();
    }

    private static Exchange exchange(String text) {
        byte[] body = ("<html><head><title>Превоз</title></head><body><article><h1>Превоз</h1><p>" + text
                        + "</p></article></body></html>")
                .getBytes(StandardCharsets.UTF_8);
        Headers headers = new Headers(List.of(new Headers.Field("Content-Type", "text/html; charset=utf-8")));
        return new Exchange(
                "GET /topic/7 HTTP/1.1\r\nHost: forum.example.org\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n",
                Body.of(body),
                new FetchedPage("forum", PAGE, PAGE, NOON, 200, headers, Body.of(body), Optional.empty()),
                Optional.of("203.0.113.7"),
                List.of(),
                Duration.ofMillis(321),
                Map.of("robots", "allowed"));
    }

    private List<IndexedPost> versions() throws IOException {
        List<String> keys = new ArrayList<>();
        installation.index().each(PostQuery.of(""), post -> keys.add(post.key()));
        assertThat(keys).hasSize(1);
        return installation.index().versions(keys.getFirst());
    }

    private byte[] bundle() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new EvidenceBundle(installation).write(versions(), out);
        return out.toByteArray();
    }

    private Path unpacked() throws IOException {
        Path into = folder.resolve("unpacked");
        for (IndexedPost version : versions()) Files.createDirectories(into.resolve("version-" + version.version()));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle()))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                Path file = into.resolve(entry.getName());
                Files.copy(zip, file);
            }
        }
        return into;
    }

    private static int run(Path in, List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().transferTo(System.err);
        return process.waitFor();
    }

    private static int sha256sum(Path in) throws Exception {
        return run(in, List.of("sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"));
    }

    private static int jwarc(Path in, String file) throws Exception {
        return run(
                in,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.netpreserve.jwarc.tools.WarcTool",
                        "validate",
                        file));
    }

    @Test
    void standardToolsFindNothingWrongInIt() throws Exception {
        Path bundle = unpacked();

        assertThat(sha256sum(bundle)).isZero();
        assertThat(jwarc(bundle, "version-1/capture.warc.gz")).isZero();
        assertThat(jwarc(bundle, "version-2/capture.warc.gz")).isZero();
        try (Stream<Path> files = Files.walk(bundle)) {
            long sealed = Files.readAllLines(bundle.resolve("SHA256SUMS")).size();
            assertThat(files.filter(Files::isRegularFile).count()).isEqualTo(sealed + 1);
        }
        assertThat(Files.readString(bundle.resolve("version-1/text.txt"))).contains("Сърбия", "@driver_plovdiv");
        assertThat(Files.readString(bundle.resolve("version-2/text.txt"))).contains("Румъния");
        assertThat(Files.readString(bundle.resolve("post.json")))
                .contains("\"serverAddress\" : \"203.0.113.7\"", "\"robots\" : \"allowed\"", "sha256:");
        assertThat(Files.readString(bundle.resolve("VERIFY.txt"))).contains("sha256sum --check SHA256SUMS");
    }

    @Test
    void oneFlippedByteOfAnyFileFails() throws Exception {
        Path bundle = unpacked();
        List<Path> all;
        try (Stream<Path> files = Files.walk(bundle)) {
            all = files.filter(Files::isRegularFile).toList();
        }
        for (Path file : all) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            assertThat(sha256sum(bundle)).as(file.toString()).isNotZero();
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
        assertThat(sha256sum(bundle)).isZero();
    }

    @Test
    void isTheSameBytesAgainUntilSomebodyHasToDoWithThePost() throws Exception {
        byte[] first = bundle();
        assertThat(bundle()).isEqualTo(first);

        installation
                .audit()
                .add("мария", "ANALYST", "post", versions().getFirst().key(), "", Outcome.DONE);

        assertThat(bundle()).isNotEqualTo(first);
        assertThat(Files.readString(unpacked().resolve("custody.csv")))
                .contains("captured version 1", "captured version 2", "\"мария\",\"ANALYST\",\"post\"");
    }

    @Test
    void theCheckSaysThatAllIsAsWritten() throws Exception {
        for (IndexedPost version : versions()) {
            EvidenceCheck check = EvidenceCheck.of(installation, version);

            assertThat(check.isGood()).isTrue();
            assertThat(check.findings()).extracting(Finding::result).containsOnly(Result.GOOD);
        }
    }

    @Test
    void ofADamagedRecordThereIsNoBundleAndTheCheckNamesIt() throws Exception {
        IndexedPost last = versions().getLast();
        Path file = folder.resolve("home/archive").resolve(last.capture().at().file());
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) last.capture().at().offset() + 40] ^= 1;
        Files.write(file, bytes);

        EvidenceCheck check = EvidenceCheck.of(installation, last);
        assertThat(check.isGood()).isFalse();
        assertThat(check.findings().getFirst().result()).isEqualTo(Result.BAD);
        assertThat(check.findings().getFirst().detail().getFirst())
                .contains(last.capture().at().file());
        assertThat(EvidenceCheck.of(installation, versions().getFirst()).findings())
                .extracting(Finding::result)
                .containsExactly(Result.GOOD, Result.GOOD, Result.GOOD, Result.BAD);
        assertThatThrownBy(this::bundle)
                .isInstanceOf(DamagedEvidence.class)
                .hasMessageContaining(last.key() + " version 2");
    }
}
