package org.fener.indexer.contract;

import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fener.indexer.Samples.NOON;
import static org.fener.indexer.Samples.post;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.Scored;
import org.fener.indexer.SearchPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The order of an answer, its pages, and all of it at once.
public abstract class PagingContract extends IndexContract {

    @Test
    void ordersByTimeOrScore() throws IOException {
        addVariety();
        assertThat(inOrder(Order.NEWEST)).containsExactly("f", "e", "d", "c", "b", "a");
        assertThat(inOrder(Order.SCORE)).startsWith("b", "c", "a");
        post("g", "call, from Sofia")
                .published("2026-11-01T10:00:00Z")
                .with(Kind.PHONE, "+359885550123")
                .with(Kind.PHONE, "+359885550123")
                .with(Kind.PLACE, "Sofia")
                .addTo(index);
        assertThat(inOrder(Order.EVIDENCE)).as("different ones count").startsWith("g", "b", "a");
    }

    @Test
    void ordersByTheScoreForTheCategoryThatIsAskedFor() throws IOException {
        for (int i = 0; i < 30; i++)
            post("p" + i, "word")
                    .scored("smuggling", 0.9 - i % 10 * 0.02)
                    .scored("cyber-threat", i % 3 == 0 ? 0.99 : 0.8 + i * 0.003)
                    .addTo(index);
        assertThat(scores(query("category:smuggling word"), "smuggling")).isSortedAccordingTo(reverseOrder());
        assertThat(scores(query("word").categories("smuggling"), "smuggling")).isSortedAccordingTo(reverseOrder());
        assertThat(scores(query("category:cyber-threat"), "cyber-threat")).isSortedAccordingTo(reverseOrder());
        assertThat(scores(query("category:any word"), "smuggling"))
                .as("the highest of all decides")
                .isNotEqualTo(scores(query("category:smuggling word"), "smuggling"));
    }

    /// Of all hits, read page by page.
    private List<Double> scores(QueryForm asked, String category) throws IOException {
        List<Double> scores = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            SearchPage page = refreshed()
                    .search(asked.order(Order.SCORE).limit(7).after(after).build());
            for (SearchPage.Hit hit : page.hits())
                hit.post().verdict().scores().stream()
                        .filter(score -> score.category().equals(category))
                        .forEach(score -> scores.add(score.probability()));
            after = page.next();
        } while (after.isPresent());
        assertThat(scores).hasSize(30);
        return scores;
    }

    private List<String> inOrder(Order order) throws IOException {
        return refreshed().search(query("*").order(order).build()).hits().stream()
                .map(it -> it.post().post().id())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"BEST", "NEWEST", "SCORE", "EVIDENCE"})
    void pagesWithoutGapOrRepetition(Order order) throws IOException {
        for (int i = 0; i < 57; i++)
            post("p" + i, i % 2 == 0 ? "word" : "word and more")
                    .published("2026-11-" + (10 + i % 5) + "T10:00:00Z")
                    .addTo(index);
        List<String> paged = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            SearchPage page = refreshed()
                    .search(query("word").order(order).limit(10).after(after).build());
            assertThat(page.total()).isEqualTo(57);
            page.hits().forEach(hit -> paged.add(hit.post().post().id()));
            after = page.next();
        } while (after.isPresent());
        List<String> atOnce = refreshed()
                .search(query("word").order(order).limit(100).build())
                .hits()
                .stream()
                .map(hit -> hit.post().post().id())
                .toList();
        assertThat(paged).doesNotHaveDuplicates().isEqualTo(atOnce).hasSize(57);
    }

    @Test
    void keepsItsPlaceWhenNewerPostsArriveBetweenPages() throws IOException {
        addVariety();
        SearchPage first =
                refreshed().search(query("*").order(Order.NEWEST).limit(3).build());
        post("z", "newer").published("2026-11-21T11:00:00Z").addTo(index);
        SearchPage second = refreshed()
                .search(query("*")
                        .order(Order.NEWEST)
                        .limit(3)
                        .after(first.next())
                        .build());
        assertThat(second.hits()).extracting(hit -> hit.post().post().id()).containsExactly("c", "b", "a");
    }

    @Test
    void refusesAPlaceThatNoPageGave() {
        assertThatThrownBy(
                        () -> index.search(query("*").after(Optional.of("here")).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'here' is no place");
    }

    @Test
    void handsOnEveryMatchInKeyOrder() throws IOException {
        addVariety();
        List<String> keys = new ArrayList<>();
        long handed = refreshed().each(query("*").limit(1).build(), it -> keys.add(it.key()));
        assertThat(handed).isEqualTo(6);
        assertThat(keys).containsExactly("market/b", "market/e", "roads/a", "roads/c", "roads/d", "roads/f");
        assertThat(index.each(PostQuery.of("lang:en"), it -> {})).isEqualTo(2);
        assertThat(index.each(PostQuery.of("nowhere"), it -> {})).isZero();
    }

    @Test
    void handsOnEveryMatchInNoOrderOrItsKeyAlone() throws IOException {
        addVariety();
        List<IndexedPost> sorted = new ArrayList<>();
        refreshed().each(PostQuery.of("*"), sorted::add);
        List<IndexedPost> scanned = new ArrayList<>();
        assertThat(index.scan(PostQuery.of("*"), scanned::add)).isEqualTo(6);
        assertThat(scanned).containsExactlyInAnyOrderElementsOf(sorted);
        List<String> keys = new ArrayList<>();
        assertThat(index.keys(PostQuery.of("lang:bg"), keys::add)).isEqualTo(2);
        assertThat(keys).containsExactlyInAnyOrder("roads/a", "market/b");
    }

    @Test
    void tellsTheScoresForOneCategory() throws IOException {
        addVariety();
        List<Scored> scores = new ArrayList<>();
        refreshed().scores(PostQuery.of("*"), "smuggling", scores::add);
        assertThat(scores)
                .containsExactlyInAnyOrder(
                        new Scored("roads/a", "bg", 0.6, NOON), new Scored("market/b", "bg", 0.9, NOON));
        post("a", "Превоз до Сърбия, днес").in("und").scored("smuggling", 0.1).addTo(index);
        scores.clear();
        refreshed().scores(PostQuery.of("днес"), "smuggling", scores::add);
        assertThat(scores).as("of the current version").containsExactly(new Scored("roads/a", "und", 0.1, NOON));
        assertThat(index.scores(PostQuery.of("*"), "weather", scores::add)).isEqualTo(6);
        assertThat(scores).hasSize(1);
    }

    @Test
    void tellsWhenPostsWereFirstSeen() throws IOException {
        addVariety();
        post("a", "Превоз до Сърбия, днес").fetched("2026-11-22T12:00:00Z").addTo(index);
        List<Instant> times = new ArrayList<>();
        assertThat(refreshed().firstSeen(PostQuery.of("source:roads"), times::add))
                .isEqualTo(4);
        assertThat(times)
                .as("a changed text was first seen before")
                .containsExactlyInAnyOrder(NOON, NOON, NOON, Instant.parse("2026-11-21T01:00:00Z"));
    }
}
