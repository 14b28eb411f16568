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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.indexer.IndexUnusableException;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.contract.CountingContract;
import org.fener.indexer.contract.DurabilityContract;
import org.fener.indexer.contract.FieldsContract;
import org.fener.indexer.contract.FindingContract;
import org.fener.indexer.contract.KeepingContract;
import org.fener.indexer.contract.PagingContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LucenePostIndexTest {

    private static final ArchiveCursor SOMEWHERE = new ArchiveCursor("2026/11/20/a.warc.gz", Map.of());

    @TempDir
    private Path home;

    @Nested
    class Keeping extends KeepingContract {
        @Override
        protected PostIndex open() throws IOException {
            return LucenePostIndexTest.this.open("index");
        }
    }

    @Nested
    class Durability extends DurabilityContract {
        @Override
        protected PostIndex open() throws IOException {
            return LucenePostIndexTest.this.open("index");
        }
    }

    @Nested
    class Finding extends FindingContract {
        @Override
        protected PostIndex open() throws IOException {
            return LucenePostIndexTest.this.open("index");
        }
    }

    @Nested
    class Counting extends CountingContract {
        @Override
        protected PostIndex open() throws IOException {
            return LucenePostIndexTest.this.open("index");
        }
    }

    @Nested
    class Paging extends PagingContract {
        @Override
        protected PostIndex open() throws IOException {
            return LucenePostIndexTest.this.open("index");
        }
    }

    @Nested
    class Fields extends FieldsContract {
        @Override
        protected PostIndex open() throws IOException {
            return LucenePostIndexTest.this.open("index");
        }
    }

    private PostIndex open(String name) throws IOException {
        return LucenePostIndex.open(
                home.resolve(name),
                ZoneId.of("Europe/Sofia"),
                InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")));
    }

    @Test
    void refusesASecondWriterWithAClearLine() throws IOException {
        try (PostIndex first = open("index")) {
            assertThatThrownBy(() -> open("index"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is being written by another process")
                    .hasMessageContaining(home.resolve("index").toString());
            assertThat(first.cursor()).isEqualTo(ArchiveCursor.START);
        }
    }

    @Test
    void noticesDamageWhileItIsOpen() throws IOException {
        try (PostIndex other = open("other")) {
            for (int i = 0; i < 50; i++) post("p" + i, "text number " + i).addTo(other);
            other.commit(SOMEWHERE);
            assertThatCode(other::verify).doesNotThrowAnyException();
            post("later", "not yet committed").addTo(other);
            assertThatCode(other::verify).doesNotThrowAnyException();
            Path file;
            try (Stream<Path> listed = Files.list(home.resolve("other"))) {
                file = listed.filter(it -> it.toString().endsWith(".fdt"))
                        .findFirst()
                        .orElseThrow();
            }
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 4;
            Files.write(file, bytes);
            assertThatThrownBy(other::verify)
                    .isInstanceOf(IndexUnusableException.class)
                    .hasMessageContaining("must be made again from the archive");
        }
    }

    @Test
    void answersManyAtOnceInTheOrderTheyCame() throws Exception {
        try (PostIndex index = open("index");
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) post("p" + i, "word" + i % 10).addTo(index);
            List<Future<Long>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String word = "word" + i % 10;
                answers.add(people.submit(() -> index.search(PostQuery.of(word)).total()));
            }
            for (Future<Long> answer : answers) assertThat(answer.get()).isEqualTo(20);
        }
    }

    @Test
    void findsWhatIsAddedWhileOthersAddAndCommitAndSearch() throws Exception {
        try (PostIndex index = open("index");
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> searching = people.submit(() -> {
                long most = 0;
                while (most < 3_000) {
                    long now = index.search(PostQuery.of("*").limited(1)).total();
                    assertThat(now).isGreaterThanOrEqualTo(most);
                    most = now;
                }
                return most;
            });
            for (int i = 0; i < 3_000; i++) {
                post("p" + i, "text " + i).addTo(index);
                if (i % 500 == 499) index.commit(SOMEWHERE);
            }
            assertThat(searching.get()).isEqualTo(3_000);
        }
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
