package org.fener.crawler.nutch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.hadoop.io.Text;
import org.apache.nutch.crawl.CrawlDatum;
import org.fener.crawler.Source;
import org.fener.crawler.fetch.CanonicalUrl;
import org.fener.crawler.fetch.Scope;

/// Generates what is due: start pages first, then the places where news appear, then new addresses and old
/// ones to look at again, three to one, so that neither waits for ever.
final class FetchList {

    private static final Text START = new Text("f.start");
    private static final int FRESH_SHARE = 3;

    private final Source source;
    private final Scope scope;
    private final Set<String> starts;
    private final Instant began;
    private final Duration ahead;
    private final int room;
    private final KnownAddresses known = new KnownAddresses();
    private final PriorityQueue<Due> places = worstFirst(Comparator.comparingLong(Due::dueAt));
    private final PriorityQueue<Due> fresh =
            worstFirst(Comparator.comparingInt(Due::depth).thenComparingLong(Due::dueAt));
    private final PriorityQueue<Due> old = worstFirst(Comparator.comparingLong(Due::dueAt));
    private final List<Due> first = new ArrayList<>();
    private boolean left;

    /// One address that is due.
    record Due(String url, CrawlDatum datum, int depth) {
        static Due copy(String url, CrawlDatum datum, PageNotes notes) {
            CrawlDatum own = new CrawlDatum();
            own.set(datum);
            return new Due(url, own, notes.depth());
        }

        long dueAt() {
            return datum.getFetchTime();
        }
    }

    /// @param starts canonical start pages that the round has not visited yet: always due
    /// @param began  when the round began: what comes due meanwhile waits for the next
    /// @param room   addresses to take at most
    /// @param ahead  how far beyond that an address may be due
    FetchList(Source source, Set<String> starts, Instant began, Duration ahead, int room) {
        this.source = source;
        this.scope = Scope.of(source);
        this.starts = starts;
        this.began = began;
        this.ahead = ahead;
        this.room = room;
    }

    /// Looks at one line of the crawl database.
    void consider(String url, CrawlDatum datum, Set<String> heldHosts) {
        known.add(url);
        boolean start = starts.contains(url);
        if (!start && !isDue(datum)) return;
        URI uri = URI.create(url);
        if (heldHosts.contains(PageTask.host(uri))) return;
        PageNotes notes = PageNotes.of(datum);
        if (start) first.add(Due.copy(url, datum, notes));
        else if (notes.depth() <= source.depth() && isInScope(uri)) keep(url, datum, notes);
    }

    private boolean isInScope(URI uri) {
        return CanonicalUrl.of(uri).filter(scope::contains).isPresent();
    }

    private void keep(String url, CrawlDatum datum, PageNotes notes) {
        boolean untried = datum.getStatus() == CrawlDatum.STATUS_DB_UNFETCHED;
        PriorityQueue<Due> queue = notes.place() ? places : untried ? fresh : old;
        Due due = Due.copy(url, datum, notes);
        queue.add(due);
        if (queue.size() > room) {
            queue.remove();
            left = true;
        }
    }

    /// Half an interval early is due as well: the next round comes one `every` later, and being early by half
    /// is nearer to the wish than being late by half.
    private boolean isDue(CrawlDatum datum) {
        Duration interval = Duration.ofSeconds(datum.getFetchInterval());
        Duration slack = (interval.compareTo(source.every()) < 0 ? interval : source.every()).dividedBy(2);
        boolean neverTried = datum.getStatus() == CrawlDatum.STATUS_DB_UNFETCHED && datum.getRetriesSinceFetch() == 0;
        if (neverTried) return true;
        boolean seenInThisRound = datum.getFetchTime() - interval.toMillis() >= began.toEpochMilli();
        Duration early = ahead.compareTo(slack) > 0 ? ahead : slack;
        return !seenInThisRound && datum.getFetchTime() <= began.plus(early).toEpochMilli();
    }

    /// What to fetch, most urgent first, as many as there is room for.
    List<Due> chosen() {
        first.forEach(start -> start.datum().getMetaData().put(START, new Text("1")));
        List<Due> chosen = new ArrayList<>(first);
        List<Due> news = bestFirst(fresh);
        List<Due> repeats = bestFirst(old);
        chosen.addAll(bestFirst(places));
        for (int n = 0, o = 0; n < news.size() || o < repeats.size(); ) {
            boolean takeNew = o == repeats.size() || (n < news.size() && n < (o + 1) * FRESH_SHARE);
            chosen.add(takeNew ? news.get(n++) : repeats.get(o++));
        }
        left |= chosen.size() > room;
        return chosen.subList(0, Math.min(room, chosen.size()));
    }

    /// Whether there was more than [#chosen] could take.
    boolean left() {
        return left;
    }

    /// Every address of the database.
    KnownAddresses known() {
        return known;
    }

    /// The task that an entry of a written list stands for.
    static PageTask task(String url, CrawlDatum datum) {
        boolean start = datum.getMetaData().remove(START) != null;
        return PageTask.of(url, datum, start);
    }

    private static PriorityQueue<Due> worstFirst(Comparator<Due> bestFirst) {
        return new PriorityQueue<>(bestFirst.thenComparing(Due::url).reversed());
    }

    private static List<Due> bestFirst(PriorityQueue<Due> worstFirst) {
        List<Due> due = new ArrayList<>(worstFirst);
        due.sort(worstFirst.comparator().reversed());
        return due;
    }
}
