package org.fener.crawler.nutch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Headers;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
import org.fener.crawler.parse.PageKind;
import org.fener.crawler.parse.PageReader;
import org.fener.crawler.parse.PageReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadingByWeightTest {

    private static final Source SOURCE = new Source(
            "roads",
            "Roads",
            SourceKind.AUTO,
            List.of(URI.create("https://example.org/")),
            List.of(URI.create("https://example.org/")),
            Duration.ofHours(1),
            Duration.ofSeconds(1),
            500,
            5,
            Optional.empty(),
            "a test",
            "none needed",
            Optional.empty(),
            false);
    private static final int PROCESSORS = 2;
    private static final String SMALL = "<p>a few words";
    private static final String HUGE = "w".repeat(4 << 20);
    private static final String DENSE = "<p>".repeat(80_000);

    /// A reader that is in no hurry: who reads waits until it is let go.
    private static final class SlowReader implements PageReader {

        private final Semaphore go = new Semaphore(0);
        private final Deque<Integer> inside = new ArrayDeque<>();
        private int mostPages;
        private int mostWeight;

        @Override
        public PageReading read(FetchedPage page, Source source) {
            enter(ReadingByWeight.weight(page));
            go.acquireUninterruptibly();
            leave(ReadingByWeight.weight(page));
            return new PageReading(PageKind.OTHER, "test", List.of(), List.of());
        }

        private synchronized void enter(int weight) {
            inside.add(weight);
            mostPages = Math.max(mostPages, inside.size());
            mostWeight = Math.max(
                    mostWeight, inside.stream().mapToInt(Integer::intValue).sum());
            notifyAll();
        }

        private synchronized void leave(int weight) {
            inside.removeFirstOccurrence(weight);
        }

        private synchronized void await(int pages) throws InterruptedException {
            while (inside.size() < pages) wait();
        }
    }

    private final SlowReader slow = new SlowReader();
    private final ReadingByWeight reader = new ReadingByWeight(slow, PROCESSORS);

    @Test
    void readsOnePageMoreThanThereAreProcessors() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = read(threads, 40, SMALL);
            slow.await(PROCESSORS + 1);
            slow.go.release(40);
            for (Future<?> one : all) one.get();
        }
        assertThat(slow.mostPages).isEqualTo(PROCESSORS + 1);
    }

    @Test
    void readsAHugePageAlone() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = read(threads, 10, HUGE);
            all.addAll(read(threads, 10, DENSE));
            all.addAll(read(threads, 10, SMALL));
            slow.await(1);
            slow.go.release(30);
            for (Future<?> one : all) one.get();
        }
        assertThat(slow.mostWeight).isLessThanOrEqualTo(64);
        assertThat(ReadingByWeight.weight(page(HUGE))).isEqualTo(64);
        assertThat(ReadingByWeight.weight(page(DENSE))).isGreaterThan(60);
    }

    @Test
    void largePagesLeaveAReaderToTheOthers() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = read(threads, 10, "w".repeat(400_000));
            slow.await(PROCESSORS);
            all.add(threads.submit(() -> {
                reader.read(page(SMALL), SOURCE);
                done.countDown();
            }));
            slow.await(PROCESSORS + 1);
            assertThat(slow.inside).contains(1);
            slow.go.release(11);
            done.await();
            for (Future<?> one : all) one.get();
        }
    }

    private List<Future<?>> read(ExecutorService threads, int times, String body) {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < times; i++) all.add(threads.submit(() -> reader.read(page(body), SOURCE)));
        return all;
    }

    private static FetchedPage page(String body) {
        URI uri = URI.create("https://example.org/");
        return new FetchedPage("test", uri, uri, Instant.EPOCH, 200, Headers.NONE, Body.of(body), Optional.empty());
    }
}
