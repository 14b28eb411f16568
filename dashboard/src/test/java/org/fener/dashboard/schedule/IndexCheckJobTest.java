package org.fener.dashboard.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.round.Importer;
import org.fener.dashboard.round.OpenInstallation;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexCheckJobTest {

    private static final int POSTS = 200;
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    private Home home;
    private OpenInstallation installation;

    @BeforeEach
    void open() throws Exception {
        home = new Home(folder.resolve("home")).prepare();
        installation = OpenInstallation.open(home, () -> NOON);
        Path posts = folder.resolve("posts.jsonl");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < POSTS; i++)
            lines.add("{\"permalink\":\"https://roads.example/" + i + "\",\"source\":\"roads\",\"text\":\"мост номер "
                    + i + "\"}");
        Files.write(posts, lines);
        Importer importer = new Importer(installation, mistake -> {
            throw new AssertionError(mistake);
        });
        importer.take(posts);
        importer.finish();
    }

    @AfterEach
    void close() throws Exception {
        installation.close();
    }

    private long found() throws IOException {
        return installation.index().search(PostQuery.of("мост")).total();
    }

    @Test
    void findsNothingWrongWithAWholeIndex() throws IOException {
        assertThat(new IndexCheckJob(installation).check()).isTrue();
        assertThat(found()).isEqualTo(POSTS);
    }

    @Test
    void makesADamagedIndexAgainFromTheArchive() throws IOException {
        flipABit(largestFile());

        assertThat(new IndexCheckJob(installation).check()).isFalse();

        assertThat(found()).isEqualTo(POSTS);
        assertThat(new IndexCheckJob(installation).check()).isTrue();
    }

    @Test
    void searchesGoOnWhileTheIndexIsMadeAgain() throws Exception {
        AtomicBoolean made = new AtomicBoolean();
        CountDownLatch asked = new CountDownLatch(1);
        try (ExecutorService analyst = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> answers = analyst.submit(() -> {
                int answered = 0;
                do {
                    try {
                        assertThat(found()).isEqualTo(POSTS);
                    } finally {
                        asked.countDown();
                    }
                    answered++;
                } while (!made.get());
                return answered;
            });
            try {
                // the first record is read after an answer, the last while others are asked for
                installation.rebuild(read -> awaitQuietly(asked));
            } finally {
                made.set(true);
            }
            assertThat(answers.get()).isPositive();
        }
        assertThat(found()).isEqualTo(POSTS);
    }

    private static void awaitQuietly(CountDownLatch asked) {
        try {
            asked.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while a search should have been answered", e);
        }
    }

    private Path largestFile() throws IOException {
        try (Stream<Path> files = Files.list(home.index())) {
            return files.max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    /// In its place: the index has it open.
    private static void flipABit(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            long middle = file.length() / 2;
            file.seek(middle);
            int before = file.read();
            file.seek(middle);
            file.write(before ^ 4);
        }
    }
}
