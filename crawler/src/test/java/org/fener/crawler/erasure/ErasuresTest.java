package org.fener.crawler.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.fener.crawler.erasure.Erasures.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ErasuresTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path home;

    @Test
    void knowsErasedPostsWithoutNamingThem() throws IOException {
        Erasures erasures = Erasures.ofHome(home);
        assertThat(erasures.isEmpty()).isTrue();

        erasures.begin(NOON, Kind.ORDER, "мария", "order 12", List.of("roads/https://f.example/1"));

        assertThat(erasures.isErased("roads/https://f.example/1")).isTrue();
        assertThat(erasures.isErased("roads/https://f.example/2")).isFalse();
        assertThat(Files.readString(home.resolve("erasures.jsonl"))).doesNotContain("f.example");
        assertThat(Erasures.ofHome(home).isErased("roads/https://f.example/1")).isTrue();
    }

    @Test
    void hearsOfWhatAnotherProcessAdds() throws IOException {
        Erasures reader = Erasures.ofHome(home);
        assertThat(reader.isErased("a/1")).isFalse();

        Erasures.ofHome(home).begin(NOON, Kind.RETENTION, "fener", "90 days", List.of("a/1"));

        assertThat(reader.isErased("a/1")).isTrue();
    }

    @Test
    void manyPostsAreOneErasureThatIsPendingUntilItIsDone() throws IOException {
        Erasures erasures = Erasures.ofHome(home);
        List<String> posts =
                IntStream.range(0, 12_345).mapToObj(number -> "a/" + number).toList();

        Erasures.Order order = erasures.begin(NOON, Kind.RETENTION, "fener", "90 days", posts);

        assertThat(erasures.pending()).containsExactly(order);
        assertThat(order.posts()).isEqualTo(12_345);
        assertThat(posts).allMatch(post -> isErased(erasures, post));
        erasures.done(order.number(), NOON);
        assertThat(erasures.pending()).isEmpty();
        assertThat(erasures.begin(NOON, Kind.ORDER, "fener", "", List.of("b/1")).number())
                .isEqualTo(2);
    }

    @Test
    void aRestoredHomeHasAllOfItToDoAgain() throws IOException {
        Erasures living = Erasures.ofHome(home);
        living.done(living.begin(NOON, Kind.ORDER, "a", "", List.of("a/1")).number(), NOON);
        Path backup = Files.createDirectory(home.resolve("backup"));
        Files.copy(home.resolve("erasures.jsonl"), backup.resolve("erasures.jsonl"));
        living.done(living.begin(NOON, Kind.ORDER, "a", "", List.of("a/2")).number(), NOON);

        Erasures restored = Erasures.ofHome(backup);
        restored.restoredWith(living, NOON);

        assertThat(restored.isErased("a/2")).isTrue();
        assertThat(restored.pending()).extracting(Erasures.Order::number).containsExactly(1, 2);
    }

    @Test
    void theListOfAnotherInstallationIsRefused() throws IOException {
        Erasures.ofHome(home).begin(NOON, Kind.ORDER, "a", "", List.of("a/1"));
        Path other = Files.createDirectory(home.resolve("other"));
        Erasures.ofHome(other).begin(NOON, Kind.ORDER, "a", "", List.of("a/1"));

        assertThatThrownBy(() -> Erasures.ofHome(home).restoredWith(Erasures.ofHome(other), NOON))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected the list of the same installation");
    }

    private static boolean isErased(Erasures erasures, String post) {
        try {
            return erasures.isErased(post);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
