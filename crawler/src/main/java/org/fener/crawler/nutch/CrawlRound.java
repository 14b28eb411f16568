package org.fener.crawler.nutch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
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

    /// A fetch job ends after this long, so that the database learns what was fetched. After a crash so much may
    /// be asked for again; what was fetched lies in the archive. Between two jobs all hosts are idle for a moment.
    private static final Duration JOB = Duration.ofMinutes(5);

    /// Where an update of the database takes long, jobs last so many times as long: hosts are idle meanwhile.
    private static final int JOB_PER_UPDATE = 100;

    /// Addresses in one fetch job, whatever the budget: they wait in memory.
    private static final int MOST_IN_JOB = 10_000;

    private final Source source;
    private final RoundLimits limits;
    private final List<URI> starts;
    private final CrawlDatabase database;
    private final Configuration settings;
    private final CrawlParts parts;
    private final Instant began;
    private final RoundTally tally;
    private final TrapGuard traps = new TrapGuard();
    private final Set<String> heldHosts = ConcurrentHashMap.newKeySet();
    private Duration update = Duration.ZERO;
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
        this.settings = settings;
        this.parts = parts;
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
        int room = Math.min(limits.pages() - tally.asked(), MOST_IN_JOB);
        FetchList list = generate(waitingStarts, room);
        List<FetchList.Due> due = list.chosen();
        if (due.isEmpty()) return Optional.of(Ended.NOTHING_DUE);
        Path segment = database.segment(began.toEpochMilli() + "-" + cycle, due);
        int before = tally.visits();
        boolean left = fetch(segment, list, room) || list.left();
        if (tally.visits() == before) {
            database.discard(segment);
            return over().or(() -> Optional.of(Ended.NOTHING_DUE));
        }
        update(segment);
        return left ? Optional.empty() : Optional.of(Ended.NOTHING_DUE);
    }

    private void update(Path segment) throws IOException, InterruptedException {
        parts.updates().acquire();
        Instant start = parts.clock().instant();
        try {
            database.update(segment);
        } finally {
            parts.updates().release();
            update = Duration.between(start, parts.clock().instant());
        }
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
    private boolean fetch(Path segment, FetchList list, int room) throws IOException, InterruptedException {
        LinkFilter links = new LinkFilter(source, list.known());
        PageVisitor visitor =
                new PageVisitor(source, parts.fetcher(), parts.archive(), parts.reader(), links, traps, parts.clock());
        FetchTask fetching = new FetchTask(visitor, tally, room, heldHosts);
        task = fetching;
        if (stopped) fetching.stop();
        Duration left = limits.time().minus(took());
        Duration worthwhile = update.multipliedBy(JOB_PER_UPDATE);
        Duration job = worthwhile.compareTo(JOB) > 0 ? worthwhile : JOB;
        Duration longest = left.compareTo(job) < 0 ? left : job;
        ScheduledFuture<?> timer = parts.timer().schedule(fetching::finish, longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            FetchJob.run(settings, CrawlDatabase.hadoop(segment), fetching);
        } finally {
            timer.cancel(false);
            task = null;
        }
        return fetching.left();
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
