package org.fener.crawler.nutch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.nutch.crawl.CrawlDatum;
import org.junit.jupiter.api.Test;

class FrontierTest {

    private final List<String> workers = new ArrayList<>();
    private final AtomicInteger drained = new AtomicInteger();

    private Frontier frontier(int room) {
        return new Frontier(room, workers::add, drained::incrementAndGet);
    }

    private static boolean offer(Frontier frontier, String url) {
        URI uri = URI.create(url);
        return frontier.offer(PageTask.host(uri), false, task(url));
    }

    private static Supplier<PageTask> task(String url) {
        return () -> new PageTask(URI.create(url), new CrawlDatum(), PageNotes.START, false);
    }

    @Test
    void givesEachHostOneWorkerAndIsDrainedWhenAllIsDone() {
        Frontier frontier = frontier(10);
        offer(frontier, "http://a/1");
        offer(frontier, "http://A/2");
        offer(frontier, "http://b/1");
        frontier.filled();

        assertThat(workers).containsExactly("a", "b");
        assertThat(frontier.next("a").orElseThrow().url()).isEqualTo("http://a/1");
        frontier.finished();
        assertThat(frontier.next("a")).isPresent();
        offer(frontier, "http://a/3");
        frontier.finished();
        assertThat(frontier.next("b")).isPresent();
        frontier.finished();
        assertThat(drained).hasValue(0);
        assertThat(frontier.next("a")).isPresent();
        frontier.finished();
        assertThat(drained).hasValue(1);
        assertThat(frontier.left()).isFalse();
    }

    @Test
    void startsANewWorkerForAHostWhoseWorkerHasEnded() {
        Frontier frontier = frontier(10);
        offer(frontier, "http://a/1");
        frontier.next("a");
        assertThat(frontier.next("a")).isEmpty();

        offer(frontier, "http://a/2");

        assertThat(workers).containsExactly("a", "a");
    }

    @Test
    void newsGoBeforeWhatIsOnlyLookedAtAgainButNotForEver() {
        Frontier frontier = frontier(20);
        for (int n = 1; n <= 3; n++) frontier.offer("a", true, task("http://a/old" + n));
        assertThat(frontier.next("a").orElseThrow().url()).isEqualTo("http://a/old1");
        for (int n = 1; n <= 5; n++) offer(frontier, "http://a/new" + n);

        assertThat(IntStream.range(0, 7)
                        .mapToObj(any -> frontier.next("a").orElseThrow().url()))
                .containsExactly(
                        "http://a/new1",
                        "http://a/new2",
                        "http://a/new3",
                        "http://a/old2",
                        "http://a/new4",
                        "http://a/new5",
                        "http://a/old3");
        assertThat(frontier.next("a")).isEmpty();
    }

    @Test
    void takesNoMoreThanItsRoomAndSaysThatSomethingIsLeft() {
        Frontier frontier = frontier(2);

        assertThat(offer(frontier, "http://a/1")).isTrue();
        assertThat(offer(frontier, "http://a/2")).isTrue();
        assertThat(offer(frontier, "http://a/3")).isFalse();
        assertThat(frontier.left()).isTrue();
    }

    @Test
    void hasSoManyWaitAtOnceAndTakesMoreWhenSomeWereVisited() {
        Frontier frontier = frontier(Integer.MAX_VALUE);
        for (int n = 0; n < Frontier.MOST_WAITING; n++) offer(frontier, "http://a/" + n);

        assertThat(offer(frontier, "http://b/1")).isFalse();
        assertThat(frontier.left()).isTrue();
        frontier.next("a");
        assertThat(offer(frontier, "http://b/1")).isTrue();
        assertThat(offer(frontier, "http://b/2")).isFalse();
        frontier.hold("a");
        assertThat(offer(frontier, "http://b/2")).isTrue();
    }

    @Test
    void dropsWhatWaitsForAHostThatWantsToBeLeftAlone() {
        Frontier frontier = frontier(10);
        offer(frontier, "http://a/1");
        offer(frontier, "http://a/2");
        offer(frontier, "http://a/3");
        frontier.filled();
        frontier.next("a");

        assertThat(frontier.hold("a")).isEqualTo(2);
        assertThat(offer(frontier, "http://a/4")).isFalse();
        frontier.finished();

        assertThat(drained).hasValue(1);
    }

    @Test
    void isDrainedAfterAHaltOnceTheCurrentAddressesAreDone() {
        Frontier frontier = frontier(10);
        offer(frontier, "http://a/1");
        offer(frontier, "http://a/2");
        offer(frontier, "http://b/1");
        frontier.filled();
        frontier.next("a");

        frontier.halt();
        assertThat(drained).hasValue(0);
        frontier.finished();

        assertThat(drained).hasValue(1);
        assertThat(frontier.next("a")).isEmpty();
    }
}
