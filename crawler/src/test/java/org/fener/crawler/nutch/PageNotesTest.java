package org.fener.crawler.nutch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.nutch.crawl.CrawlDatum;
import org.fener.crawler.fetch.Validators;
import org.fener.crawler.parse.PageKind;
import org.fener.crawler.parse.PageLink.Relation;
import org.junit.jupiter.api.Test;

class PageNotesTest {

    @Test
    void comeBackFromTheDatabaseAsTheyWere() {
        PageNotes notes = PageNotes.START
                .link(Relation.LIST)
                .link(Relation.PAGING)
                .redirect()
                .read(
                        PageKind.THREAD,
                        new Validators(Optional.of("W/\"a b\""), Optional.of("Sun, 06 Nov 1994 08:49:37 GMT")));
        CrawlDatum datum = new CrawlDatum();
        notes.writeTo(datum);

        assertThat(PageNotes.of(datum)).isEqualTo(notes);
        assertThat(notes.depth()).isOne();
        assertThat(notes.hops()).isOne();
        assertThat(PageNotes.of(new CrawlDatum())).isEqualTo(PageNotes.START);
    }

    @Test
    void dropValidatorsThatWouldNotBeSentBack() {
        Validators odd = new Validators(Optional.of("x".repeat(257)), Optional.of("a\tb"));

        PageNotes notes = PageNotes.START.read(PageKind.LIST, odd);

        assertThat(notes.validators()).isEqualTo(Validators.NONE);
    }
}
