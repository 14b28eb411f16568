package org.fener.crawler.nutch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fener.crawler.fetch.Validators;
import org.fener.crawler.nutch.Revisit.Look;
import org.fener.crawler.parse.PageKind;
import org.fener.crawler.parse.PageLink.Relation;
import org.junit.jupiter.api.Test;

class RevisitTest {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Revisit revisit = new Revisit(EVERY);

    private static PageNotes notes(Relation found, PageKind kind) {
        return PageNotes.START.link(found).read(kind, Validators.NONE);
    }

    private static Look look(boolean first, boolean changed, boolean grew) {
        return new Look(false, first, changed, grew, Optional.empty());
    }

    @Test
    void looksAtStartPagesAndListsAndFeedsEveryTime() {
        Look start = new Look(true, false, false, false, Optional.empty());
        assertThat(revisit.after(start, notes(Relation.ITEM, PageKind.SINGLE), EVERY.multipliedBy(9), NOW))
                .isEqualTo(EVERY);
        for (PageKind place : new PageKind[] {PageKind.LIST, PageKind.FEED})
            assertThat(revisit.after(
                            look(false, false, false), notes(Relation.LIST, place), EVERY.multipliedBy(9), NOW))
                    .isEqualTo(EVERY);
    }

    @Test
    void looksAtTheLaterPartsOfAListMoreRarelyUntilTheyLeadToSomethingNew() {
        PageNotes later = notes(Relation.PAGING, PageKind.LIST);

        assertThat(revisit.after(look(false, true, false), later, EVERY.multipliedBy(2), NOW))
                .isEqualTo(EVERY.multipliedBy(4));
        assertThat(revisit.after(look(false, true, true), later, EVERY.multipliedBy(8), NOW))
                .isEqualTo(EVERY);
    }

    @Test
    void comesBackSoonerToAThreadThatChangedAndEverMoreRarelyToOneThatDidNot() {
        PageNotes thread = notes(Relation.ITEM, PageKind.THREAD);
        Duration last = Duration.ofHours(40);

        assertThat(revisit.after(look(false, true, false), thread, last, NOW)).isEqualTo(Duration.ofHours(10));
        assertThat(revisit.after(look(false, false, false), thread, last, NOW)).isEqualTo(Duration.ofHours(80));
        assertThat(revisit.after(look(false, false, false), thread, Duration.ofDays(80), NOW))
                .isEqualTo(Revisit.MOST);
        assertThat(revisit.after(look(false, true, true), thread, last, NOW)).isEqualTo(EVERY);
    }

    @Test
    void waitsLongForAThreadWhoseLastPostIsOld() {
        PageNotes thread = notes(Relation.ITEM, PageKind.THREAD);
        Look yearOld = new Look(false, true, true, false, Optional.of(NOW.minus(Duration.ofDays(360))));
        Look fresh = new Look(false, true, true, false, Optional.of(NOW.minus(Duration.ofMinutes(20))));
        Look undated = new Look(false, true, true, false, Optional.empty());

        assertThat(revisit.after(yearOld, thread, EVERY, NOW)).isEqualTo(Duration.ofDays(30));
        assertThat(revisit.after(fresh, thread, EVERY, NOW)).isEqualTo(EVERY);
        assertThat(revisit.after(undated, thread, EVERY, NOW)).isEqualTo(EVERY.multipliedBy(4));
    }

    @Test
    void hasGrowingPatienceWithWhatFailsAndWhatIsGone() {
        assertThat(revisit.afterFailure(0)).isEqualTo(EVERY);
        assertThat(revisit.afterFailure(3)).isEqualTo(EVERY.multipliedBy(8));
        assertThat(revisit.afterFailure(90)).isEqualTo(Duration.ofDays(1));
        assertThat(revisit.afterGone(EVERY)).isEqualTo(Duration.ofDays(1));
        assertThat(revisit.afterGone(Duration.ofDays(2))).isEqualTo(Duration.ofDays(6));
        assertThat(revisit.afterGone(Revisit.MOST)).isEqualTo(Revisit.MOST);
    }

    @Test
    void neverComesBackSoonerThanTheSourceSays() {
        Revisit weekly = new Revisit(Duration.ofDays(7));

        assertThat(weekly.afterFailure(0)).isEqualTo(Duration.ofDays(7));
        assertThat(weekly.after(
                        look(false, true, false), notes(Relation.ITEM, PageKind.THREAD), Duration.ofDays(8), NOW))
                .isEqualTo(Duration.ofDays(7));
    }
}
