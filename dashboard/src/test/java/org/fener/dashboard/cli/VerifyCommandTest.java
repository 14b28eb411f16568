package org.fener.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fener.crawler.erasure.Erasures;
import org.fener.crawler.erasure.Erasures.Kind;
import org.fener.crawler.erasure.Erasures.Order;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `fener verify`, as it is typed.
final class VerifyCommandTest {

    private static final int FILES = 6;
    private static final int FLIPS = 2;

    @TempDir
    Path folder;

    /// Each file becomes an archive file with one entry of two posts.
    @BeforeEach
    void importPosts() throws IOException {
        List<String> words = new ArrayList<>(List.of("import"));
        for (int n = 0; n < FILES; n++) {
            String rows = """
                    {"id": "%1$d-a", "permalink": "https://forum.example.org/%1$d/a", "source": "forum", "text": "What was said first under number %1$d."}
                    {"id": "%1$d-b", "permalink": "https://forum.example.org/%1$d/b", "source": "forum", "text": "What was answered under number %1$d."}
                    """.formatted(n);
            words.add(Files.writeString(folder.resolve("posts-" + n + ".jsonl"), rows)
                    .toString());
        }
        assertThat(fener(words.toArray(String[]::new)).exit()).isZero();
    }

    @Test
    void anArchiveAsItWasWrittenIsClean() {
        Said said = fener("verify");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).endsWith("clean\n");
    }

    /// As a program that died in the midst of it leaves it.
    @Test
    void anErasureThatIsNotDoneIsTold() throws IOException {
        Erasures erasures = Erasures.ofHome(folder.resolve("home"));
        Order order = erasures.begin(Instant.EPOCH, Kind.ORDER, "somebody", "order 3/2026", List.of("forum/0-a"));

        Said said = fener("verify");
        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.out()).contains("erasure 1 of 1 posts, ordered 1970-01-01T00:00:00Z: not done");
        assertThat(JsonMapper.shared()
                        .readTree(fener("verify", "--json").out())
                        .get("pendingErasures")
                        .get(0)
                        .get("posts")
                        .asInt())
                .isEqualTo(1);

        erasures.done(order.number(), Instant.EPOCH);
        assertThat(fener("verify").exit()).isZero();
    }

    /// From the first byte of the entry on.
    @Test
    void aFlippedBitNamesThePostsThatItTouches() throws IOException {
        List<Path> files = archive();
        assertThat(files).hasSize(FILES);
        for (int n = 0; n < FILES; n++) {
            byte[] bytes = Files.readAllBytes(files.get(n));
            int first = secondMember(bytes);
            for (int i = 0; i < FLIPS; i++) {
                int at = first + (bytes.length - first) * i / FLIPS;
                bytes[at] ^= (byte) (1 << n);
                Files.write(files.get(n), bytes);
                Said said = fener("verify", "--json");
                bytes[at] ^= (byte) (1 << n);
                Files.write(files.get(n), bytes);

                assertThat(said.exit()).as("byte %d: %s", at, said).isEqualTo(3);
                assertThat(touched(said)).as("byte %d: %s", at, said).containsExactly(n + "-a", n + "-b");
            }
        }
    }

    private static List<String> touched(Said said) {
        List<String> ids = new ArrayList<>();
        for (JsonNode damage : JsonMapper.shared().readTree(said.out()).get("damages"))
            for (JsonNode post : damage.get("posts")) ids.add(post.get("id").asString());
        return ids;
    }

    /// Where the record ends that tells who wrote the file.
    private static int secondMember(byte[] bytes) {
        int at = 1;
        while (bytes[at] != 0x1f || bytes[at + 1] != (byte) 0x8b || bytes[at + 2] != 8) at++;
        return at;
    }

    private List<Path> archive() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("home/archive"))) {
            return files.filter(path -> path.toString().endsWith(".warc.gz"))
                    .sorted()
                    .toList();
        }
    }

    private Said fener(String... arguments) {
        return Said.at(folder.resolve("home"), arguments);
    }
}
