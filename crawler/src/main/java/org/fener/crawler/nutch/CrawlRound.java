package org.fener.crawler.nutch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.fener.crawler.Round;
import org.fener.crawler.Round.Ended;
import org.fener.crawler.RoundLimits;
import org.fener.crawler.Source;
import org.fener.crawler.nutch.NutchCrawler.CrawlParts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One round of one source: inject, then generate, fetch and update until nothing is due or a limit is
/// reached.
final class CrawlRound {

    private static final Logger LOG = LoggerFactory.getLogger(CrawlRound.class);

    /// Addresses in one fetch list, whatever the budget: they wait in memory.
    private static final int MOST_IN_LIST = 10_000;

    private final Source source;
    private final RoundLimits limits;
    private final List<URI> starts;
    private final CrawlDatabase database;
    private final CrawlParts parts;
    private final Instant began;
    private final RoundTally tally;
    private final TrapGuard traps = new TrapGuard();
    private final FetchRelay relay;
    private final Set<String> heldHosts = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;
    private volatile @Nullable FetchTask task;

    CrawlRound(
            Source source,
            RoundLimits limits,
            List<URI> starts,
            CrawlDatabase database,
            Configuration settings,
            CrawlParts parts) {
        this.source = source;
        this.limits = limits;
        this.starts = starts;
        this.database = database;
        this.parts = parts;
        this.relay = new FetchRelay(database, settings, parts);
        this.began = parts.clock().instant();
        this.tally = new RoundTally(source.id(), began, parts.listener()::progress);
    }

    /// Id of its source.
    String source() {
        return source.id();
    }

    /// Ends the round soon. Safe from any thread.
    void stop() {
        stopped = true;
        FetchTask current = task;
        if (current != null) current.stop();
    }

    Round run() throws IOException, InterruptedException {
        database.recover();
        database.inject(starts, source.every());
        Set<String> waitingStarts = new HashSet<>();
        starts.forEach(start -> waitingStarts.add(start.toString()));
        Optional<Ended> ended = Optional.empty();
        for (int cycle = 0; ended.isEmpty(); cycle++) {
            ended = cycle(cycle, waitingStarts);
            waitingStarts.clear();
        }
        Round round = tally.round(took(), ended.get());
        LOG.info(
                "source '{}': {} fetched, {} not modified, {} problems in {} ms, ended: {}",
                source.id(),
                round.fetched(),
                round.notModified(),
                round.problems().size(),
                round.took().toMillis(),
                round.ended());
        return round;
    }

    /// One generate, fetch and update. Empty if there may be more to do.
    private Optional<Ended> cycle(int cycle, Set<String> waitingStarts) throws IOException, InterruptedException {
        Optional<Ended> over = over();
        if (over.isPresent()) return over;
        int room = limits.pages() - tally.asked();
        FetchList list = generate(waitingStarts, Math.min(room, MOST_IN_LIST));
        List<FetchList.Due> due = list.chosen();
        if (due.isEmpty()) return Optional.of(Ended.NOTHING_DUE);
        int before = tally.visits();
        boolean left = fetch(list, due, began.toEpochMilli() + "-" + cycle, room) || list.left();
        if (tally.visits() == before) return over().or(() -> Optional.of(Ended.NOTHING_DUE));
        return left ? Optional.empty() : Optional.of(Ended.NOTHING_DUE);
    }

    private FetchList generate(Set<String> waitingStarts, int room) throws IOException, InterruptedException {
        try {
            return read(waitingStarts, room);
        } catch (IOException e) {
            LOG.warn(
                    "source '{}': its crawl database cannot be read and is made anew from the start pages: {}",
                    source.id(),
                    e.getMessage());
            database.reset();
            database.inject(starts, source.every());
            return read(waitingStarts, room);
        }
    }

    private FetchList read(Set<String> waitingStarts, int room) throws IOException {
        FetchList list = new FetchList(source, waitingStarts, began, limits.ahead(), room);
        database.read((url, datum) -> list.consider(url, datum, heldHosts));
        return list;
    }

    /// Fetches a list and tells whether some of it, or of what it led to, is left.
    private boolean fetch(FetchList list, List<FetchList.Due> due, String name, int room)
            throws IOException, InterruptedException {
        LinkFilter links = new LinkFilter(source, list.known());
        PageVisitor visitor =
                new PageVisitor(source, parts.fetcher(), parts.archive(), parts.reader(), links, traps, parts.clock());
        ScheduledFuture<?> timer = null;
        try (FetchTask fetching =
                new FetchTask(visitor, tally, room, source.delay().isPositive(), heldHosts)) {
            task = fetching;
            if (stopped) fetching.stop();
            Duration left = limits.time().minus(took());
            timer = parts.timer().schedule(fetching::finish, left.toMillis(), TimeUnit.MILLISECONDS);
            relay.run(fetching, name, due);
            return fetching.left();
        } finally {
            if (timer != null) timer.cancel(false);
            task = null;
        }
    }

    private Optional<Ended> over() {
        if (stopped) return Optional.of(Ended.STOPPED);
        if (tally.asked() >= limits.pages()) return Optional.of(Ended.BUDGET);
        if (took().compareTo(limits.time()) >= 0) return Optional.of(Ended.TIME);
        return Optional.empty();
    }

    private Duration took() {
        return Duration.between(began, parts.clock().instant());
    }
}
