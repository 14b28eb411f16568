package org.fener.indexer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.indexer.Samples.NOON;
import static org.fener.indexer.Samples.post;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.Verdict;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.classifier.offer.OfferSlot;
import org.fener.crawler.Post;
import org.fener.crawler.PostFact;
import org.fener.indexer.Counted;
import org.fener.indexer.PostQuery;
import org.fener.indexer.Samples;
import org.fener.indexer.SearchPage;
import org.fener.indexer.SearchPage.Count;
import org.fener.indexer.TellingWord;
import org.junit.jupiter.api.Test;

/// Filters, and counts of all that match.
public abstract class CountingContract extends IndexContract {

    @Test
    void filtersByAnyValueOfAFieldAndByAllFields() throws IOException {
        addVariety();
        assertThat(ids(query("*").categories("smuggling", "cyber-threat").build()))
                .containsExactly("a", "b", "c");
        assertThat(ids(query("*").categories("smuggling").sources("market").build()))
                .containsExactly("b");
        assertThat(ids(query("*").categories("none").build())).containsExactly("d", "e", "f");
        assertThat(ids(query("*").categories("any").build())).containsExactly("a", "b", "c");
        assertThat(ids(query("*").languages("en").build())).containsExactly("c", "d");
    }

    /// A page that dates its posts into the future would keep them out of every "last week".
    @Test
    void takesAPostForWrittenWhenItWasSeenWhereItsTimeIsStillToCome() throws IOException {
        post("never", "a post of the year 9999")
                .published("9999-12-31T23:59:59Z")
                .addTo(index);
        post("zone", "a post of a clock ahead")
                .published("2026-11-21T11:00:00Z")
                .addTo(index);
        assertThat(ids(query("*").published(NOON, NOON.plusSeconds(1)).build())).containsExactly("never");
    }

    @Test
    void filtersByTimeHalfOpen() throws IOException {
        addVariety();
        Instant from = Instant.parse("2026-11-18T10:00:00Z");
        Instant until = Instant.parse("2026-11-19T22:30:00Z");
        assertThat(ids(query("*").published(from, until).build())).containsExactly("b", "c");
        assertThat(ids(query("*").seen(NOON, NOON.plusSeconds(1)).build())).hasSize(5);
    }

    @Test
    void countsAllMatchesByCategorySourceLanguageAndLocalDay() throws IOException {
        addVariety();
        SearchPage page = refreshed().search(query("*").limit(1).build());
        assertThat(page.total()).isEqualTo(6);
        assertThat(counts(page, "category"))
                .containsExactly(new Count("smuggling", 2), new Count("cyber-threat", 1), new Count("trafficking", 1));
        assertThat(counts(page, "source")).containsExactly(new Count("roads", 4), new Count("market", 2));
        assertThat(counts(page, "language"))
                .containsExactly(new Count("bg", 2), new Count("en", 2), new Count("und", 2));
        assertThat(counts(page, "day"))
                .containsExactly(
                        new Count("2026-11-17", 1),
                        new Count("2026-11-18", 1),
                        new Count("2026-11-19", 1),
                        new Count("2026-11-20", 2),
                        new Count("2026-11-21", 1));
    }

    /// What a band counts is what `score:` finds with it.
    @Test
    void countsBandsOfTheScoreAndKindsOfContactsAndMedia() throws IOException {
        addVariety();
        post("g", "call")
                .with(Kind.PHONE, "+359885550123")
                .with(Kind.IP_RANGE, "10.0.0.0/8")
                .addTo(index);
        SearchPage page = refreshed().search(query("*").build());
        assertThat(counts(page, "score"))
                .containsExactly(
                        new Count("90..100", 1), new Count("75..90", 1), new Count("50..75", 1), new Count("0..25", 4));
        for (Count band : counts(page, "score"))
            assertThat(index.count(PostQuery.of("score:" + band.value())))
                    .as(band.value())
                    .isEqualTo(band.posts());
        assertThat(counts(page, "has"))
                .containsExactly(new Count("price", 2), new Count("ip-range", 1), new Count("phone", 1));
        assertThat(ids(query("has:phone").build())).containsExactly("g");
        assertThat(ids(query("category:any -score:>=90").build())).containsExactly("a", "c");
    }

    @Test
    void aPhotoIsAnImageWhateverThePageCallsIt() throws IOException {
        Samples plain = post("a", "text");
        Post said = plain.asPost();
        Post shown = new Post(
                said.id(),
                said.permalink(),
                said.kind(),
                said.thread(),
                said.author(),
                said.published(),
                said.text(),
                said.extent(),
                said.links(),
                said.language(),
                Map.of(PostFact.MEDIA, "photo,video"));
        index.add("roads", shown, new Verdict("und", List.of(), List.of()), plain.capture(), "model-1");
        post("b", "text").addTo(index);
        assertThat(counts(refreshed().search(query("*").build()), "has"))
                .containsExactly(new Count("image", 1), new Count("video", 1));
        assertThat(ids(query("has:image").build())).containsExactly("a");
    }

    @Test
    void countsAuthorsByTheirWholeName() throws IOException {
        post("a", "one").author("Ivan P").addTo(index);
        post("b", "two").author("Ivan P").addTo(index);
        post("c", "three").author("Ivan").addTo(index);
        post("d", "four").author("ivan").addTo(index);
        refreshed();
        assertThat(index.counts(PostQuery.of("*"), Counted.AUTHOR, 9))
                .containsExactly(new Count("Ivan P", 2), new Count("Ivan", 1), new Count("ivan", 1));
    }

    @Test
    void narrowsToPostsByNameAndByFurtherConditions() throws IOException {
        addVariety();
        refreshed();
        PostQuery all = PostQuery.of("*");
        assertThat(ids(all.among(Set.of("roads/a", "roads/c", "none")))).containsExactly("a", "c");
        assertThat(ids(all.among(Set.of("roads/a", "roads/c")).among(Set.of("roads/c", "roads/d"))))
                .containsExactly("c");
        assertThat(ids(all.except(Set.of("roads/a")).except(Set.of("roads/d", "roads/f"))))
                .containsExactly("b", "c", "e");
        assertThat(index.count(all.among(Set.of()))).isZero();
        assertThat(ids(PostQuery.of("weather OR превоз")
                        .onlyIf("lang:bg OR lang:en")
                        .onlyIf("-score:>=90")))
                .containsExactly("a", "d");
    }

    private static List<Count> counts(SearchPage page, String field) {
        return page.facets().stream()
                .filter(it -> it.field().equals(field))
                .findFirst()
                .orElseThrow()
                .counts();
    }

    @Test
    void countsAnAnswerByAnyField() throws IOException {
        addVariety();
        post("g", "call")
                .with(Kind.PHONE, "+359885550123")
                .with(Kind.PHONE, "+359885550123")
                .with(Kind.ROUTE, "BG-RS")
                .with(Kind.PLACE, "Sofia")
                .with(Kind.PRICE, "EUR 3500")
                .with(Kind.PRICE, "EUR 4000")
                .addTo(index);
        refreshed();
        PostQuery all = PostQuery.of("*");
        assertThat(index.counts(all, Counted.SOURCE, 1)).containsExactly(new Count("roads", 5));
        assertThat(index.counts(all, Counted.CONTACT, 9)).containsExactly(new Count("+359885550123", 1));
        assertThat(index.counts(all, Counted.ROUTE, 9)).containsExactly(new Count("bg-rs", 1));
        assertThat(index.counts(all, Counted.PLACE, 9)).containsExactly(new Count("sofia", 1));
        assertThat(index.counts(all, Counted.PRICE, 9)).containsExactly(new Count("2000", 2), new Count("500", 1));
        assertThat(index.counts(PostQuery.of("-source:roads"), Counted.SITE, 9))
                .containsExactly(new Count("market.example.org", 2));
        assertThat(index.counts(PostQuery.of("lang:bg"), Counted.DAY, 9))
                .containsExactly(new Count("2026-11-17", 1), new Count("2026-11-18", 1));
        assertThat(index.count(all)).isEqualTo(7);
    }

    @Test
    void countsThePricesAndRoutesOfAnOfferLikeThoseOfTheText() throws IOException {
        Samples said = post("p1", "text").with(Kind.PRICE, "EUR 3500").with(Kind.ROUTE, "bg-rs");
        said.addTo(index);
        Samples offered = post("p2", "text");
        List<OfferSlot> slots = List.of(
                new OfferSlot(OfferSlot.Kind.PRICE, "EUR 3000", new Span(0, 1)),
                new OfferSlot(OfferSlot.Kind.FROM, "Sofia", new Span(0, 1)),
                new OfferSlot(OfferSlot.Kind.TO, "Belgrade", new Span(0, 1)));
        index.add(
                "roads",
                offered.asPost(),
                new Verdict("und", List.of(), List.of(), slots),
                offered.capture(),
                "model-1");
        refreshed();
        assertThat(index.counts(PostQuery.of("*"), Counted.PRICE, 9)).containsExactly(new Count("2000", 2));
        assertThat(index.counts(PostQuery.of("*"), Counted.ROUTE, 9))
                .contains(new Count("bg-rs", 2), new Count("sofia-belgrade", 1));
    }

    @Test
    void keepsAPostWhoseAddressHasNoHostBesideOthers() throws IOException {
        post("p1", "text").addTo(index);
        Post other = post("p2", "text").asPost();
        Post hostless = new Post(
                "p2",
                URI.create("urn:example:p2"),
                other.kind(),
                other.thread(),
                other.author(),
                other.published(),
                other.text(),
                other.extent(),
                other.links(),
                other.language());
        index.add(
                "roads",
                hostless,
                new Verdict("und", List.of(), List.of()),
                post("p2", "text").capture(),
                "model-1");
        assertThat(ids("text")).containsExactly("p1", "p2");
        assertThat(index.counts(PostQuery.of("*"), Counted.SITE, 9)).containsExactly(new Count("roads.example.org", 1));
    }

    @Test
    void tellsTheWordsThatMakeTheDifference() throws IOException {
        for (int i = 0; i < 30; i++)
            post("n" + i, "the weather in number " + i + " is fine").addTo(index);
        for (int i = 0; i < 6; i++)
            post("s" + i, "Каналджия търси the number " + i)
                    .scored("smuggling", 0.9)
                    .addTo(index);
        List<TellingWord> words =
                refreshed().tellingWords(query("*").categories("smuggling").build(), 5);
        assertThat(words).extracting(TellingWord::word).containsExactly("каналджия", "търси");
        assertThat(words.getFirst().posts()).isEqualTo(6);
        assertThat(words.getFirst().all()).isEqualTo(6);
        assertThat(index.tellingWords(PostQuery.of("nowhere"), 5)).isEmpty();
    }

    @Test
    void givesTheSameHitsWithoutCounts() throws IOException {
        addVariety();
        PostQuery counted = PostQuery.of("превоз OR weather");
        SearchPage plain = refreshed().search(counted.uncounted());
        assertThat(plain.hits()).isEqualTo(index.search(counted).hits()).hasSize(3);
        assertThat(plain.facets()).isEmpty();
    }
}
