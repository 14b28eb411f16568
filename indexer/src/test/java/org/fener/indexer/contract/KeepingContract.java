package org.fener.indexer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.indexer.Samples.NOON;
import static org.fener.indexer.Samples.post;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex.Added;
import org.fener.indexer.PostQuery;
import org.fener.indexer.Samples;
import org.fener.indexer.ShownPage;
import org.junit.jupiter.api.Test;

/// What is kept of a post, whoever met it how often.
public abstract class KeepingContract extends IndexContract {

    @Test
    void keepsAPostWhole() throws IOException {
        Samples sample = post("p1", "Транспорт до Сърбия")
                .thread("Пътувания")
                .in("bg")
                .scored("smuggling", 0.9)
                .with(Kind.PHONE, "+359885550123");
        assertThat(sample.addTo(index)).isEqualTo(Added.NEW);
        IndexedPost kept = current("roads/p1");
        assertThat(kept.post()).isEqualTo(sample.asPost());
        assertThat(kept.capture()).isEqualTo(sample.capture());
        assertThat(kept.verdict().flags()).containsExactly("smuggling");
        assertThat(kept.version()).isEqualTo(1);
        assertThat(kept.firstSeen()).isEqualTo(NOON);
        assertThat(kept.model()).isEqualTo("model-1");
    }

    @Test
    void changesNothingWhenTheSamePostIsMetAgain() throws IOException {
        post("p1", "one text").addTo(index);
        IndexedPost before = current("roads/p1");
        assertThat(post("p1", "one text").fetched("2026-11-20T13:00:00Z").addTo(index))
                .isEqualTo(Added.SEEN_BEFORE);
        assertThat(current("roads/p1")).isEqualTo(before);
        assertThat(ids("text")).containsExactly("p1");
    }

    @Test
    void takesWhitespaceForNoChange() throws IOException {
        post("p1", "one text\nof two lines").addTo(index);
        assertThat(post("p1", " one  text of\n\ntwo\u00a0lines ").addTo(index)).isEqualTo(Added.SEEN_BEFORE);
        assertThat(index.versions("roads/p1")).hasSize(1);
    }

    @Test
    void keepsEveryVersionOfAChangedTextAndFindsTheCurrentOne() throws IOException {
        post("p1", "apples").addTo(index);
        assertThat(post("p1", "pears").fetched("2026-11-20T13:00:00Z").addTo(index))
                .isEqualTo(Added.CHANGED);
        refreshed();
        assertThat(post("p1", "cherries").fetched("2026-11-20T14:00:00Z").addTo(index))
                .isEqualTo(Added.CHANGED);
        assertThat(index.versions("roads/p1"))
                .extracting(it -> it.version() + " " + it.post().text())
                .containsExactly("1 apples", "2 pears", "3 cherries");
        assertThat(index.versions("roads/p1"))
                .extracting(IndexedPost::firstSeen)
                .containsOnly(NOON);
        assertThat(ids("apples")).isEmpty();
        assertThat(ids("cherries")).containsExactly("p1");
        assertThat(refreshed().search(PostQuery.of("*")).total()).isEqualTo(1);
    }

    @Test
    void neverReplacesAWholeTextByAnExcerpt() throws IOException {
        post("p1", "the whole long text").addTo(index);
        assertThat(post("p1", "the whole …").excerpt().addTo(index)).isEqualTo(Added.SEEN_BEFORE);
        assertThat(current("roads/p1").post().text()).isEqualTo("the whole long text");
    }

    @Test
    void completesAnExcerptWithinTheSameVersionAndKeepsWhenItWasFirstSeen() throws IOException {
        post("p1", "the whole …").excerpt().addTo(index);
        assertThat(post("p1", "the whole long text")
                        .undated()
                        .fetched("2026-11-20T13:00:00Z")
                        .addTo(index))
                .isEqualTo(Added.COMPLETED);
        IndexedPost completed = current("roads/p1");
        assertThat(completed.post().text()).isEqualTo("the whole long text");
        assertThat(completed.firstSeen()).isEqualTo(NOON);
        assertThat(completed.version()).isEqualTo(1);
        assertThat(completed.post().published()).isPresent();
        assertThat(index.versions("roads/p1")).hasSize(1);
    }

    @Test
    void takesALongerTeaserForTheSamePost() throws IOException {
        post("p1", "the whole …").excerpt().addTo(index);
        assertThat(post("p1", "the whole long […]").excerpt().addTo(index)).isEqualTo(Added.SEEN_BEFORE);
        assertThat(post("p1", "something else …").excerpt().addTo(index)).isEqualTo(Added.CHANGED);
    }

    @Test
    void tellsPostsOfTheSameIdApartBySource() throws IOException {
        post("p1", "text").addTo(index);
        assertThat(post("p1", "text").from("market").addTo(index)).isEqualTo(Added.NEW);
        assertThat(refreshed().search(PostQuery.of("*")).total()).isEqualTo(2);
    }

    @Test
    void marksAPostGoneUntilItIsSeenAgain() throws IOException {
        post("p1", "text").addTo(index);
        Instant since = Instant.parse("2026-11-20T15:00:00Z");
        assertThat(index.gone("roads/p1", since)).isTrue();
        assertThat(index.gone("roads/p1", since.plusSeconds(60))).isFalse();
        assertThat(index.gone("roads/unknown", since)).isFalse();
        assertThat(current("roads/p1").gone()).contains(since);
        assertThat(ids("text")).containsExactly("p1");
        post("p1", "text").addTo(index);
        assertThat(current("roads/p1").gone()).contains(since);
        post("p1", "text").fetched("2026-11-20T16:00:00Z").addTo(index);
        assertThat(current("roads/p1").gone()).isEmpty();
        assertThat(index.versions("roads/p1")).hasSize(1);
    }

    @Test
    void anExcerptOfAFeedDoesNotBringAGonePostBack() throws IOException {
        post("p1", "the whole text").addTo(index);
        Instant since = Instant.parse("2026-11-20T15:00:00Z");
        index.gone("roads/p1", since);
        post("p1", "the whole …").excerpt().fetched("2026-11-20T16:00:00Z").addTo(index);
        assertThat(current("roads/p1").gone()).contains(since);
        post("p1", "the whole text").fetched("2026-11-20T17:00:00Z").addTo(index);
        assertThat(current("roads/p1").gone()).isEmpty();
    }

    @Test
    void findsWhatIsGoneSinceATime() throws IOException {
        post("p1", "one").addTo(index);
        post("p2", "two").addTo(index);
        post("p3", "three").addTo(index);
        index.gone("roads/p1", Instant.parse("2026-11-20T15:00:00Z"));
        index.gone("roads/p2", Instant.parse("2026-11-01T15:00:00Z"));
        assertThat(ids("gone:7d")).containsExactly("p1");
        assertThat(ids("gone:yes")).containsExactlyInAnyOrder("p1", "p2");
        assertThat(ids("изчезнала:да")).containsExactlyInAnyOrder("p1", "p2");
        assertThat(ids("-gone:yes")).containsExactly("p3");
    }

    @Test
    void remembersWhatAPageShowed() throws IOException {
        ShownPage first = page("https://roads.example.org/t/1", "p1", "p2");
        ShownPage second = page("https://roads.example.org/t/2", "p2");
        index.showed(first);
        index.showed(second);
        assertThat(index.shownOn("roads", first.page())).contains(first);
        assertThat(index.shownOn("market", first.page())).isEmpty();
        assertThat(index.pagesShowing("roads", "p2")).containsExactlyInAnyOrder(first, second);

        index.commit(SOMEWHERE);
        index.showed(page("https://roads.example.org/t/1", "p1"));
        assertThat(refreshed().pagesShowing("roads", "p2")).containsExactly(second);
        assertThat(refreshed().search(PostQuery.of("*")).total()).isZero();

        reopen();
        assertThat(index.pagesShowing("roads", "p2")).containsExactlyInAnyOrder(first, second);
    }

    private static ShownPage page(String address, String... posts) {
        return new ShownPage(
                "roads",
                URI.create(address),
                NOON,
                true,
                Stream.of(posts)
                        .map(id -> new ShownPage.Shown(id, Optional.of(NOON), Optional.empty()))
                        .toList());
    }

    @Test
    void givesTheSameForAReplay() throws IOException {
        addVariety();
        refreshed();
        List<IndexedPost> first = new ArrayList<>();
        index.each(PostQuery.of("*"), first::add);
        addVariety();
        refreshed();
        List<IndexedPost> again = new ArrayList<>();
        index.each(PostQuery.of("*"), again::add);
        assertThat(again).isEqualTo(first).hasSize(6);
    }
}
