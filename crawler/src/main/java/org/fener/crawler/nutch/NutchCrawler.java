package org.fener.crawler.nutch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import org.apache.hadoop.conf.Configuration;
import org.fener.crawler.Crawler;
import org.fener.crawler.Round;
import org.fener.crawler.RoundLimits;
import org.fener.crawler.Source;
import org.fener.crawler.archive.Archive;
import org.fener.crawler.fetch.CanonicalUrl;
import org.fener.crawler.fetch.GuardedFetcher;
import org.fener.crawler.parse.PageReader;

/// Crawls in this process with Nutch's cycle. Rounds of several sources may run side by side; they share the
/// fetcher's politeness table and the archive.
public final class NutchCrawler implements Crawler {

    /// After a crash so much, and what was being merged, may be asked for again; what was fetched lies in the
    /// archive.
    private static final Duration STRETCH = Duration.ofMinutes(1);

    private final Path folder;
    private final CrawlLock lock;
    private final Configuration settings;
    private final ScheduledExecutorService timer;
    private final CrawlParts parts;
    private final Map<String, CrawlRound> running = new ConcurrentHashMap<>();

    /// What every round works with.
    ///
    /// @param updates how many databases may be updated at once: an update is all processor and memory
    /// @param timer   ends stretches and rounds in time
    /// @param stretch how long fetching goes on before the database learns of it
    record CrawlParts(
            GuardedFetcher fetcher,
            Archive archive,
            PageReader reader,
            InstantSource clock,
            CrawlListener listener,
            Semaphore updates,
            ScheduledExecutorService timer,
            Duration stretch) {}

    /// @param lock on the folder `crawl` of a home; let go when this crawler is closed
    public NutchCrawler(
            CrawlLock lock,
            GuardedFetcher fetcher,
            Archive archive,
            PageReader reader,
            InstantSource clock,
            CrawlListener listener)
            throws IOException {
        this(lock, fetcher, archive, reader, clock, listener, STRETCH);
    }

    NutchCrawler(
            CrawlLock lock,
            GuardedFetcher fetcher,
            Archive archive,
            PageReader reader,
            InstantSource clock,
            CrawlListener listener,
            Duration stretch)
            throws IOException {
        this.lock = lock;
        this.folder = lock.folder();
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("crawl-timer").factory());
        this.parts = new CrawlParts(fetcher, archive, reader, clock, listener, new Semaphore(2, true), timer, stretch);
        Path work = folder.resolve(".work");
        CrawlDatabase.remove(work);
        this.settings = NutchSettings.in(work);
    }

    @Override
    public Round round(Source source, RoundLimits limits) throws IOException, InterruptedException {
        return run(enter(source, limits));
    }

    /// Makes a round known, so that it can be stopped from now on; [#run] must follow.
    CrawlRound enter(Source source, RoundLimits limits) {
        CrawlDatabase database = new CrawlDatabase(folder.resolve(source.id()), settings);
        CrawlRound round = new CrawlRound(source, limits, starts(source), database, settings, parts);
        if (running.putIfAbsent(source.id(), round) != null)
            throw new IllegalStateException("source '" + source.id() + "': a round is already running");
        return round;
    }

    Round run(CrawlRound round) throws IOException, InterruptedException {
        FutureTask<Round> work = new FutureTask<>(round::run);
        try {
            Thread.ofPlatform().daemon().name("round-" + round.source()).start(work);
            return await(work, round);
        } finally {
            running.remove(round.source());
        }
    }

    /// Waits in a thread other than Hadoop's: an interrupt asks the round to end, and never leaves half a job
    /// behind.
    private static Round await(FutureTask<Round> work, CrawlRound round) throws IOException, InterruptedException {
        boolean interrupted = false;
        while (true) {
            try {
                Round done = work.get();
                if (interrupted) throw new InterruptedException("the round of '" + done.source() + "' was interrupted");
                return done;
            } catch (InterruptedException e) {
                if (work.isDone()) throw e;
                interrupted = true;
                round.stop();
            } catch (ExecutionException e) {
                throw unwrapped(e);
            }
        }
    }

    static IOException unwrapped(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException unexpected -> throw unexpected;
            case Error error -> throw error;
            case IOException io -> io;
            case null, default -> new IOException(e.getCause());
        };
    }

    private static List<URI> starts(Source source) {
        return source.start().stream()
                .map(start -> CanonicalUrl.of(start.toString())
                        .map(CanonicalUrl::uri)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "source '" + source.id() + "': start is no usable web address: " + start)))
                .distinct()
                .toList();
    }

    @Override
    public void stop(String source) {
        CrawlRound round = running.get(source);
        if (round != null) round.stop();
    }

    /// Ends all rounds soon.
    void stopAll() {
        running.values().forEach(CrawlRound::stop);
    }

    @Override
    public void close() throws IOException {
        stopAll();
        timer.shutdownNow();
        lock.close();
    }
}
