package org.fener.dashboard.round;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.fener.crawler.Source;
import org.fener.dashboard.round.FetchStop.Stopped;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.fener.dashboard.store.RunLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs rounds and writes them into the run ledger; several sources side by side.
public final class RoundRunner {

    private static final Logger LOG = LoggerFactory.getLogger(RoundRunner.class);

    /// How a round ended.
    public sealed interface Result {}

    public record Ended(RoundRecord record) implements Result {}

    public record Broken(String why) implements Result {}

    private final Installation installation;
    private final Duration ahead;
    private final AtomicInteger failures = new AtomicInteger();

    public RoundRunner(Installation installation) {
        this(installation, Duration.ZERO);
    }

    private RoundRunner(Installation installation, Duration ahead) {
        this.installation = installation;
        this.ahead = ahead;
    }

    /// Rounds that also look at what comes due within this time.
    public RoundRunner lookingAhead(Duration time) {
        return new RoundRunner(installation, time);
    }

    /// Rounds of all these sources at once; `listener` hears of each as it ends.
    public RoundRecord runNow(List<Source> sources, BiConsumer<Source, Result> listener) throws InterruptedException {
        Instant due = installation.clock().instant();
        List<Future<RoundRecord>> rounds = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Source source : sources)
                rounds.add(threads.submit(() -> {
                    Result result = run(source, due).orElseGet(() -> new Broken("it runs already"));
                    synchronized (listener) {
                        listener.accept(source, result);
                    }
                    return result instanceof Ended ended ? ended.record() : RoundRecord.NOTHING;
                }));
            RoundRecord all = RoundRecord.NOTHING;
            for (Future<RoundRecord> round : rounds) all = all.plus(round.get());
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a round broke off: " + e.getCause(), e);
        }
    }

    /// One round for a due time; empty if that due time was taken before, or a round of the source runs.
    public Optional<Result> run(Source source, Instant due) throws InterruptedException {
        Optional<Stopped> stopped = installation.fetchStop().current();
        if (stopped.isPresent()) return Optional.of(new Broken(stopped.get().toString()));
        if (!installation.running().enter(source.id())) return Optional.empty();
        try {
            return ledgered(source, due);
        } finally {
            installation.running().leave(source.id());
        }
    }

    private Optional<Result> ledgered(Source source, Instant due) throws InterruptedException {
        RunLedger ledger = installation.ledger();
        Optional<Long> run = ledger.begin(Kind.ROUND, source.id(), due);
        if (run.isEmpty()) return Optional.empty();
        try {
            RoundRecord record = RoundRecord.of(installation.monitorRound().run(source, ahead));
            ledger.end(run.get(), Outcome.DONE, record.json());
            installation.roundTotals().ended(record);
            ledger.trim(Kind.ROUND, source.id());
            return Optional.of(new Ended(record));
        } catch (InterruptedException e) {
            ledger.end(run.get(), Outcome.INTERRUPTED, "stopped");
            installation.roundTotals().ended(Outcome.INTERRUPTED);
            throw e;
        } catch (Exception e) {
            // the top of this round's thread: other sources and later rounds go on
            failures.incrementAndGet();
            LOG.error("round of source {} failed: {}", source.id(), e.toString(), e);
            String why = e.getMessage() == null ? e.toString() : e.getMessage();
            ledger.end(run.get(), Outcome.FAILED, why);
            installation.roundTotals().ended(Outcome.FAILED);
            return Optional.of(new Broken(why));
        }
    }

    public int failures() {
        return failures.get();
    }
}
