package org.fener.crawler.nutch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.nutch.crawl.CrawlDatum;
import org.fener.crawler.Round;
import org.fener.crawler.Round.Links;
import org.fener.crawler.archive.Archive.Ticket;

/// What the visit of one address came to.
///
/// @param task     what was visited
/// @param ending   how it counts
/// @param records  for the crawl database: what became of the address, and of one it redirected to
/// @param links    addresses not known before, to be added to the database and followed
/// @param stirred  known addresses where something was written since: to be looked at now
/// @param counted  what became of all links on the page
/// @param problem  why there is no page, if there is none
/// @param took     how long the site took to answer, if it did
/// @param kept     what must be durable before the database may know of the visit
record Visit(
        PageTask task,
        Ending ending,
        List<Line> records,
        List<Link> links,
        List<Link> stirred,
        Links counted,
        Optional<Round.Problem> problem,
        Optional<Duration> took,
        List<Ticket> kept) {

    /// Of an answer that stirred nothing and whose time is not told.
    Visit(
            PageTask task,
            Ending ending,
            List<Line> records,
            List<Link> links,
            Links counted,
            Optional<Round.Problem> problem,
            List<Ticket> kept) {
        this(task, ending, records, links, List.of(), counted, problem, Optional.empty(), kept);
    }

    /// How a visit counts in the round.
    enum Ending {
        FETCHED,
        NOT_MODIFIED,
        DISALLOWED,
        DEFERRED,
        REFUSED,
        FAILED;

        /// Whether the network was used for it: such visits use up the budget.
        boolean asked() {
            return this == FETCHED || this == NOT_MODIFIED || this == FAILED;
        }
    }

    /// One line of the crawl database.
    record Line(URI uri, CrawlDatum datum) {}

    /// An address that was not known before. Its datum is made when it is needed: there may be thousands.
    record Link(URI uri, PageNotes notes) {}

    Visit answeredIn(Optional<Duration> time) {
        return new Visit(task, ending, records, links, stirred, counted, problem, time, kept);
    }

    Visit {
        records = List.copyOf(records);
        links = List.copyOf(links);
        stirred = List.copyOf(stirred);
        kept = List.copyOf(kept);
    }
}
