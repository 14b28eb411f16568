package org.fener.crawler.nutch;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.apache.nutch.crawl.CrawlDatum;

/// One address that a fetch job is to visit.
///
/// @param uri   canonical
/// @param known what the crawl database says of it; for a link found in the same job, what it will say
/// @param notes the same, in our words
/// @param start a start page of the source
record PageTask(URI uri, CrawlDatum known, PageNotes notes, boolean start) {

    static PageTask of(String url, CrawlDatum known, boolean start) {
        return new PageTask(URI.create(url), known, PageNotes.of(known), start);
    }

    String url() {
        return uri.toString();
    }

    /// The host that it waits in line for.
    String host() {
        return host(uri);
    }

    static String host(URI uri) {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    boolean first() {
        return known.getSignature() == null;
    }

    /// Neither new nor a place where news appear.
    boolean isRepeat() {
        return !start && !first() && !notes.place();
    }

    Duration interval() {
        return Duration.ofSeconds(known.getFetchInterval());
    }
}
