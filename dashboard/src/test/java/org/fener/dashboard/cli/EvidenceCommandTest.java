package org.fener.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.fener.dashboard.store.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `fener evidence`, as it is typed.
final class EvidenceCommandTest {

    private static final String REASON = "file 17/2026 of the prosecutor";

    @TempDir
    Path folder;

    @BeforeEach
    void importPosts() throws IOException {
        Path posts = Files.writeString(folder.resolve("posts.jsonl"), """
                {"id": "1", "permalink": "https://forum.example.org/1", "source": "forum", "text": "What was said."}
                """);
        assertThat(fener("import", posts.toString()).exit()).isZero();
    }

    @Test
    void writesTheBundleAndPrintsItsDigestAsSha256sumDoes() throws IOException {
        Path file = folder.resolve("bundle.zip");

        Said said = fener("evidence", "forum/1", "--why", REASON, "--out", file.toString());

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out().strip()).isEqualTo(Sha256.of(Files.readAllBytes(file)) + "  " + file);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(left -> left.toString().endsWith(".part"));
        }
    }

    @Test
    void asksForAReasonAndForAPostThatIsThere() {
        assertThat(fener("evidence", "forum/1").err()).contains("--why: expected at least 10 characters, got ''");
        assertThat(fener("evidence", "forum/2", "--why", REASON).err()).contains("there is no post 'forum/2'");
    }

    @Test
    void theCheckFindsAFlippedByteAndThenThereIsNoBundle() throws IOException {
        assertThat(fener("evidence", "forum/1", "--check").exit()).isZero();
        Path warc;
        try (Stream<Path> files = Files.walk(folder.resolve("home/archive"))) {
            warc = files.filter(path -> path.toString().endsWith(".warc.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(warc);
        bytes[bytes.length - 200] ^= 1;
        Files.write(warc, bytes);

        Said check = fener("evidence", "forum/1", "--check");
        assertThat(check.exit()).isEqualTo(3);
        assertThat(check.out()).contains("RECORDS BAD", "FILE BAD DIFFERS");
        Said bundle = fener("evidence", "forum/1", "--why", REASON);
        assertThat(bundle.exit()).isEqualTo(1);
        assertThat(bundle.err()).contains("forum/1 version 1");
    }

    private Said fener(String... arguments) {
        return Said.at(folder.resolve("home"), arguments);
    }
}
