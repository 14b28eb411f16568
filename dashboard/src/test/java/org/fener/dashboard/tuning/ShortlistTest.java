package org.fener.dashboard.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.fener.indexer.Scored;
import org.junit.jupiter.api.Test;

final class ShortlistTest {

    private static final int MOST = 10;

    /// 1,000 posts with probabilities from 0 to .999.
    private static final List<Scored> POSTS = IntStream.range(0, 1_000)
            .mapToObj(i -> new Scored("forum/%03d".formatted(i), "bg", i / 1_000.0, Instant.EPOCH))
            .toList();

    private static Shortlist of(List<Scored> posts, long seed) {
        Shortlist shortlist = new Shortlist(MOST, seed);
        for (Scored post : posts) shortlist.add(post, 0.5);
        return shortlist;
    }

    @Test
    void keepsTheHighestScoresAndThoseClosestToTheThreshold() {
        List<String> likely =
                POSTS.subList(990, 1_000).stream().map(Scored::key).toList();
        List<String> uncertain =
                POSTS.subList(496, 505).stream().map(Scored::key).toList();

        assertThat(of(POSTS, 1).standingOut())
                .hasSize(2 * MOST)
                .isSorted()
                .containsAll(likely)
                .containsAll(uncertain);
    }

    @Test
    void theLotIsTheSameInWhicheverOrderPostsComeAndAnotherWithAnotherSeed() {
        List<String> drawn = of(POSTS, 1).drawn();

        assertThat(drawn)
                .hasSize(MOST)
                .doesNotHaveDuplicates()
                .isEqualTo(of(POSTS.reversed(), 1).drawn());
        assertThat(of(POSTS, 2).drawn()).isNotEqualTo(drawn);
    }

    @Test
    void theLotPrefersNoScore() {
        double mean = IntStream.range(0, 200)
                .boxed()
                .flatMap(seed -> of(POSTS, 20_000 + seed).drawn().stream())
                .mapToInt(key -> Integer.parseInt(key.substring("forum/".length())))
                .average()
                .orElseThrow();

        assertThat(mean).isBetween(450.0, 550.0);
    }

    @Test
    void allAreKeptWhereThereAreFew() {
        List<Scored> few = POSTS.subList(0, MOST);

        assertThat(of(few, 1).drawn())
                .containsExactlyElementsOf(few.stream().map(Scored::key).toList());
    }
}
