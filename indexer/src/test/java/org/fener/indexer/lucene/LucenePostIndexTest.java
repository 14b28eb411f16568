package org.fener.indexer.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fener.indexer.Samples.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.fener.indexer.IndexUnusableException;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostIndexContract;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LucenePostIndexTest extends PostIndexContract {

    @TempDir
    private Path home;

    @Override
    protected PostIndex open() throws IOException {
        return open("index");
    }

    private PostIndex open(String name) throws IOException {
        return LucenePostIndex.open(
                home.resolve(name),
                ZoneId.of("Europe/Sofia"),
                InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")));
    }

    @Test
    void refusesASecondWriterWithAClearLine() {
        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is being written by another process")
                .hasMessageContaining(home.resolve("index").toString());
    }

    @Test
    void noticesEveryFlippedBit() throws IOException {
        try (PostIndex other = open("other")) {
            for (int i = 0; i < 50; i++)
                post("p" + i, "text number " + i).in("en").addTo(other);
            other.commit(SOMEWHERE);
            post("p1", "changed").addTo(other);
            other.commit(SOMEWHERE);
        }
        List<Path> files;
        try (Stream<Path> listed = Files.list(home.resolve("other"))) {
            files = listed.filter(it -> !it.endsWith("write.lock")).sorted().toList();
        }
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] sound = Files.readAllBytes(file);
            byte[] flipped = sound.clone();
            flipped[random.nextInt(sound.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            assertThatThrownBy(() -> open("other").close())
                    .as("flip %d in %s", i, file)
                    .isInstanceOf(IndexUnusableException.class)
                    .hasMessageContaining("must be made again from the archive");
            Files.write(file, sound);
        }
        assertThatCode(() -> open("other").close()).doesNotThrowAnyException();
    }

    @Test
    void noticesACutOrMissingFile() throws IOException {
        try (PostIndex other = open("other")) {
            post("p1", "text").addTo(other);
            other.commit(SOMEWHERE);
        }
        List<Path> files;
        try (Stream<Path> listed = Files.list(home.resolve("other"))) {
            files = listed.filter(it -> !it.endsWith("write.lock")).toList();
        }
        for (Path file : files) {
            byte[] sound = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(sound, sound.length / 2));
            assertThatThrownBy(() -> open("other").close()).isInstanceOf(IndexUnusableException.class);
            Files.delete(file);
            assertThatThrownBy(() -> open("other").close()).isInstanceOf(IndexUnusableException.class);
            Files.write(file, sound);
        }
    }

    @Test
    void opensAgainAfterAnyNumberOfCommits() throws IOException {
        for (int i = 0; i < 3; i++)
            try (PostIndex other = open("other")) {
                post("p" + i, "text").addTo(other);
                other.commit(SOMEWHERE);
                assertThat(other.search(PostQuery.of("*")).total()).isBetween((long) i, i + 1L);
            }
    }
}
