package org.fener.crawler.nutch;

import java.util.Optional;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.Writable;
import org.apache.nutch.crawl.CrawlDatum;
import org.fener.crawler.fetch.Validators;
import org.fener.crawler.parse.PageKind;
import org.fener.crawler.parse.PageLink.Relation;

/// What the crawl database remembers of a page beyond Nutch's own fields: it travels in the datum's metadata.
///
/// @param depth        links from a start page; next-page links do not count
/// @param hops         redirects on the way from the page that linked to it
/// @param found        how it was first linked; empty for a start page
/// @param kind         what it was when last read
/// @param etag         validators of the last response, for the next conditional request (RFC 9110 §8.8)
/// @param lastModified as the server wrote it
record PageNotes(
        int depth,
        int hops,
        Optional<Relation> found,
        Optional<PageKind> kind,
        Optional<String> etag,
        Optional<String> lastModified) {

    static final PageNotes START =
            new PageNotes(0, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// One entry holds them all: a map entry costs many times its text, and there is one database line for
    /// each known address.
    private static final Text KEY = new Text("fener");

    private static final String SEPARATOR = "\t";

    /// Longer validators are not sent back: some servers put a whole session into them.
    private static final int LONGEST_VALIDATOR = 256;

    PageNotes {
        if (depth < 0) throw new IllegalArgumentException("depth must be 0 or more, got " + depth);
        etag = etag.filter(PageNotes::usable);
        lastModified = lastModified.filter(PageNotes::usable);
    }

    private static boolean usable(String validator) {
        return !validator.isBlank() && validator.length() <= LONGEST_VALIDATOR && !validator.contains(SEPARATOR);
    }

    /// A start page has no notes in the database at first: the injector knows nothing of them.
    static PageNotes of(CrawlDatum datum) {
        if (datum.getMetaData().isEmpty()) return START;
        Writable written = datum.getMetaData().get(KEY);
        if (written == null) return START;
        String[] parts = written.toString().split(SEPARATOR, -1);
        return new PageNotes(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                present(parts[2]).map(Relation::valueOf),
                present(parts[3]).map(PageKind::valueOf),
                present(parts[4]),
                present(parts[5]));
    }

    void writeTo(CrawlDatum datum) {
        String text = depth
                + SEPARATOR
                + hops
                + SEPARATOR
                + found.map(Relation::name).orElse("")
                + SEPARATOR
                + kind.map(PageKind::name).orElse("")
                + SEPARATOR
                + etag.orElse("")
                + SEPARATOR
                + lastModified.orElse("");
        datum.getMetaData().put(KEY, new Text(text));
    }

    private static Optional<String> present(String part) {
        return part.isEmpty() ? Optional.empty() : Optional.of(part);
    }

    /// The notes after a page was read.
    PageNotes read(PageKind kind, Validators validators) {
        return new PageNotes(depth, hops, found, Optional.of(kind), validators.etag(), validators.lastModified());
    }

    Validators validators() {
        return new Validators(etag, lastModified);
    }

    /// Reached by a next-page link: the later parts of a list move whenever the first one does.
    boolean laterPart() {
        return found.filter(Relation.PAGING::equals).isPresent();
    }

    /// A list or feed: a place where news appear.
    boolean place() {
        return kind.filter(known -> known == PageKind.LIST || known == PageKind.FEED)
                .isPresent();
    }

    /// The notes of a page that this one links to.
    PageNotes link(Relation relation) {
        return new PageNotes(
                relation == Relation.PAGING ? depth : depth + 1,
                0,
                Optional.of(relation),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// The notes of the place that this address redirects to: it is the same page elsewhere.
    PageNotes redirect() {
        return new PageNotes(depth, hops + 1, found, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
