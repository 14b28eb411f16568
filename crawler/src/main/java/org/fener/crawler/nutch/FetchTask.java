package org.fener.crawler.nutch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.fener.crawler.archive.Archive.Ticket;
import org.fener.crawler.nutch.Visit.Ending;
import org.fener.crawler.nutch.Visit.Line;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches a list and what it leads to: one virtual thread for each host visits its addresses one after the
/// other (see [HostPipeline]), and the links that are new are visited as well while there is room. The visits are
/// taken in stretches (see [FetchStretch]), by one of Hadoop's map threads at a time, which waits until each is durable
/// in the archive.
final class FetchTask implements AutoCloseable {

    /// How long the workers may go on with their current address when they were told to stop at once.
    private static final Duration GRACE = Duration.ofSeconds(3);

    /// The same when it is only time to end: a fetch takes a minute at most.
    private static final Duration PATIENCE = Duration.ofSeconds(65);

    /// Visits that wait for the map thread, and it for the archive's sync or for the next stretch; then the
    /// workers wait. Fifty hosts at 0.2 s bring fifty visits from one sync to the next: room for several, or
    /// hosts are late.
    private static final int WAITING_VISITS = 512;

    private static final Logger LOG = LoggerFactory.getLogger(FetchTask.class);

    private final PageVisitor visitor;
    private final RoundTally tally;
    private final boolean keepsTime;
    private final Set<String> heldHosts;
    private final BlockingQueue<Optional<Visit>> visits = new ArrayBlockingQueue<>(WAITING_VISITS);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable IOException> broken = new AtomicReference<>();
    private final Frontier frontier;
    private volatile boolean over;

    /// What is visited: no address twice, though a list may say that something was written there.
    private final KnownAddresses asked = new KnownAddresses();

    /// @param room      addresses that it may visit
    /// @param keepsTime its hosts are left alone between requests
    /// @param heldHosts hosts that want to be left alone in this round; it is added to
    FetchTask(PageVisitor visitor, RoundTally tally, int room, boolean keepsTime, Set<String> heldHosts) {
        this.visitor = visitor;
        this.tally = tally;
        this.keepsTime = keepsTime;
        this.heldHosts = heldHosts;
        this.frontier = new Frontier(room, host -> workers.execute(() -> work(host)), this::drained);
    }

    /// One address of the fetch list.
    void add(PageTask task) {
        if (ask(task.uri())) frontier.offer(task.host(), task.isRepeat(), () -> task);
    }

    /// Takes no new address; what is being fetched ends, or is left after a moment of grace.
    void stop() {
        end(GRACE);
    }

    /// Takes no new address and lets what is being fetched end.
    void finish() {
        end(PATIENCE);
    }

    private void end(Duration patience) {
        frontier.halt();
        Thread.ofVirtual().start(() -> {
            workers.shutdown();
            try {
                if (!workers.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) workers.shutdownNow();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Whether an address is left that was on the list or found, and not visited.
    boolean left() {
        return frontier.left();
    }

    /// Why the archive could not take a visit; then the job must not count.
    Optional<IOException> broken() {
        return Optional.ofNullable(broken.get());
    }

    /// All addresses of the list are in.
    void filled() {
        frontier.filled();
    }

    /// The next visit that ended; empty if there will be none any more.
    Optional<Visit> next() throws InterruptedException {
        if (over) return Optional.empty();
        Optional<Visit> visit = visits.take();
        over = visit.isEmpty();
        return visit;
    }

    /// Whether every address was visited or dropped, and every visit taken.
    boolean isOver() {
        return over;
    }

    /// What the crawl database shall know of a visit, written when it is durable in the archive.
    void keep(Visit visit, FetchStretch.Writer writer) throws InterruptedException {
        if (broken.get() != null) return;
        try {
            for (Ticket ticket : visit.kept()) ticket.durable();
            for (Line record : visit.records()) writer.write(record);
            for (Visit.Link link : visit.links())
                writer.write(new Line(link.uri(), visitor.task(link).known()));
            tally.count(visit);
        } catch (IOException e) {
            breakOff(e);
        }
    }

    /// Drops what is still going on.
    @Override
    public void close() {
        workers.shutdownNow();
        visits.clear(); // nobody takes them, and whoever finishes last must not wait for room
        frontier.halt();
    }

    private void work(String host) {
        HostPipeline pipeline = new HostPipeline();
        try {
            while (true) {
                HostPipeline.Place place = pipeline.enter();
                Optional<PageTask> task = frontier.next(host);
                if (task.isEmpty()) return;
                begin(() -> visit(host, task.get(), place));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A host that is left alone between requests is asked again in time whatever becomes of the page before; where
    /// there is no such time to keep, a thread for each page would be a waste.
    private void begin(Runnable visit) {
        if (!keepsTime) {
            visit.run();
            return;
        }
        try {
            workers.execute(visit);
        } catch (RejectedExecutionException e) {
            visit.run(); // it is time to end
        }
    }

    private void visit(String host, PageTask task, HostPipeline.Place place) {
        try (place) {
            visitAndFollow(host, task, place);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void visitAndFollow(String host, PageTask task, HostPipeline.Place place) throws InterruptedException {
        try {
            Visit visit = visitOrReport(task, place);
            visits.put(Optional.of(visit));
            for (Visit.Link link : visit.links()) offer(link);
            for (Visit.Link link : visit.stirred()) offer(link);
            if (visit.ending() == Ending.DEFERRED) {
                heldHosts.add(host);
                tally.defer(frontier.hold(host));
            }
        } catch (IOException e) {
            breakOff(e);
        } finally {
            frontier.finished();
        }
    }

    private void offer(Visit.Link link) {
        if (ask(link.uri())) frontier.offer(PageTask.host(link.uri()), false, () -> visitor.task(link));
    }

    private boolean ask(URI uri) {
        synchronized (asked) {
            return asked.add(uri.toString());
        }
    }

    /// A fault of ours with one page must not cost the others.
    private Visit visitOrReport(PageTask task, HostPipeline.Place place) throws IOException, InterruptedException {
        try {
            return visitor.visit(task, place);
        } catch (RuntimeException e) {
            LOG.error("{}: cannot be dealt with", task.uri(), e);
            return visitor.faulty(task, e);
        }
    }

    private void breakOff(IOException why) {
        broken.compareAndSet(null, why);
        frontier.halt();
    }

    /// Called by the worker that finished last; when the queue is full it waits for the map thread like every
    /// other.
    private void drained() {
        boolean interrupted = Thread.interrupted();
        while (true) {
            try {
                visits.put(Optional.empty());
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
