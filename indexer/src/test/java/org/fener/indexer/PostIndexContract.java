package org.fener.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fener.indexer.Samples.NOON;
import static org.fener.indexer.Samples.post;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.indexer.PostIndex.Added;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.SearchPage.Count;
import org.fener.indexer.SearchPage.Hit;
import org.fener.indexer.SearchPage.Snippet;
import org.fener.indexer.SearchPage.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every index keeps and answers, whatever engine is below.
///
/// The clock stands at 2026-11-21T12:00:00Z; a day is a day in Europe/Sofia.
public abstract class PostIndexContract {

    protected static final ArchiveCursor SOMEWHERE =
            new ArchiveCursor("2026/11/20/a.warc.gz", Map.of("2026/11/20/b.warc.gz", 4711L));

    private PostIndex index;

    /// Opens the one index of this test, again after each close.
    protected abstract PostIndex open() throws IOException;

    @BeforeEach
    void openIndex() throws IOException {
        index = open();
    }

    @AfterEach
    void closeIndex() throws IOException {
        index.close();
    }

    private void reopen() throws IOException {
        index.close();
        index = open();
    }

    private PostIndex refreshed() throws IOException {
        index.refresh();
        return index;
    }

    private List<String> ids(String query) throws IOException {
        return ids(PostQuery.of(query));
    }

    private List<String> ids(PostQuery query) throws IOException {
        return refreshed().search(query).hits().stream()
                .map(hit -> hit.post().post().id())
                .sorted()
                .toList();
    }

    private IndexedPost current(String key) throws IOException {
        return index.get(key).orElseThrow();
    }

    // what is kept

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

    // what is durable

    @Test
    void beginsAtTheStartOfTheArchive() throws IOException {
        assertThat(index.cursor()).isEqualTo(ArchiveCursor.START);
    }

    @Test
    void keepsPostsAndCursorOfTheLastCommitAndNothingAfterIt() throws IOException {
        post("p1", "first").addTo(index);
        index.commit(SOMEWHERE);
        post("p1", "changed").addTo(index);
        post("p2", "second").addTo(index);
        reopen();
        assertThat(index.cursor()).isEqualTo(SOMEWHERE);
        assertThat(current("roads/p1").post().text()).isEqualTo("first");
        assertThat(index.get("roads/p2")).isEmpty();
    }

    @Test
    void commitsACursorWithoutPosts() throws IOException {
        index.commit(SOMEWHERE);
        reopen();
        assertThat(index.cursor()).isEqualTo(SOMEWHERE);
    }

    @Test
    void showsAPostWithoutBeingAskedTo() throws IOException, InterruptedException {
        post("p1", "quickly").addTo(index);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (index.search(PostQuery.of("quickly")).total() == 0 && System.nanoTime() < deadline) Thread.sleep(5);
        assertThat(index.search(PostQuery.of("quickly")).total()).isEqualTo(1);
    }

    // what is found

    @ParameterizedTest
    @CsvSource({
        "bg, Продавам цигарите без бандерол, цигари",
        "en, They were smuggling cigarettes, smuggled cigarette",
        "el, Μεταφορά ανθρώπων στα σύνορα, ανθρωπος",
        "tr, Sınırdan kamyonların geçişi, kamyon",
        "ro, Transportăm persoanele peste graniță, persoane",
        "sr, Превоз преко граница, граница",
        "sr, Prevoz preko granica, граница",
        "uk, Перевезення людей через кордони, кордон",
        "ru, Перевозка людей через границы, граница",
        "ar, نقل الأشخاص عبر الحدود, حدود",
        "fa, انتقال افراد از مرزها, مرز",
        "sq, Transport për në Gjermani, gjermani",
        "ka, ტრანსპორტი გერმანიაში, გერმანიაში"
    })
    void findsAWordByItsStemInTheLanguageOfThePost(String language, String text, String query) throws IOException {
        post("p1", text).in(language).addTo(index);
        post("p2", "нещо друго something else").in(language).addTo(index);
        assertThat(ids(query)).containsExactly("p1");
    }

    @Test
    void findsWordsOfTheThreadTitle() throws IOException {
        post("p1", "call me").thread("Transport to Serbia").in("en").addTo(index);
        assertThat(ids("serbia call")).containsExactly("p1");
        assertThat(ids("thread:serbia")).containsExactly("p1");
        assertThat(ids("thread:call")).isEmpty();
    }

    @Test
    void findsAWordThatHidesBehindLettersOfAnotherScript() throws IOException {
        post("p1", "Продавам циг" + /* Latin */ "apu".replace('u', 'и'))
                .in("bg")
                .addTo(index);
        assertThat(ids("цигари")).containsExactly("p1");
    }

    @ParameterizedTest
    @CsvSource({
        "Търся каналджия за Гърция, kanaldzhiya",
        "Търся каналджии за Гърция, kanaldzhii",
        "tarsia kanaldjiq za Gurcia, каналджия",
        "Предлагам ра6ота в чужбина, работа",
        "predlagam rabota v 4ujbina, чужбина"
    })
    void findsAWordWrittenInTheOtherScript(String text, String query) throws IOException {
        post("p1", text).in("bg").addTo(index);
        post("p2", "нещо друго").in("bg").addTo(index);
        assertThat(ids(query)).containsExactly("p1");
    }

    @Test
    void namesTheVariantsItLookedForAndLeavesThemOutForAWordInQuotes() throws IOException {
        post("p1", "Търся каналджия").in("bg").addTo(index);
        SearchPage page = refreshed().search(PostQuery.of("kanaldzhiya"));
        assertThat(page.variants()).containsExactly(new Variant("kanaldzhiya", List.of("каналджия")));
        assertThat(page.hits().getFirst().snippets().getFirst().marks()).hasSize(1);
        assertThat(ids("\"kanaldzhiya\"")).isEmpty();
    }

    @Test
    void marksTheWordsThatMatched() throws IOException {
        post("p1", "Some words. Продавам цигарите без бандерол.").in("bg").addTo(index);
        Hit hit = refreshed().search(PostQuery.of("цигари")).hits().getFirst();
        Snippet snippet = hit.snippets().getFirst();
        assertThat(snippet.marks())
                .extracting(mark -> snippet.text().substring(mark.start(), mark.end()))
                .containsExactly("цигарите");
        assertThat(hit.score()).isPositive();
    }

    @Test
    void marksEveryWordOfALongTextWhereItStands() throws IOException {
        post("p1", "filler ".repeat(200) + "needle " + "filler ".repeat(200) + "needle at the end")
                .addTo(index);
        List<Snippet> snippets =
                refreshed().search(PostQuery.of("needle")).hits().getFirst().snippets();
        assertThat(snippets)
                .hasSize(2)
                .allSatisfy(snippet -> assertThat(snippet.marks())
                        .extracting(mark -> snippet.text().substring(mark.start(), mark.end()))
                        .containsExactly("needle"));
        assertThat(snippets).allSatisfy(it -> assertThat(it.text().length()).isLessThan(300));
    }

    @Test
    void findsEverythingByAStarOrNothingTyped() throws IOException {
        addVariety();
        assertThat(ids("*")).hasSize(6);
        assertThat(ids("")).hasSize(6);
        assertThat(refreshed().search(query("*").plain(true).build()).total()).isEqualTo(6);
    }

    @Test
    void takesPlainTextForWordsAnyOfWhich() throws IOException {
        post("p1", "what similarity laws").in("en").addTo(index);
        post("p2", "the heated aircraft").in("en").addTo(index);
        post("p3", "nothing of the kind").in("en").addTo(index);
        assertThat(ids(query("what (laws AND \"aircraft?").plain(true).build())).containsExactly("p1", "p2");
    }

    // filters and counts

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

    private static List<Count> counts(SearchPage page, String field) {
        return page.facets().stream()
                .filter(it -> it.field().equals(field))
                .findFirst()
                .orElseThrow()
                .counts();
    }

    // order and pages

    @Test
    void ordersByTimeOrScore() throws IOException {
        addVariety();
        assertThat(inOrder(Order.NEWEST)).containsExactly("f", "e", "d", "c", "b", "a");
        assertThat(inOrder(Order.SCORE)).startsWith("b", "c", "a");
    }

    private List<String> inOrder(Order order) throws IOException {
        return refreshed().search(query("*").order(order).build()).hits().stream()
                .map(it -> it.post().post().id())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"BEST", "NEWEST", "SCORE"})
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

    // fields of the query language

    @Test
    void findsByFields() throws IOException {
        addVariety();
        assertThat(ids("category:smuggling")).containsExactly("a", "b");
        assertThat(ids("категория:smuggling -source:market")).containsExactly("a");
        assertThat(ids("source:market OR lang:en")).containsExactly("b", "c", "d", "e");
        assertThat(ids("author:petrov")).containsExactly("c");
        assertThat(ids("id:f")).containsExactly("f");
        assertThat(ids("site:market.example.org")).containsExactly("b", "e");
        assertThat(ids("since:2d")).containsExactly("d", "e", "f");
        assertThat(ids("since:2026-11-18 until:2026-11-19")).containsExactly("b");
        assertThat(ids("price:>1000")).containsExactly("b");
        assertThat(ids("price:500..1000")).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource({
        "+359885550123",
        "'\"+359 88 555 01 23\"'",
        "0885550123",
        "'\"0885 55-01-23\"'",
        "00359885550123",
        "'\"(0885) 550 123\"'",
        "@route_helper",
        "t.me/route_helper",
        "https://t.me/Route_Helper",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "evil[.]example",
        "hxxp://evil[.]example"
    })
    void findsAContactInAnyWriting(String contact) throws IOException {
        post("p1", "text")
                .with(Kind.PHONE, "+359885550123")
                .with(Kind.HANDLE, "telegram:route_helper")
                .with(Kind.WALLET, "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq")
                .with(Kind.DOMAIN, "evil.example")
                .addTo(index);
        post("p2", "text").with(Kind.PHONE, "+359885550124").addTo(index);
        assertThat(ids("contact:" + contact)).containsExactly("p1");
    }

    @Test
    void pointsAtTheMistake() {
        assertThatThrownBy(() -> index.search(PostQuery.of("word categry:x")))
                .isInstanceOfSatisfying(QueryMistake.class, mistake -> {
                    assertThat(mistake.position()).isEqualTo(5);
                    assertThat(mistake.fix()).contains("word category:x");
                });
    }

    @Test
    void tellsWhichWordKillsAQuery() throws IOException {
        addVariety();
        assertThat(refreshed().parts(PostQuery.of("превоз сърбия lang:en")))
                .containsExactly(
                        new QueryPart(new Span(0, 6), 2, 0),
                        new QueryPart(new Span(7, 13), 1, 0),
                        new QueryPart(new Span(14, 21), 2, 1));
        assertThat(index.parts(PostQuery.of("weather"))).containsExactly(new QueryPart(new Span(0, 7), 1, 6));
    }

    @Test
    void findsPostsThatSpeakOfTheSameThings() throws IOException {
        post("p1", "Продавам цигари без бандерол на едро, доставка с куриер до Пловдив")
                .in("bg")
                .addTo(index);
        post("p2", "Цигари без бандерол има ли някой, нужна ми е доставка")
                .in("bg")
                .addTo(index);
        post("p3", "Времето утре ще е слънчево без валежи").in("bg").addTo(index);
        post("p4", "Продавам цигари без бандерол на едро, доставка с куриер до Пловдив !!!")
                .in("bg")
                .addTo(index);
        assertThat(refreshed().similar("roads/p1", 10))
                .extracting(hit -> hit.post().post().id())
                .containsExactly("p2");
        assertThat(index.similar("roads/p1", 10)
                        .getFirst()
                        .snippets()
                        .getFirst()
                        .marks())
                .isNotEmpty();
        assertThat(index.similar("roads/unknown", 10)).isEmpty();
    }

    private void addVariety() throws IOException {
        post("a", "Превоз до Сърбия")
                .in("bg")
                .published("2026-11-17T10:00:00Z")
                .scored("smuggling", 0.6)
                .with(Kind.PRICE, "EUR 800")
                .addTo(index);
        post("b", "Превоз с джип")
                .from("market")
                .in("bg")
                .published("2026-11-18T10:00:00Z")
                .scored("smuggling", 0.9)
                .scored("trafficking", 0.7)
                .with(Kind.PRICE, "EUR 3500")
                .addTo(index);
        post("c", "Fresh logs for sale")
                .in("en")
                .author("Petrov")
                .published("2026-11-19T10:00:00Z")
                .scored("cyber-threat", 0.8)
                .addTo(index);
        post("d", "Weather report").in("en").published("2026-11-19T22:30:00Z").addTo(index);
        post("e", "undated").from("market").undated().addTo(index);
        post("f", "late")
                .published("2026-11-20T22:30:00Z")
                .fetched("2026-11-21T01:00:00Z")
                .addTo(index);
    }

    protected static QueryForm query(String text) {
        return new QueryForm(text);
    }

    /// A query put together word by word.
    protected static final class QueryForm {

        private final String text;
        private List<String> categories = List.of();
        private List<String> sources = List.of();
        private List<String> languages = List.of();
        private Optional<Instant> from = Optional.empty();
        private Optional<Instant> until = Optional.empty();
        private Optional<Instant> seenFrom = Optional.empty();
        private Optional<Instant> seenUntil = Optional.empty();
        private Order order = Order.BEST;
        private int limit = 50;
        private Optional<String> after = Optional.empty();
        private boolean plain;

        private QueryForm(String text) {
            this.text = text;
        }

        QueryForm categories(String... names) {
            categories = List.of(names);
            return this;
        }

        QueryForm sources(String... names) {
            sources = List.of(names);
            return this;
        }

        QueryForm languages(String... names) {
            languages = List.of(names);
            return this;
        }

        QueryForm published(Instant start, Instant end) {
            from = Optional.of(start);
            until = Optional.of(end);
            return this;
        }

        QueryForm seen(Instant start, Instant end) {
            seenFrom = Optional.of(start);
            seenUntil = Optional.of(end);
            return this;
        }

        QueryForm order(Order newOrder) {
            order = newOrder;
            return this;
        }

        QueryForm limit(int most) {
            limit = most;
            return this;
        }

        QueryForm after(Optional<String> place) {
            after = place;
            return this;
        }

        QueryForm plain(boolean words) {
            plain = words;
            return this;
        }

        PostQuery build() {
            return new PostQuery(
                    text, categories, sources, languages, from, until, seenFrom, seenUntil, order, limit, after, plain);
        }
    }
}
