package org.fener.crawler.nutch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.nutch.crawl.CrawlDatum;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
import org.fener.crawler.fetch.Validators;
import org.fener.crawler.parse.PageKind;
import org.fener.crawler.parse.PageLink.Relation;
import org.junit.jupiter.api.Test;

class FetchListTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SITE = "https://forum.example.org/";

    private final Source source = new Source(
            "forum",
            "Forum",
            SourceKind.AUTO,
            List.of(URI.create(SITE)),
            List.of(URI.create(SITE)),
            Duration.ofHours(1),
            Duration.ZERO,
            500,
            5,
            Optional.empty(),
            "a test",
            "none is needed",
            Optional.empty(),
            false);

    private FetchList list(int room) {
        return new FetchList(source, Set.of(SITE), NOW, Duration.ZERO, room);
    }

    private static void consider(FetchList list, String page, int status, Duration dueIn, PageNotes notes) {
        CrawlDatum datum = new CrawlDatum(status, 3_600);
        datum.setFetchTime(NOW.plus(dueIn).toEpochMilli());
        notes.writeTo(datum);
        list.consider(SITE + page, datum, Set.of());
    }

    private static PageNotes item() {
        return PageNotes.START.link(Relation.ITEM);
    }

    private static List<String> pages(FetchList list) {
        return list.chosen().stream()
                .map(due -> due.url().substring(SITE.length()))
                .toList();
    }

    @Test
    void takesStartPagesFirstThenListsThenNewPagesAndOldOnesThreeToOne() {
        FetchList list = list(100);
        for (int n = 1; n <= 4; n++) {
            consider(list, "new" + n, CrawlDatum.STATUS_DB_UNFETCHED, Duration.ZERO, item());
            consider(list, "old" + n, CrawlDatum.STATUS_DB_FETCHED, Duration.ofHours(-n), item());
        }
        PageNotes place = PageNotes.START.link(Relation.LIST).read(PageKind.LIST, Validators.NONE);
        consider(list, "list", CrawlDatum.STATUS_DB_FETCHED, Duration.ZERO, place);
        consider(list, "", CrawlDatum.STATUS_DB_FETCHED, Duration.ofDays(9), PageNotes.START);

        assertThat(pages(list))
                .containsExactly("", "list", "new1", "new2", "new3", "old4", "new4", "old3", "old2", "old1");
        assertThat(list.left()).isFalse();
    }

    @Test
    void takesWhatIsDueWithinHalfAnIntervalAndLeavesTheRest() {
        FetchList list = list(100);
        consider(list, "soon", CrawlDatum.STATUS_DB_FETCHED, Duration.ofMinutes(29), item());
        consider(list, "later", CrawlDatum.STATUS_DB_FETCHED, Duration.ofMinutes(31), item());

        assertThat(pages(list)).containsExactly("soon");
    }

    @Test
    void keepsToItsRoomAndSaysThatMoreIsLeft() {
        FetchList list = list(3);
        for (int n = 1; n <= 9; n++)
            consider(list, "old" + n, CrawlDatum.STATUS_DB_FETCHED, Duration.ofHours(-n), item());

        assertThat(pages(list)).containsExactly("old9", "old8", "old7");
        assertThat(list.left()).isTrue();
    }

    @Test
    void leavesWhatHasFallenOutOfScopeOrDepthAndHostsThatWantToBeLeftAlone() {
        FetchList list = list(100);
        consider(list, "deep", CrawlDatum.STATUS_DB_UNFETCHED, Duration.ZERO, deep(6));
        consider(list, "near", CrawlDatum.STATUS_DB_UNFETCHED, Duration.ZERO, deep(5));
        list.consider("https://elsewhere.org/", new CrawlDatum(CrawlDatum.STATUS_DB_UNFETCHED, 1), Set.of());
        list.consider(SITE + "held", new CrawlDatum(CrawlDatum.STATUS_DB_UNFETCHED, 1), Set.of("forum.example.org"));

        assertThat(pages(list)).containsExactly("near");
        assertThat(list.known().size()).isEqualTo(4);
    }

    private static PageNotes deep(int depth) {
        PageNotes notes = PageNotes.START;
        for (int n = 0; n < depth; n++) notes = notes.link(Relation.ITEM);
        return notes;
    }
}
