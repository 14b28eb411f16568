package org.fener.crawler.nutch;

import java.util.Optional;
import org.apache.hadoop.io.MapWritable;
import org.apache.hadoop.io.Text;
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

    private static final String DEPTH = "f.depth";
    private static final String HOPS = "f.hops";
    private static final String FOUND = "f.found";
    private static final String KIND = "f.kind";
    private static final String ETAG = "f.etag";
    private static final String LAST_MODIFIED = "f.modified";

    /// Longer validators are not sent back: some servers put a whole session into them.
    private static final int LONGEST_VALIDATOR = 256;

    PageNotes {
        if (depth < 0) throw new IllegalArgumentException("depth must be 0 or more, got " + depth);
        etag = etag.filter(PageNotes::usable);
        lastModified = lastModified.filter(PageNotes::usable);
    }

    private static boolean usable(String validator) {
        return !validator.isBlank() && validator.length() <= LONGEST_VALIDATOR;
    }

    /// A start page has no notes in the database: the injector knows nothing of them.
    static PageNotes of(CrawlDatum datum) {
        MapWritable map = datum.getMetaData();
        return new PageNotes(
                text(map, DEPTH).map(Integer::parseInt).orElse(0),
                text(map, HOPS).map(Integer::parseInt).orElse(0),
                text(map, FOUND).map(Relation::valueOf),
                text(map, KIND).map(PageKind::valueOf),
                text(map, ETAG),
                text(map, LAST_MODIFIED));
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

    void writeTo(CrawlDatum datum) {
        MapWritable map = datum.getMetaData();
        put(map, DEPTH, Optional.of(Integer.toString(depth)));
        put(map, HOPS, Optional.of(hops).filter(any -> any > 0).map(String::valueOf));
        put(map, FOUND, found.map(Relation::name));
        put(map, KIND, kind.map(PageKind::name));
        put(map, ETAG, etag);
        put(map, LAST_MODIFIED, lastModified);
    }

    private static Optional<String> text(MapWritable map, String key) {
        return Optional.ofNullable(map.get(new Text(key))).map(Object::toString).filter(value -> !value.isEmpty());
    }

    /// Nutch lays new metadata over old, so an absent value is written as an empty one.
    private static void put(MapWritable map, String key, Optional<String> value) {
        if (value.isPresent() || map.containsKey(new Text(key))) map.put(new Text(key), new Text(value.orElse("")));
    }
}
